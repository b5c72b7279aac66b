import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { SecondFactor } from "@/components/people/second-factor";
import { SessionList } from "@/components/people/session-list";
import { NewWorkspace, WorkspaceSwitch } from "@/components/people/workspace-switch";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { requireSession } from "@/lib/accounts/session";
import { listOwnSessions } from "@/lib/accounts/sessions";
import { listWorkspacesOf } from "@/lib/accounts/workspaces";
import type { Query } from "@/lib/domain/address";
import { endSessionsAction, factorAction } from "./actions";
import { workspaceAction } from "./workspace-action";

export const metadata: Metadata = { title: "Signing in" };

const CHANGED: Readonly<Record<string, string>> = {
  on: "The second factor is on. From now on signing in asks for a code.",
  off: "The second factor is off. Your password alone signs in.",
};

export default async function AccountPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const session = await requireSession();
  const { changed } = await searchParams;
  const said = typeof changed === "string" ? CHANGED[changed] : undefined;
  const [sessions, workspaces] = await Promise.all([
    listOwnSessions(session, new Date()),
    listWorkspacesOf(session.scope),
  ]);
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
        {workspaces.length > 1 || session.owner !== null ? (
          <Card aria-labelledby="workspaces">
            <CardHeading
              id="workspaces"
              title="Workspaces"
              hint="This browser works in one of them at a time. Nothing of one is seen in another."
            />
            <div className="flex max-w-md flex-col gap-4">
              {workspaces.length > 1 ? (
                <WorkspaceSwitch workspaces={workspaces} action={workspaceAction} />
              ) : null}
              {session.owner === null ? null : <NewWorkspace action={workspaceAction} />}
            </div>
          </Card>
        ) : null}
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
