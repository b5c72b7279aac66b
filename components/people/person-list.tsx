"use client";

import { useActionState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { ROLE_WORDS } from "@/lib/domain/role";
import type { PersonAction, PersonRow } from "./people-states";
import { RoleChoice } from "./role-choice";

type PersonListProps = {
  readonly people: readonly PersonRow[];
  readonly handles: readonly string[];
  readonly action: PersonAction;
};

/** Everybody of the workspace: what they may, when they were here last, and what can be done about it. */
export function PersonList({ people, handles, action }: PersonListProps) {
  return (
    <ul className="flex flex-col">
      {people.map((person) => (
        <li key={person.userId} className="border-t border-line py-3.5 first:border-t-0 first:pt-1 last:pb-1">
          <Line person={person} handles={handles} action={action} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = Omit<PersonListProps, "people"> & { readonly person: PersonRow };

function Line({ person, handles, action }: LineProps) {
  const [state, send, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <article aria-label={person.email} aria-busy={isPending} className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold">
        <bdi className="min-w-0 break-words">{person.name}</bdi>
        <Badge tone={person.role === "owner" ? "good" : "neutral"}>{ROLE_WORDS[person.role].title}</Badge>
        {person.hasSecondFactor ? <Badge>Second factor</Badge> : null}
        {person.isYou ? <span className="text-sm font-normal text-muted">you</span> : null}
      </h3>
      <Facts person={person} />
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      <details className="text-sm">
        <summary className="inline-flex min-h-7 cursor-pointer items-center font-semibold text-accent-strong underline-offset-2 hover:underline">
          Change<span className="sr-only"> {person.email}</span>
        </summary>
        <div className="mt-2 flex max-w-xl flex-col gap-4 rounded-control border border-line bg-sunken p-3.5">
          <form action={send} className="flex flex-col gap-3">
            <input type="hidden" name="id" value={person.userId} />
            <RoleChoice
              name={person.userId}
              initial={person.role}
              chosen={person.profiles}
              handles={handles}
            />
            <Button type="submit" name="change" value="role" className="self-start" disabled={isPending}>
              Save role
            </Button>
          </form>
          <Consequences person={person} send={send} isPending={isPending} />
        </div>
      </details>
    </article>
  );
}

function Facts({ person }: { readonly person: PersonRow }) {
  const { email, role, profiles, joinedAt, lastSeenAt } = person;
  return (
    <p className="text-sm text-muted wrap-anywhere">
      {email} · here since <LocalTime iso={joinedAt} />
      {" · "}
      {lastSeenAt === null ? (
        "not signed in"
      ) : (
        <>
          last seen <LocalTime iso={lastSeenAt} />
        </>
      )}
      {role === "client" ? (
        <> · sees {profiles.map((handle) => `@${handle}`).join(", ") || "nothing"}</>
      ) : null}
    </p>
  );
}

type ConsequencesProps = {
  readonly person: PersonRow;
  readonly send: (form: FormData) => void;
  readonly isPending: boolean;
};

/** What cannot be taken back stands beside its button. */
function Consequences({ person, send, isPending }: ConsequencesProps) {
  return (
    <form action={send} className="flex flex-col gap-3 border-t border-line pt-3">
      <input type="hidden" name="id" value={person.userId} />
      {person.hasSecondFactor ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-56 text-muted text-pretty">
            Lost phone and backup codes? Then the password alone signs in again, and every browser is signed
            out.
          </p>
          <Button type="submit" name="change" value="reset" size="small" disabled={isPending}>
            Reset second factor
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 text-muted text-pretty">
          Removed people are signed out at once. What they imported and wrote down stays.
        </p>
        <Button type="submit" name="change" value="remove" size="small" look="danger" disabled={isPending}>
          Remove from workspace
        </Button>
      </div>
    </form>
  );
}
