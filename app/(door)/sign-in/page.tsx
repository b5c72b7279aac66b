import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DoorForm } from "@/components/door/door-form";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { isClaimOpen } from "@/lib/accounts/claim";
import { toInternalPath } from "@/lib/accounts/next-path";
import { getSession } from "@/lib/accounts/session";
import { PlainHttpNotice } from "../plain-http-notice";
import { SIGN_IN_PROBLEMS } from "./problems";

export const metadata: Metadata = { title: "Sign in" };

type Query = Promise<{ readonly [name: string]: string | string[] | undefined }>;

export default async function SignIn({ searchParams }: { readonly searchParams: Query }) {
  const { next, problem } = await searchParams;
  const path = toInternalPath(typeof next === "string" ? next : null);
  if ((await getSession()) !== null) redirect(path);
  if (await isClaimOpen()) redirect("/claim");
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="mb-5 text-title font-bold tracking-[-0.02em]">Sign in</h1>
      <div className="flex flex-col gap-4">
        <PlainHttpNotice />
        <DoorForm
          action="/sign-in/submit"
          submit="Sign in"
          problem={(typeof problem === "string" ? SIGN_IN_PROBLEMS[problem] : null) ?? null}
        >
          <Field id="email" label="E-mail">
            <Input id="email" name="email" type="email" autoComplete="username" required maxLength={320} />
          </Field>
          <Field id="password" label="Password">
            <Input
              id="password"
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={1024}
            />
          </Field>
          <input type="hidden" name="next" value={path} />
        </DoorForm>
      </div>
    </Card>
  );
}
