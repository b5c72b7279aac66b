import { addDays } from "@/lib/domain/day";
import type { KnownProfile } from "@/lib/domain/evidence";
import { type Problem, problem } from "@/lib/domain/problem";
import type { Rows } from "@/lib/domain/reading";
import { compareFiles } from "./batch-conflicts";
import { findProfiles } from "./batch-profile";
import { type ExportDayFinding, findExportDays } from "./export-day";
import { detectLabelMode } from "./label-mode";
import { openUpload, type Piece } from "./piece";
import { type PlaceEvidence, placeDays } from "./place-days";
import type { NotRead, ReadFile, ReadOptions, UploadedFile } from "./read-export";
import { MOST_LISTED, type RawFile } from "./read-rows";
import { splitProfiles } from "./split-profiles";
import { placeTable } from "./tables/place-table";

/**
 * Everything that a drop of files says, one answer per CSV in the order of the drop, without looking at what is stored. The files are
 * read together, because a file without a year or a name learns both from the others.
 */
export async function readBatch(
  files: readonly UploadedFile[],
  options: ReadOptions,
): Promise<readonly ReadFile[]> {
  const pieces: Piece[] = [];
  for (const file of files) {
    options.watch?.signal.throwIfAborted();
    const opened = await openUpload(file, { ...options, latest: addDays(options.today, 1) });
    pieces.push(...opened.flatMap(splitProfiles));
    // A table tells while it is read.
    if (!opened.some(({ table }) => table !== null))
      options.watch?.onStep({
        bytesRead: file.large?.size ?? file.bytes.byteLength,
        rowsRead: countRows(opened),
      });
  }
  const findings = findProfiles(pieces, options.profile);
  const tables = pieces.map((piece, index) => {
    const finding = findings[index] ?? { ok: true, profile: null };
    if (piece.table !== null) return { kind: "mapped", files: placeTable(piece, finding, options) } as const;
    if (!piece.outcome.ok) {
      const kind = isOpen(piece.outcome) ? "needs-answer" : "refused";
      return notRead(piece, kind, piece.outcome.problems);
    }
    if (!finding.ok) return notRead(piece, "needs-answer", [finding.problem]);
    return { kind: "table", piece, file: piece.outcome.file, profile: finding.profile } as const;
  });
  const recognised = tables.flatMap((table) =>
    table.kind === "table" ? [{ ...table, handle: table.profile?.handle ?? null }] : [],
  );
  const days = new Map(
    findExportDays(recognised, options).map((day, index) => [recognised[index]?.piece, day]),
  );
  const read = tables.flatMap((table) => {
    if (table.kind === "mapped") return table.files;
    if (table.kind !== "table") return [table];
    const day = days.get(table.piece);
    if (day === undefined) throw new Error(`No finding on the export day of ${table.piece.name}`);
    return [readPiece(table, day, options)];
  });
  return compareFiles(read);
}

/** A person can say what the letters or the columns are. */
function isOpen({ encoding, problems }: Extract<Piece["outcome"], { readonly ok: false }>): boolean {
  return encoding?.source === null || problems.some(({ code }) => code === "file/needs-mapping");
}

function countRows(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { outcome }) => sum + (outcome.ok ? outcome.file.rowsRead : 0), 0);
}

type Table = { readonly piece: Piece; readonly file: RawFile; readonly profile: KnownProfile | null };

function readPiece(table: Table, day: ExportDayFinding, { lastDays }: ReadOptions): ReadFile {
  const { piece, file } = table;
  if (!day.ok) return { ...notRead(piece, day.kind, [day.problem]), dayChoice: day.dayChoice ?? null };
  const archiveRange = file.format.id === "studio/overview" ? piece.zipName.range : null;
  const lastDay = lastDays?.[piece.sha256] ?? null;
  return readPlaced(table, { exportedOn: day.exportedOn, archiveRange, lastDay });
}

/** One piece of which it is settled whose it is and when it was exported; nothing is asked of other files. */
export function readPlaced({ piece, file, profile }: Table, evidence: PlaceEvidence): ReadFile {
  const { exportedOn } = evidence;
  const placed = placeDays(file, evidence);
  if (!placed.ok) {
    const problems = [placed.problem, ...file.problems];
    return { ...notRead(piece, placed.kind, problems), dayChoice: placed.dayChoice ?? null };
  }
  const { rows, labels, differences, refused } = placed;
  const rowsRefused = file.rowsRead - rows.rows.length - unfilledIn(rows);
  const problems = listRefusals([...file.problems, ...refused], rowsRefused);
  if (file.rows.length > 0 && rows.rows.length === 0) return notRead(piece, "refused", problems);
  const format = file.format.id;
  return {
    kind: "read",
    name: piece.name,
    sha256: piece.sha256,
    bytes: piece.bytes,
    large: null,
    encoding: file.encoding,
    encodingSource: piece.outcome.encoding?.source ?? null,
    encodingChoice: piece.outcome.encoding?.choice ?? null,
    format,
    profile,
    exportedOn,
    labels,
    ownMode: detectLabelMode({ format, labels, rows, exportedOn, differences }),
    rows,
    rowsRead: file.rowsRead,
    rowsRefused,
    rowsRepeated: 0,
    table: null,
    ...(piece.split === undefined ? {} : { split: piece.split }),
    problems: [...problems, ...emptyWarning(file, rows)],
  };
}

/** Rows of a table for people that say nothing, which is not the same as being refused. */
function unfilledIn(rows: Rows): number {
  return rows.kind === "details" || rows.kind === "tops" ? rows.unfilled : 0;
}

/** The list is stored and shown, so it stops after a screenful or two and says how many rows it leaves out. */
function listRefusals(problems: readonly Problem[], rowsRefused: number): readonly Problem[] {
  const shown = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MOST_LISTED);
  const lines = new Set(shown.flatMap(({ line, severity }) => (severity === "refused" ? [line] : [])));
  const count = rowsRefused - lines.size;
  if (count <= 0) return shown;
  return [...shown, problem("file/more-problems", { severity: "warning", params: { count } })];
}

function emptyWarning({ format, rowsRead }: RawFile, rows: Rows): readonly Problem[] {
  if (rowsRead > 0 || rows.rows.length > 0) return [];
  return [problem("file/header-only", { severity: "warning", params: { reason: format.emptyFor } })];
}

function notRead(
  { name, sha256, bytes, outcome }: Piece,
  kind: NotRead["kind"],
  problems: readonly Problem[],
): NotRead {
  const format = outcome.ok ? outcome.file.format.id : (outcome.format?.id ?? null);
  const encodingChoice = outcome.encoding?.choice ?? null;
  return { kind, name, sha256, bytes, format, encodingChoice, problems };
}
