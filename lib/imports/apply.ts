import { foldInImport } from "@/lib/db/board";
import type { Tx } from "@/lib/db/client";
import {
  byExport,
  findNewestImportId,
  insertImport,
  type LedgerImport,
  listActiveImports,
  recordRowCounts,
} from "@/lib/db/imports";
import { insertRows } from "@/lib/db/ledger";
import { newIdAfter } from "@/lib/db/new-id";
import { storeOriginal } from "@/lib/db/originals";
import { showPostsOf } from "@/lib/db/posts-derived";
import { type EditableProfile, type EditorScope, ensureProfile } from "@/lib/db/scope";
import { lockProfile } from "@/lib/db/writer";
import { addDays } from "@/lib/domain/day";
import { isBetterKnown, isProved, type KnownProfile } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import type { Reshift } from "@/lib/domain/import-preview";
import type { ImportWatch } from "@/lib/domain/import-progress";
import type { Measure } from "@/lib/domain/measure";
import { FORMATS } from "@/lib/exports/formats";
import type { ReadExport } from "@/lib/exports/read-export";
import type { ShiftDecision } from "@/lib/exports/shift";
import type { Contradiction } from "@/lib/exports/shift-contradiction";
import type { Answers } from "./answers";
import { contradictionsIn, decideAll, type ImportSet, keyOf } from "./decide";
import { heedStop } from "./heed-stop";
import { resettleShifts } from "./resettle";
import { type Effects, rowEffects } from "./row-effects";
import { findBetterTwin, giveWay } from "./twins";

/** A readable file of which it is known whose it is. */
export type OwnedExport = ReadExport & { readonly profile: KnownProfile };

export type Outcome =
  | {
      readonly kind: "stored";
      readonly importId: string;
      readonly decision: ShiftDecision;
      readonly effects: Effects;
      /** No other import says anything of its measures on its days. */
      readonly standsAlone: boolean;
      /** The same bytes, imported before with a day of export that was less well known: they give way. */
      readonly replaces: LedgerImport | null;
    }
  | { readonly kind: "duplicate"; readonly of: LedgerImport }
  | { readonly kind: "contradicts"; readonly contradiction: Contradiction };

export type ImportContext = {
  readonly batchId: string;
  readonly by: string;
  readonly at: Date;
  readonly answers: Answers;
  /** Gzipped bytes by SHA-256, packed while the rows are stored; null in a preview, which keeps nothing. */
  readonly originals: ReadonlyMap<string, Promise<Uint8Array>> | null;
  readonly watch: ImportWatch | null;
};

export type Applied = {
  readonly outcomes: ReadonlyMap<OwnedExport, Outcome>;
  readonly reshifted: readonly Reshift[];
};

/**
 * Stores a batch's files of one profile inside the caller's transaction: what they say, what it does to the board, and what it proves
 * about the days of earlier imports. The preview is the same with a rollback after it.
 */
export async function applyFiles(
  tx: Tx,
  scope: EditorScope,
  {
    handle,
    files,
    context,
  }: { readonly handle: Handle; readonly files: readonly OwnedExport[]; readonly context: ImportContext },
): Promise<Applied> {
  const profile = await ensureProfile(tx, scope, handle);
  await lockProfile(tx, profile);
  const stored = await listActiveImports(tx, profile);
  const outcomes = new Map<OwnedExport, Outcome>();
  const newest = await findNewestImportId(tx, profile);
  const candidates = withoutDuplicates({ files, stored, newest, answers: context.answers }, outcomes);
  const accepted = await withoutContradictions(
    tx,
    { profile, stored, arriving: candidates },
    { context, outcomes },
  );
  const subjects = accepted.map(({ subject }) => subject);
  const staying = stored.filter((one) => findBetterTwin(one, subjects) === null);
  const decisions = await decideAll(tx, { profile, stored: staying, arriving: accepted });
  const reshifted = await resettleShifts(tx, profile, { stored: staying, decisions });
  const laid = new Map([...stored, ...subjects].map((one) => [one.importId, laidOut(one, decisions)]));
  for (const candidate of [...accepted].sort((a, b) => byExport(a.subject, b.subject))) {
    const decision = decisions.get(candidate.subject.importId);
    if (!decision) throw new Error("A shift was left undecided.");
    await heedStop(context.watch);
    const effects = await storeFile(tx, profile, { candidate, decision, context, laid });
    context.watch?.onStep({ rowsStored: candidate.file.rowsRead });
    const replaces = stored.find((one) => findBetterTwin(one, [candidate.subject]) !== null) ?? null;
    const { importId } = candidate.subject;
    const alone = standsAlone(importId, laid);
    outcomes.set(candidate.file, {
      kind: "stored",
      importId,
      decision,
      effects,
      standsAlone: alone,
      replaces,
    });
  }
  for (const one of stored) {
    const twin = findBetterTwin(one, subjects);
    if (twin !== null) await giveWay(tx, profile, { one, to: twin.importId });
  }
  return { outcomes, reshifted };
}

type Candidate = {
  readonly file: OwnedExport;
  readonly subject: LedgerImport;
  readonly rows: OwnedExport["rows"];
};
type LaidImport = { readonly measures: readonly Measure[]; readonly from: string; readonly to: string };

/** The same bytes are the same import, unless their day of export is proved to be another or is now known better. */
function withoutDuplicates(
  {
    files,
    stored,
    newest,
    answers,
  }: {
    readonly files: readonly OwnedExport[];
    readonly stored: readonly LedgerImport[];
    /** After which the new ids come. */
    readonly newest: string | null;
    readonly answers: Answers;
  },
  outcomes: Map<OwnedExport, Outcome>,
): readonly Candidate[] {
  const known = [...stored];
  const candidates: Candidate[] = [];
  let last = newest;
  for (const file of [...files].sort(bestKnownFirst)) {
    const same = known.find((one) => isSameImport(one, file));
    if (same) outcomes.set(file, { kind: "duplicate", of: same });
    else {
      last = newIdAfter(last);
      const subject = toSubject(file, { importId: last, shiftOverride: answers.shifts[file.sha256] ?? null });
      known.push(subject);
      candidates.push({ file, subject, rows: file.rows });
    }
  }
  return candidates;
}

function bestKnownFirst(a: OwnedExport, b: OwnedExport): number {
  return (
    Number(isBetterKnown(b.exportedOn, a.exportedOn)) - Number(isBetterKnown(a.exportedOn, b.exportedOn))
  );
}

function isSameImport(one: LedgerImport, file: OwnedExport): boolean {
  if (one.sha256 !== file.sha256 || isBetterKnown(file.exportedOn, one.exportedOn)) return false;
  return !isProved(file.exportedOn.source) || keyOf(one) === keyOf(file);
}

function toSubject(
  file: OwnedExport,
  { importId, shiftOverride }: Pick<LedgerImport, "importId" | "shiftOverride">,
): LedgerImport {
  const { name, format, sha256, exportedOn, labels, ownMode } = file;
  const shift = { shiftOverride, shiftDays: 0, shiftReason: "none" } as const;
  const mapping = file.table?.mapping ?? null;
  return {
    importId,
    fileName: name,
    format,
    sha256,
    exportedOn,
    labels,
    ownMode,
    mapping,
    ...shift,
  };
}

/** A file that names its profile itself is believed; another one is compared with what is known of the profile. */
async function withoutContradictions(
  tx: Tx,
  set: Omit<ImportSet, "arriving"> & { readonly arriving: readonly Candidate[] },
  { context, outcomes }: { readonly context: ImportContext; readonly outcomes: Map<OwnedExport, Outcome> },
): Promise<readonly Candidate[]> {
  const doubtful = set.arriving.filter(
    ({ file }) =>
      (file.profile.source === "given" || file.profile.source === "batch") &&
      !context.answers.sameProfile.includes(file.sha256),
  );
  const ids = new Set(doubtful.map(({ subject }) => subject.importId));
  const found = await contradictionsIn(tx, set, ids);
  for (const { file, subject } of set.arriving) {
    const contradiction = found.get(subject.importId);
    if (contradiction) outcomes.set(file, { kind: "contradicts", contradiction });
  }
  return set.arriving.filter(({ file }) => !outcomes.has(file));
}

async function storeFile(
  tx: Tx,
  profile: EditableProfile,
  {
    candidate,
    decision,
    context,
    laid,
  }: {
    readonly candidate: Candidate;
    readonly decision: ShiftDecision;
    readonly context: ImportContext;
    readonly laid: ReadonlyMap<string, LaidImport>;
  },
): Promise<Effects> {
  const { file, rows } = candidate;
  const { shiftDays, reason: shiftReason } = decision;
  const subject = { ...candidate.subject, shiftDays, shiftReason };
  const { importId, exportedOn, sha256 } = subject;
  const isDaily = rows.kind === "daily" || rows.kind === "columns";
  const alone = isDaily && standsAlone(importId, laid);
  const known = alone ? { rowsNew: rows.rows.length, rowsSame: file.rowsRepeated } : NOT_COUNTED;
  await insertImport(tx, profile, { ...subject, ...toRecord(file, context), ...known });
  // A preview has nothing to ask of rows that nothing else can touch.
  if (!alone || context.originals !== null)
    await insertRows(tx, profile, {
      importId,
      readOn: exportedOn.day,
      rows,
      alone: alone ? { shiftDays } : null,
    });
  const arriving = { importId, exportedOn, sha256, shiftDays, format: file.format };
  const effects = withRepeated(
    alone ? allNew(rows.rows.length) : await rowEffects(tx, profile, { arriving, rows }),
    file,
  );
  const claim = { importId, exportedOn: exportedOn.day, sha256 };
  if (isDaily && !alone) await foldInImport(tx, profile, claim);
  if (rows.kind === "posts") await showPostsOf(tx, profile, claim);
  const counted = { ...effects, read: file.rowsRead, refused: file.rowsRefused };
  if (!alone) await recordRowCounts(tx, profile, { importId, rows: counted });
  await keepOriginal(tx, profile, { sha256, context });
  return effects;
}

async function keepOriginal(
  tx: Tx,
  profile: EditableProfile,
  { sha256, context }: { readonly sha256: string; readonly context: ImportContext },
): Promise<void> {
  const packed = await context.originals?.get(sha256);
  if (packed) await storeOriginal(tx, profile, { sha256, packed });
}

function toRecord(file: OwnedExport, context: ImportContext) {
  return {
    batchId: context.batchId,
    byteSize: file.large?.size ?? file.bytes.byteLength,
    encoding: file.encoding,
    profileSource: file.profile.source,
    rowsRead: file.rowsRead,
    rowsRefused: file.rowsRefused,
    problems: file.problems,
    importedBy: context.by,
    importedAt: context.at,
  };
}

/** Until what the rows did is known. */
const NOT_COUNTED = { rowsNew: 0, rowsSame: 0 };

/** Nothing can be known of values that no other import of the profile reaches: no need to ask the ledger. */
function allNew(rows: number): Effects {
  return { new: rows, changed: 0, same: 0, restated: [], restatedTotal: 0, disagreements: [] };
}

/** A row that says again what another row of the file says changes nothing. */
function withRepeated(effects: Effects, { rowsRepeated }: OwnedExport): Effects {
  return { ...effects, same: effects.same + rowsRepeated };
}

function laidOut(one: LedgerImport, decisions: ReadonlyMap<string, ShiftDecision>): LaidImport {
  const shift = decisions.get(one.importId)?.shiftDays ?? one.shiftDays;
  const measures = dailyMeasuresOf(one);
  if (one.labels === null) return { measures, from: "9999", to: "" };
  return { measures, from: addDays(one.labels.from, shift), to: addDays(one.labels.to, shift) };
}

/** Whether no other import can say anything of the same measure on the same day. */
function standsAlone(importId: string, laid: ReadonlyMap<string, LaidImport>): boolean {
  const one = laid.get(importId);
  if (one === undefined) return false;
  return [...laid].every(([id, other]) => id === importId || !overlaps(one, other));
}

function overlaps(one: LaidImport, other: LaidImport): boolean {
  if (other.from > one.to || other.to < one.from) return false;
  return one.measures.some((measure) => other.measures.includes(measure));
}

function dailyMeasuresOf({ format: id, mapping }: LedgerImport): readonly Measure[] {
  if (mapping !== null)
    return mapping.columns.flatMap((role) => (role.kind === "measure" ? [role.measure] : []));
  const shape = FORMATS.find((format) => format.id === id)?.shape;
  return shape?.kind === "daily" ? shape.measures : [];
}
