import { dayAt } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { EntryAuthor, EntryProblem } from "@/lib/entries/entry";
import type { saveNote } from "@/lib/entries/notes";
import { asOperator } from "@/lib/imports/operator";
import { findReportProfile } from "@/lib/reports/profiles";
import { CommandFailed, EXIT } from "./exit-code";

/** Does something with a profile of the operator's workspace, in the operator's name; refuses a handle that it does not have. */
export function onProfile<Result>(
  handle: Handle,
  work: (profile: Parameters<typeof saveNote>[0], author: EntryAuthor) => Promise<Result>,
): Promise<Result> {
  return asOperator(async (scope) => {
    const profile = await findReportProfile(scope, handle);
    if (profile === null) throw new CommandFailed(`There is no profile @${handle}.`, EXIT.refused);
    const now = new Date();
    return work(profile, { scope, now, today: dayAt(now.getTime()) });
  });
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** What was stored; what was refused ends the command with its reasons. */
export function mustStore<Stored extends Outcome>(stored: Stored): Extract<Stored, { readonly ok: true }> {
  if (stored.ok) return stored as Extract<Stored, { readonly ok: true }>;
  const { problems } = stored as Extract<Outcome, { readonly ok: false }>;
  throw new CommandFailed(problems.map(({ message }) => message).join(" "), EXIT.refused);
}
