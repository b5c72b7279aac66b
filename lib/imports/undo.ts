import { recordAudit } from "@/lib/db/audit";
import { foldInImport } from "@/lib/db/board";
import type { Tx } from "@/lib/db/client";
import { findImportRecordIn, OPERATOR } from "@/lib/db/import-records";
import { type LedgerImport, listActiveImports, markUndone } from "@/lib/db/imports";
import { insertRows } from "@/lib/db/ledger";
import { showPostsOf } from "@/lib/db/posts-derived";
import { type EditableProfile, type EditorScope, ensureProfile } from "@/lib/db/scope";
import { lockProfile, write } from "@/lib/db/writer";
import type { ImportRecord } from "@/lib/domain/import-preview";
import type { Rows } from "@/lib/domain/reading";
import { decideAll } from "./decide";
import { resettleShifts } from "./resettle";
import { readGivenWay, resettleTwins, takeOutRows } from "./twins";

export type UndoOutcome =
  | { readonly kind: "undone" | "already-undone"; readonly record: ImportRecord }
  | { readonly kind: "unknown" };

/**
 * Takes an import out of the ledger and derives everything it touched from what remains, as if it had never been: the state
 * hash is the one without it. Its record stays and says when it was undone. Undoing twice changes nothing.
 */
export async function undoImport(
  scope: EditorScope,
  importId: string,
  now: Date = new Date(),
): Promise<UndoOutcome> {
  return write(async (tx) => {
    const found = await findImportRecordIn(tx, scope, importId);
    if (found === null) return { kind: "unknown" };
    const profile = await ensureProfile(tx, scope, found.profile);
    await lockProfile(tx, profile);
    const locked = await findImportRecordIn(tx, scope, importId);
    if (locked === null) throw new Error("An import vanished before it was undone.");
    if (locked.undoneAt !== null) return { kind: "already-undone", record: locked };
    await withdraw(tx, scope, { profile, undone: locked, now });
    const record = await findImportRecordIn(tx, scope, importId);
    if (record === null) throw new Error("An import vanished while it was undone.");
    return { kind: "undone", record };
  });
}

async function withdraw(
  tx: Tx,
  scope: EditorScope,
  {
    profile,
    undone,
    now,
  }: { readonly profile: EditableProfile; readonly undone: ImportRecord; readonly now: Date },
): Promise<void> {
  const { importId, sha256 } = undone;
  const by = scope.userId ?? OPERATOR;
  const active = await listActiveImports(tx, profile);
  await markUndone(tx, profile, { importId, by, at: now });
  // One that gave way to its twin has no rows to take out.
  const subject = active.find((one) => one.importId === importId);
  if (subject) await takeOutRows(tx, profile, subject);
  await settleRest(tx, scope, { profile, remaining: active.filter((one) => one !== subject), sha256 });
  await recordAudit(tx, scope.workspaceId, {
    at: now,
    actor: by,
    kind: "import/undone",
    subject: importId,
    detail: `${undone.fileName} of @${undone.profile}`,
  });
}

/** Decides the shifts of what remains, and brings back a twin that had given way to the undone import. */
async function settleRest(
  tx: Tx,
  scope: EditorScope,
  {
    profile,
    remaining,
    sha256,
  }: {
    readonly profile: EditableProfile;
    readonly remaining: readonly LedgerImport[];
    readonly sha256: string;
  },
): Promise<void> {
  const arriving: { subject: LedgerImport; rows: Rows }[] = [];
  for (const subject of await resettleTwins(tx, profile, sha256))
    arriving.push({ subject, rows: await readGivenWay(tx, scope, subject.importId) });
  const decisions = await decideAll(tx, { profile, stored: remaining, arriving });
  const subjects = arriving.map(({ subject }) => subject);
  await resettleShifts(tx, profile, { stored: [...remaining, ...subjects], decisions });
  for (const { subject, rows } of arriving) await bringBack(tx, profile, { subject, rows });
}

async function bringBack(
  tx: Tx,
  profile: EditableProfile,
  { subject, rows }: { readonly subject: LedgerImport; readonly rows: Rows },
): Promise<void> {
  const { importId, exportedOn, sha256 } = subject;
  await insertRows(tx, profile, { importId, readOn: exportedOn.day, rows });
  const claim = { importId, exportedOn: exportedOn.day, sha256 };
  if (rows.kind === "daily" || rows.kind === "columns") await foldInImport(tx, profile, claim);
  if (rows.kind === "posts") await showPostsOf(tx, profile, claim);
}
