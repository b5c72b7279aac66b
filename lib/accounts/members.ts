import { OPERATOR } from "@/lib/db/import-records";
import {
  changePerson,
  listPersons,
  type PersonChange,
  removePerson,
  resetSecondFactor,
} from "@/lib/db/people";
import { listProfiles, type OwnerScope } from "@/lib/db/scope";
import { isRole } from "@/lib/domain/role";
import { findChosen } from "./invitations";

/** Everybody of the workspace, oldest first, with the handles that a client sees. */
export async function listMembersOf(scope: OwnerScope) {
  const [persons, profiles] = await Promise.all([listPersons(scope), listProfiles(scope)]);
  const handles = new Map(profiles.map(({ profileId, handle }) => [profileId, handle]));
  return persons.map(({ profileIds, ...person }) => ({
    ...person,
    profiles: profileIds.flatMap((id) => handles.get(id) ?? []),
  }));
}

/** null: done; otherwise one sentence about what stands in the way. */
export async function changeRole(
  scope: OwnerScope,
  asked: { readonly userId: string; readonly role: string; readonly profiles: readonly string[] },
  now: Date,
): Promise<string | null> {
  const { userId, role } = asked;
  if (!isRole(role)) return "Choose one of the roles in the list.";
  const chosen = await findChosen(scope, role, asked.profiles);
  if (!chosen.ok) return chosen.problem;
  const change = { userId, role, profiles: chosen.profiles };
  return toProblem(await changePerson(scope, change, { by: scope.userId ?? OPERATOR, at: now }));
}

/** null: they are gone, and so are their sessions; otherwise one sentence about what stands in the way. */
export async function removeMember(scope: OwnerScope, userId: string, now: Date): Promise<string | null> {
  return toProblem(await removePerson(scope, userId, { by: scope.userId ?? OPERATOR, at: now }));
}

/** Lets somebody sign in with the password alone, once more. null: done; otherwise one sentence. */
export async function resetFactorOf(scope: OwnerScope, userId: string, now: Date): Promise<string | null> {
  const isDone = await resetSecondFactor(scope, userId, { by: scope.userId ?? OPERATOR, at: now });
  return toProblem(isDone ? "done" : "unknown");
}

/** The user id of a member by e-mail address; null when nobody of the workspace has it. */
export async function findMemberByEmail(scope: OwnerScope, email: string): Promise<string | null> {
  const wanted = email.trim().toLowerCase();
  return (await listPersons(scope)).find((person) => person.email === wanted)?.userId ?? null;
}

function toProblem(change: PersonChange): string | null {
  switch (change) {
    case "done":
      return null;
    case "unknown":
      return "This person does not belong to the workspace any more. Reload the page.";
    case "last-owner":
      return "A workspace needs an owner. Make somebody else an owner first.";
  }
}
