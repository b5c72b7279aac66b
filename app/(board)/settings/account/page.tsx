import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { SecondFactor } from "@/components/people/second-factor";
import { SessionList } from "@/components/people/session-list";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { requireSession } from "@/lib/accounts/session";
import { listOwnSessions } from "@/lib/accounts/sessions";
import type { Query } from "@/lib/domain/address";
import { endSessionsAction, factorAction } from "./actions";

export const metadata: Metadata = { title: "Signing in" };

const CHANGED: Readonly<Record<string, string>> = {
  on: "The second factor is on. From now on signing in asks for a code.",
  off: "The second factor is off. Your password alone signs in.",
};

export default async function AccountPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const session = await requireSession();
  const { changed } = await searchParams;
  const said = typeof changed === "string" ? CHANGED[changed] : undefined;
  const sessions = await listOwnSessions(session, new Date());
  return (
    <>
      <PageHeader title="Signing in">
        <p className="mt-1.5 text-muted text-pretty">{session.user.email}</p>
      </PageHeader>
      <div className="flex flex-col gap-3">
        {said === undefined ? null : (
          <Notice tone="good" role="status">
            {said}
          </Notice>
        )}
        <Card aria-labelledby="factor">
          <CardHeading
            id="factor"
            title={
              <span className="flex flex-wrap items-center gap-2">
                Second factor
                {session.hasSecondFactor ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>}
              </span>
            }
            hint="A code of an authenticator app on your phone, besides the password. It needs no network and tells nobody."
          />
          <SecondFactor isOn={session.hasSecondFactor} action={factorAction} />
        </Card>
        <Card aria-labelledby="sessions">
          <CardHeading
            id="sessions"
            title="Signed-in browsers"
            hint="No address is kept of them. Unused for 7 days, or after 30, they are signed out by themselves."
          />
          <SessionList
            sessions={sessions.map(({ signedInAt, lastUsedAt, ...each }) => ({
              ...each,
              signedInAt: signedInAt.toISOString(),
              lastUsedAt: lastUsedAt.toISOString(),
            }))}
            action={endSessionsAction}
          />
        </Card>
      </div>
    </>
  );
}
