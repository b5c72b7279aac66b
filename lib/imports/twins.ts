import { refoldBoard } from "@/lib/db/board";
import type { Tx } from "@/lib/db/client";
import { byExport, type LedgerImport, listTwins, recordGivenWay } from "@/lib/db/imports";
import { deleteRows, measuresOf } from "@/lib/db/ledger";
import { findOriginal } from "@/lib/db/originals";
import { withdrawPostsOf } from "@/lib/db/posts-derived";
import type { EditableProfile, EditorScope } from "@/lib/db/scope";
import { findSettledImport } from "@/lib/db/settled-import";
import { addDays } from "@/lib/domain/day";
import { isBetterKnown } from "@/lib/domain/evidence";
import type { Rows } from "@/lib/domain/reading";
import { readAgain } from "@/lib/exports/read-again";

/*
 * The same bytes can be in a ledger twice, once with a guessed day of export and once with the true one. Only the better known one may say
 * anything, or the board would depend on which came first: the other gives way and comes back when its twin is undone.
 */

type Datable = Pick<LedgerImport, "importId" | "sha256" | "exportedOn">;

/** The import of the same bytes whose day of export is known best, of those known better than this one's; null when there is none. */
export function findBetterTwin<Twin extends Datable>(one: Datable, among: readonly Twin[]): Twin | null {
  const better = among.filter(
    (other) => other.sha256 === one.sha256 && isBetterKnown(other.exportedOn, one.exportedOn),
  );
  const best = better.filter(
    (each) => !better.some((other) => isBetterKnown(other.exportedOn, each.exportedOn)),
  );
  return best.sort(byExport)[0] ?? null;
}

/** Takes what an import says out of the ledger and off the board; its record stays. */
export async function takeOutRows(tx: Tx, profile: EditableProfile, one: LedgerImport): Promise<void> {
  const measures = await measuresOf(tx, profile, one.importId);
  await deleteRows(tx, profile, one.importId);
  await withdrawPostsOf(tx, profile, one.importId);
  if (one.labels === null) return;
  const { from, to } = one.labels;
  const days = { from: addDays(from, one.shiftDays), to: addDays(to, one.shiftDays) };
  await refoldBoard(tx, profile, { measures, days });
}

/** Takes an import of the same bytes back, for as long as the better known one stands. */
export async function giveWay(
  tx: Tx,
  profile: EditableProfile,
  { one, to }: { readonly one: LedgerImport; readonly to: string },
): Promise<void> {
  await takeOutRows(tx, profile, one);
  await recordGivenWay(tx, profile, { importId: one.importId, to });
}

/** After an import was undone: who of its twins stands again, and to whom the others give way now. */
export async function resettleTwins(
  tx: Tx,
  profile: EditableProfile,
  sha256: string,
): Promise<readonly LedgerImport[]> {
  const twins = await listTwins(tx, profile, sha256);
  const returning: LedgerImport[] = [];
  for (const { gaveWayTo, ...twin } of twins) {
    const to = findBetterTwin(twin, twins)?.importId ?? null;
    if (to === gaveWayTo) continue;
    await recordGivenWay(tx, profile, { importId: twin.importId, to });
    if (to === null) returning.push(twin);
  }
  return returning;
}

/** What an import said before it gave way, read again from its kept bytes. Throws when they are gone or unreadable: then nothing happens. */
export async function readGivenWay(tx: Tx, scope: EditorScope, importId: string): Promise<Rows> {
  const settled = await findSettledImport(tx, scope, importId);
  const bytes = settled && (await findOriginal(scope, settled.sha256));
  if (!bytes) throw new Error(`The original of import ${importId} is lost, so it cannot come back.`);
  const read = await readAgain(bytes, settled);
  if (!read.ok) throw new Error(`The original of import ${importId} cannot be read any more.`);
  return read.file.rows;
}
