import { type AuditKind, listAudit, type StoredAuditEntry } from "@/lib/db/audit";
import { OPERATOR } from "@/lib/db/import-records";
import { INVITED } from "@/lib/db/invitations";
import { listPersons } from "@/lib/db/people";
import type { OwnerScope } from "@/lib/db/scope";
import { toCsvLine } from "@/lib/domain/csv-cell";

/** What an audit log is looked at for. */
export const AUDIT_GROUPS = ["signing-in", "people", "links", "imports", "entries", "settings"] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export const GROUP_WORDS: Readonly<Record<AuditGroup, string>> = {
  "signing-in": "Signing in",
  people: "People",
  links: "Links and messages",
  imports: "Imports",
  entries: "Entries and notes",
  settings: "Settings and deletions",
};

/** What each kind of event is, for people. Every kind has its words, or this does not compile. */
const KINDS: Readonly<Record<AuditKind, readonly [AuditGroup, string]>> = {
  "installation/claimed": ["settings", "Installation claimed"],
  "session/signed-in": ["signing-in", "Signed in"],
  "session/refused": ["signing-in", "Sign-in refused"],
  "session/code-refused": ["signing-in", "Code refused"],
  "session/signed-out": ["signing-in", "Signed out"],
  "account/password-changed": ["signing-in", "Password changed"],
  "account/sessions-ended": ["signing-in", "Browsers signed out"],
  "account/second-factor-on": ["signing-in", "Second factor turned on"],
  "account/second-factor-off": ["signing-in", "Second factor turned off"],
  "account/second-factor-codes": ["signing-in", "New backup codes"],
  "account/second-factor-reset": ["people", "Second factor reset"],
  "account/deleted": ["people", "Account deleted"],
  "person/invited": ["people", "Invited"],
  "person/invitation-revoked": ["people", "Invitation withdrawn"],
  "person/invitation-renewed": ["people", "New link of an invitation"],
  "person/joined": ["people", "Joined"],
  "person/role-changed": ["people", "Role changed"],
  "person/removed": ["people", "Removed"],
  "import/committed": ["imports", "Imported"],
  "import/undone": ["imports", "Import undone"],
  "import/redone": ["imports", "Import redone"],
  "mapping/saved": ["imports", "Columns remembered"],
  "mapping/forgotten": ["imports", "Columns forgotten"],
  "entry/post-details": ["entries", "Post details entered"],
  "entry/top-items": ["entries", "Top list entered"],
  "campaign/added": ["entries", "Campaign added"],
  "campaign/changed": ["entries", "Campaign changed"],
  "campaign/removed": ["entries", "Campaign removed"],
  "goal/set": ["entries", "Goal set"],
  "goal/changed": ["entries", "Goal changed"],
  "goal/removed": ["entries", "Goal removed"],
  "note/added": ["entries", "Note added"],
  "note/changed": ["entries", "Note changed"],
  "note/removed": ["entries", "Note removed"],
  "link/created": ["links", "Link made"],
  "link/paused": ["links", "Link paused"],
  "link/resumed": ["links", "Link opened again"],
  "link/rotated": ["links", "Link got a new address"],
  "link/revoked": ["links", "Link revoked"],
  "link/password-set": ["links", "Link password set"],
  "link/password-removed": ["links", "Link password removed"],
  "link/pinned": ["links", "Link pinned"],
  "link/unpinned": ["links", "Link made live"],
  "links/paused": ["links", "All links paused"],
  "links/resumed": ["links", "All links opened again"],
  "mail/scheduled": ["links", "Messages scheduled"],
  "mail/stopped": ["links", "Messages stopped"],
  "profile/made-private": ["settings", "Profile made private"],
  "profile/opened": ["settings", "Profile no longer private"],
  "profile/changed": ["settings", "Profile changed"],
  "profile/deleted": ["settings", "Profile deleted"],
  "workspace/made": ["settings", "Workspace made"],
  "workspace/exported": ["settings", "Everything downloaded"],
  "workspace/branded": ["settings", "Branding changed"],
  "database/restored": ["settings", "Backup restored"],
  "originals/kept-for": ["settings", "Keeping of original files chosen"],
  "originals/removed": ["imports", "Original files thrown away"],
};

export type AuditLine = {
  readonly id: string;
  readonly at: Date;
  readonly group: AuditGroup;
  /** Such as "Link revoked". */
  readonly what: string;
  readonly detail: string;
  /** An e-mail address, "the operator", "the clock", or null for somebody who has left. */
  readonly who: string | null;
};

export type AuditQuestion = {
  readonly group: AuditGroup | null;
  /** A user's id, or "operator"; null: everybody. */
  readonly actor: string | null;
  /** The id at which the page before ended. */
  readonly before: string | null;
};

const AUDIT_PAGE = 50;

/** One page of the log, the newest first; `next` is where the page after it begins, null at the end. */
export async function readAudit(
  scope: OwnerScope,
  question: AuditQuestion,
): Promise<{ readonly lines: readonly AuditLine[]; readonly next: string | null }> {
  const [found, names] = await Promise.all([find(scope, question, AUDIT_PAGE + 1), namesOf(scope)]);
  const lines = found.slice(0, AUDIT_PAGE).map((entry) => toLine(entry, names));
  return { lines, next: found.length > AUDIT_PAGE ? (lines.at(-1)?.id ?? null) : null };
}

/** People who can be asked for: those of the workspace and the operator. */
export async function listActors(
  scope: OwnerScope,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const people = await listPersons(scope);
  return [
    ...people.map(({ userId, email }) => ({ id: userId, name: email })),
    { id: OPERATOR, name: "the operator" },
    { id: "clock", name: "the clock" },
    { id: INVITED, name: "the invited person" },
  ];
}

/** All of the answer as CSV that no spreadsheet takes for formulas, or as JSON, a page of the database at a time. */
export async function* writeAudit(
  scope: OwnerScope,
  question: Omit<AuditQuestion, "before">,
  format: "csv" | "json",
): AsyncGenerator<string> {
  const isCsv = format === "csv";
  yield isCsv ? `\ufeff${toCsvLine(["When (UTC)", "Who", "Group", "What", "Detail"])}` : "[";
  let between = "\n";
  for await (const { at, who, group, what, detail } of allLines(scope, question)) {
    const when = at.toISOString();
    if (isCsv) yield toCsvLine([when, who, GROUP_WORDS[group], what, detail]);
    else yield `${between}${JSON.stringify({ at: when, who, group, what, detail })}`;
    between = ",\n";
  }
  if (!isCsv) yield "\n]\n";
}

async function* allLines(
  scope: OwnerScope,
  question: Omit<AuditQuestion, "before">,
): AsyncGenerator<AuditLine> {
  const names = await namesOf(scope);
  for (let before: string | null = null; ; ) {
    const found: readonly StoredAuditEntry[] = await find(scope, { ...question, before }, EXPORT_PAGE);
    for (const entry of found) yield toLine(entry, names);
    before = found.at(-1)?.id ?? null;
    if (found.length < EXPORT_PAGE || before === null) return;
  }
}

const EXPORT_PAGE = 1_000;

export function isAuditGroup(text: string): text is AuditGroup {
  return AUDIT_GROUPS.some((group) => group === text);
}

function find(scope: OwnerScope, { group, actor, before }: AuditQuestion, limit: number) {
  const kinds =
    group === null ? null : (Object.keys(KINDS) as AuditKind[]).filter((kind) => KINDS[kind][0] === group);
  return listAudit(scope, { kinds, actor, before, limit });
}

async function namesOf(scope: OwnerScope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listActors(scope)).map(({ id, name }) => [id, name]));
}

function toLine(
  { id, at, kind, detail, actor }: StoredAuditEntry,
  names: ReadonlyMap<string, string>,
): AuditLine {
  // A kind that a later version wrote is shown as it is.
  const [group, what] = KINDS[kind] ?? (["settings", kind] as const);
  return { id, at, group, what, detail, who: names.get(actor) ?? null };
}
