import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoorForm } from "@/components/door/door-form";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { isClaimOpen } from "@/lib/accounts/claim";
import { PlainHttpNotice } from "../plain-http-notice";
import { CLAIM_PROBLEMS } from "./problems";

export const metadata: Metadata = { title: "Claim this installation" };

type Query = Promise<{ readonly [name: string]: string | string[] | undefined }>;

export default async function Claim({ searchParams }: { readonly searchParams: Query }) {
  const { problem } = await searchParams;
  if (!(await isClaimOpen())) notFound();
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="text-title font-bold tracking-[-0.02em]">Claim this installation</h1>
      <p className="mt-1 mb-5 text-muted text-pretty">
        Nobody owns this Tallyboard yet. The first owner proves it with the code that the console printed at
        the start.
      </p>
      <div className="flex flex-col gap-4">
        <PlainHttpNotice />
        <DoorForm
          action="/claim/submit"
          submit="Claim"
          problem={(typeof problem === "string" ? CLAIM_PROBLEMS[problem] : null) ?? null}
        >
          <ClaimFields />
        </DoorForm>
      </div>
    </Card>
  );
}

function ClaimFields() {
  return (
    <>
      <Field
        id="code"
        label="One-time code"
        hint="Four groups of five signs; capitals and dashes do not matter."
      >
        <Input
          id="code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={100}
          aria-describedby="code-hint"
          className="font-mono tracking-wide"
        />
      </Field>
      <Field id="email" label="E-mail">
        <Input id="email" name="email" type="email" autoComplete="username" required maxLength={320} />
      </Field>
      <NewPasswordField label="Password" />
      <Field id="workspace" label="Workspace name" hint="Your brand, team or agency.">
        <Input
          id="workspace"
          name="workspace"
          autoComplete="organization"
          required
          maxLength={80}
          aria-describedby="workspace-hint"
        />
      </Field>
    </>
  );
}
