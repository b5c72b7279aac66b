import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DoorForm } from "@/components/door/door-form";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { toClientKey } from "@/lib/accounts/client-address";
import { findInvitation } from "@/lib/accounts/invitations";
import { ROLE_WORDS } from "@/lib/domain/role";
import { env } from "@/lib/env";
import { countGuess } from "@/lib/links/guesses";
import { PlainHttpNotice } from "../../plain-http-notice";
import { JOIN_PROBLEMS } from "../problems";

export const metadata: Metadata = { title: "Join", robots: { index: false, follow: false } };

type JoinProps = {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly [name: string]: string | string[] | undefined }>;
};

/** One answer for tokens that never were, are used, withdrawn or over. */
export default async function Join({ params, searchParams }: JoinProps) {
  const [{ token }, { problem }] = await Promise.all([params, searchParams]);
  const now = new Date();
  const invitation = await findInvitation(token, now);
  if (invitation === null) {
    countGuess(toClientKey(await headers(), env().trustedProxies), now.getTime());
    notFound();
  }
  const { email, role, workspaceName, userId } = invitation;
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="text-title font-bold tracking-[-0.02em]">
        Join <bdi>{workspaceName}</bdi>
      </h1>
      <p className="mt-1 mb-5 text-muted text-pretty">
        As <b>{email}</b>, {ROLE_WORDS[role].title.toLowerCase()}: {WHAT_YOU_MAY[role]}
      </p>
      <div className="flex flex-col gap-4">
        <PlainHttpNotice />
        <DoorForm
          action="/join/submit"
          submit="Join"
          problem={(typeof problem === "string" ? JOIN_PROBLEMS[problem] : null) ?? null}
        >
          {userId === null ? <NewAccountFields email={email} /> : <KnownAccountFields email={email} />}
          <input type="hidden" name="token" value={token} />
        </DoorForm>
      </div>
    </Card>
  );
}

const WHAT_YOU_MAY = {
  owner: "you may do everything, and choose who else may.",
  editor: "you may import, enter and change what profiles say.",
  viewer: "you may look at every profile.",
  client: "you may look at the profiles chosen for you.",
} as const;

function NewAccountFields({ email }: { readonly email: string }) {
  return (
    <>
      <Field id="name" label="Your name" hint="Beside what you import and write down.">
        <Input
          id="name"
          name="name"
          autoComplete="name"
          required
          maxLength={80}
          aria-describedby="name-hint"
        />
      </Field>
      <HiddenUsername email={email} />
      <NewPasswordField label="Password" />
    </>
  );
}

function KnownAccountFields({ email }: { readonly email: string }) {
  return (
    <>
      <HiddenUsername email={email} />
      <Field id="password" label="Your password" hint="You have an account here already.">
        <Input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={1024}
          aria-describedby="password-hint"
        />
      </Field>
    </>
  );
}

/** So that password managers know whose password this is; it has no name and is not sent. */
function HiddenUsername({ email }: { readonly email: string }) {
  return <input type="email" autoComplete="username" readOnly hidden value={email} />;
}
