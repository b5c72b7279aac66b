import type { Metadata } from "next";
import { PageHeader } from "@/components/board/page-header";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteForm } from "@/components/people/invite-form";
import { PersonList } from "@/components/people/person-list";
import { Card, CardHeading } from "@/components/ui/card";
import { listInvitations } from "@/lib/accounts/invitations";
import { listMembersOf } from "@/lib/accounts/members";
import { requireSession } from "@/lib/accounts/session";
import { listProfilesForPicker } from "@/lib/reports/profiles";
import { OnlyOwners } from "../only-owners";
import { changePersonAction, inviteAction } from "./actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { owner, user } = await requireSession();
  if (owner === null) return <OnlyOwners title="People" />;
  const [people, invitations, profiles] = await Promise.all([
    listMembersOf(owner),
    listInvitations(owner, new Date()),
    listProfilesForPicker(owner),
  ]);
  const handles = profiles.map(({ handle }) => handle);
  return (
    <>
      <PageHeader title="People">
        <p className="mt-1.5 max-w-[70ch] text-muted text-pretty">
          Who may see this workspace, and what each of them may do. Somebody who only has to read figures
          needs no account: a link is enough.
        </p>
      </PageHeader>
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Card aria-labelledby="people-title">
          <CardHeading id="people-title" title="Everybody" />
          <PersonList
            people={people.map((person) => ({
              ...person,
              joinedAt: person.joinedAt.toISOString(),
              lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
              isYou: person.userId === user.id,
            }))}
            handles={handles}
            action={changePersonAction}
          />
        </Card>
        <div className="flex flex-col gap-3">
          <Card aria-labelledby="invite-title">
            <CardHeading
              id="invite-title"
              title="Invite"
              hint="You get an address to send to them yourself. It works once, within an hour; whoever comes later, within 7 days, is sent a new one by mail."
            />
            <InviteForm action={inviteAction} handles={handles} />
          </Card>
          {invitations.length === 0 ? null : (
            <Card aria-labelledby="invited-title">
              <CardHeading id="invited-title" title="Invited" />
              <InvitationList
                invitations={invitations.map(({ id, email, role, profiles: seen, expiresAt }) => ({
                  id,
                  email,
                  role,
                  profiles: seen,
                  expiresAt: expiresAt.toISOString(),
                }))}
                action={changePersonAction}
              />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
