import type { Metadata } from "next";
import { UnknownProfile } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { ProfilePicker } from "@/components/board/profile-picker";
import { DoorForm } from "@/components/door/door-form";
import { NewPasswordField } from "@/components/door/new-password-field";
import { BackupFacts } from "@/components/settings/backup-facts";
import { ColumnFileForm } from "@/components/settings/column-file-form";
import { ColumnList } from "@/components/settings/column-list";
import { OriginalsForm } from "@/components/settings/originals-form";
import { ProfileFacts } from "@/components/settings/profile-facts";
import { ProfileForm } from "@/components/settings/profile-form";
import { ZoneNote } from "@/components/settings/zone-note";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Query } from "@/lib/domain/address";
import { getProfileSettings, listTimeZones } from "@/lib/entries/profile-settings";
import { listMappings } from "@/lib/imports/mappings";
import { getZone } from "@/lib/reports/zone";
import { getOriginalsKept } from "@/lib/upkeep/originals";
import { findBackupState } from "@/lib/upkeep/trouble";
import { mayEnter } from "../entering";
import { type Board, readBoard } from "../read-board";
import { saveProfile } from "./actions";
import { addColumns, forgetColumns } from "./column-actions";
import { keepOriginalsAction } from "./originals-action";

export const metadata: Metadata = { title: "Settings" };

const PATH = "/settings";

export default async function SettingsPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { changed } = await searchParams;
  const { profile, profiles, address } = board;
  const choices = profiles.map(({ handle, name }) => ({ handle, name }));
  return (
    <>
      <PageHeader
        title="Settings"
        profile={
          profile === null ? null : (
            <ProfilePicker path={PATH} address={address} current={profile.handle} profiles={choices} />
          )
        }
      />
      <div className="flex flex-col gap-3">
        {profile === null && profiles.length > 0 ? (
          <UnknownProfile handle={address.profile ?? ""} path={PATH} />
        ) : (
          <ProfileCard profile={profile} editable={mayEnter(board)} />
        )}
        {mayEnter(board) ? <ColumnsCard scope={board.scope} /> : null}
        <AccountCard email={board.user.email} hasChanged={changed === "password"} />
        <Card aria-labelledby="signing-in">
          <CardHeading
            id="signing-in"
            title="Signing in"
            hint={`Second factor ${board.hasSecondFactor ? "on" : "off"}. The browsers that are signed in as you.`}
            actions={
              <ButtonLink size="small" href="/settings/account">
                Open
              </ButtonLink>
            }
          />
        </Card>
        {board.owner === null ? null : (
          <Card aria-labelledby="people">
            <CardHeading
              id="people"
              title="People and the audit log"
              hint="Who may see this workspace and what they may do; and what was done, when and by whom."
              actions={
                <>
                  <ButtonLink size="small" href="/settings/people">
                    People
                  </ButtonLink>
                  <ButtonLink size="small" href="/settings/audit">
                    Audit log
                  </ButtonLink>
                </>
              }
            />
          </Card>
        )}
        {board.owner === null ? null : <KeepingCards owner={board.owner} />}
        <Card aria-labelledby="leave">
          <CardHeading
            id="leave"
            title="Leave or go quiet"
            hint="Pause links, make a profile private, take everything along, or delete for good."
            actions={
              <ButtonLink size="small" href="/settings/leave">
                Open
              </ButtonLink>
            }
          />
        </Card>
      </div>
    </>
  );
}

async function KeepingCards({ owner }: { readonly owner: NonNullable<Board["owner"]> }) {
  const [kept, backups] = await Promise.all([getOriginalsKept(owner), findBackupState(owner)]);
  return (
    <>
      <Card aria-labelledby="originals">
        <CardHeading
          id="originals"
          title="Original files"
          hint="The files as they were imported: for downloads, for redoing an import, and to prove where a figure comes from."
        />
        <OriginalsForm kept={kept} action={keepOriginalsAction} />
      </Card>
      <Card aria-labelledby="backups">
        <CardHeading id="backups" title="Backups" hint="A checked copy of the whole database, once a day." />
        <BackupFacts {...backups} />
      </Card>
    </>
  );
}

type ProfileCardProps = Pick<Board, "profile"> & { readonly editable: boolean };

async function ProfileCard({ profile, editable }: ProfileCardProps) {
  if (profile === null) {
    return (
      <Card>
        <EmptyState title="No profile yet">
          A profile appears with its first import; its handle is read from the exports.
        </EmptyState>
      </Card>
    );
  }
  const [settings, zone] = await Promise.all([getProfileSettings(profile), getZone(profile)]);
  return (
    <Card aria-labelledby="profile">
      <CardHeading
        id="profile"
        title={`Profile @${profile.handle}`}
        hint={`The handle comes from the exports. ${editable ? "The rest is yours to say." : "The rest is its owner’s to say."}`}
      />
      {editable ? (
        <ProfileForm
          key={profile.profileId}
          handle={profile.handle}
          settings={settings}
          timeZones={listTimeZones()}
          action={saveProfile}
        />
      ) : (
        <ProfileFacts settings={settings} />
      )}
      <div className="mt-4 max-w-xl">
        <ZoneNote report={zone} />
      </div>
    </Card>
  );
}

async function ColumnsCard({ scope }: Pick<Board, "scope">) {
  const columns = await listMappings(scope);
  return (
    <Card aria-labelledby="columns">
      <CardHeading
        id="columns"
        title="Remembered tables"
        hint="Tables that TikTok did not make are read like this, without asking. Forgetting one changes nothing that is imported."
      />
      {columns.length === 0 ? (
        <p className="text-sm text-muted">
          None yet. Drop a table with figures of other tools on Imports, say what its columns mean, and it is
          remembered here.
        </p>
      ) : (
        <ColumnList columns={columns} forget={forgetColumns} />
      )}
      <ColumnFileForm action={addColumns} />
    </Card>
  );
}

function AccountCard({ email, hasChanged }: { readonly email: string; readonly hasChanged: boolean }) {
  return (
    <Card aria-labelledby="account">
      <CardHeading id="account" title="Your account" hint={email} actions={<SignOut />} />
      <div className="flex max-w-xl flex-col gap-4">
        {hasChanged ? (
          <Notice tone="good" role="status">
            Your password is changed. Every other browser is signed out.
          </Notice>
        ) : null}
        <DoorForm action="/settings/password" submit="Change password" problem={null} wide={false}>
          <Field id="current" label="Current password">
            <Input
              id="current"
              name="current"
              type="password"
              autoComplete="current-password"
              required
              maxLength={1024}
            />
          </Field>
          <NewPasswordField label="New password" />
        </DoorForm>
      </div>
    </Card>
  );
}

function SignOut() {
  return (
    <form action="/sign-out" method="post">
      <Button type="submit" size="small">
        Sign out
      </Button>
    </form>
  );
}
