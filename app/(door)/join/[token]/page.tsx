import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoorForm } from "@/components/door/door-form";
import { NewPasswordField } from "@/components/door/new-password-field";
import { Card } from "@/components/ui/card";
import { Field, Input } from "@/components/ui/field";
import { findInvitation, isEndedInvitation, TOKEN_MINUTES } from "@/lib/accounts/invitations";
import { ROLE_WORDS } from "@/lib/domain/role";
import { PlainHttpNotice } from "../../plain-http-notice";
import { JOIN_PROBLEMS } from "../problems";

export const metadata: Metadata = { title: "Join", robots: { index: false, follow: false } };

type JoinProps = {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly [name: string]: string | string[] | undefined }>;
};

/** One answer for tokens that never were, are used or withdrawn, and for invitations that are over. */
export default async function Join({ params, searchParams }: JoinProps) {
  const [{ token }, { problem }] = await Promise.all([params, searchParams]);
  const now = new Date();
  const invitation = await findInvitation(token, now);
  if (invitation === null) {
    if (await isEndedInvitation(token, now)) return <EndedLink token={token} problem={toProblem(problem)} />;
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
        <DoorForm action="/join/submit" submit="Join" problem={toProblem(problem)}>
          {userId === null ? <NewAccountFields email={email} /> : <KnownAccountFields email={email} />}
          <input type="hidden" name="token" value={token} />
        </DoorForm>
      </div>
    </Card>
  );
}

function toProblem(key: string | string[] | undefined): string | null {
  return (typeof key === "string" ? JOIN_PROBLEMS[key] : null) ?? null;
}

/** The invitation is open, and this link to it is over. To whom it was is said by nobody but the mail. */
function EndedLink({ token, problem }: { readonly token: string; readonly problem: string | null }) {
  return (
    <Card className="p-6 sm:px-7">
      <h1 className="text-title font-bold tracking-[-0.02em]">This link is over</h1>
      <p className="mt-1 mb-5 text-muted text-pretty">
        A link to an invitation works for {TOKEN_MINUTES} minutes. The invitation itself is still open: let a
        new link be sent to the invited address.
      </p>
      <DoorForm action="/join/renew" submit="Send a new link" problem={problem}>
        <input type="hidden" name="token" value={token} />
      </DoorForm>
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
