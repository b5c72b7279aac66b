import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { DoorForm } from "@/components/door/door-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { toInternalPath } from "@/lib/accounts/next-path";
import { isCodeAsked } from "@/lib/accounts/second-factor";
import { CODE_PROBLEMS } from "./problems";

export const metadata: Metadata = { title: "Enter your code" };

type Query = Promise<{ readonly [name: string]: string | string[] | undefined }>;

export default async function SignInCode({ searchParams }: { readonly searchParams: Query }) {
  const { next, problem } = await searchParams;
  const path = toInternalPath(typeof next === "string" ? next : null);
  if (!(await isCodeAsked(await headers()))) redirect(`/sign-in?${new URLSearchParams({ next: path })}`);
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="text-title font-bold tracking-[-0.02em]">Enter your code</h1>
      <p className="mt-1 mb-5 text-muted text-pretty">
        Open your authenticator app and type the six digits that it shows for Tallyboard.
      </p>
      <DoorForm
        action="/sign-in/code/submit"
        submit="Sign in"
        problem={(typeof problem === "string" ? CODE_PROBLEMS[problem] : null) ?? null}
      >
        <Field id="code" label="Code" hint="Without your phone, one of your backup codes does as well.">
          <Input
            id="code"
            name="code"
            inputMode="text"
            autoComplete="one-time-code"
            spellCheck={false}
            autoCapitalize="none"
            required
            autoFocus
            maxLength={100}
            aria-describedby="code-hint"
            className="font-mono tracking-widest"
          />
        </Field>
        <input type="hidden" name="next" value={path} />
      </DoorForm>
    </Card>
  );
}
