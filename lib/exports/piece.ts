import { createHash } from "node:crypto";
import type { Day } from "@/lib/domain/day";
import { type Problem, problem } from "@/lib/domain/problem";
import { type ArchiveEntry, LARGEST_ARCHIVE, openArchive } from "./archive";
import { detectKind } from "./kind";
import { findNeighbour } from "./neighbours";
import type { ReadOptions, UploadedFile } from "./read-export";
import type { TableOutcome } from "./read-rows";
import { readTable } from "./read-table";
import { readWorkbookTable } from "./read-workbook";
import { readWorkbook, readXlsx } from "./xlsx";
import { isOfficeDocument } from "./xlsx-package";
import { parseZipName, type ZipName } from "./zip-name";

/** One CSV or workbook of a batch, loose or from a ZIP, before the batch as a whole is looked at. */
export type Piece = {
  /** As people see it: `Overview.csv`, or `Outer.zip/Overview.csv`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly modifiedOn: Day | null;
  /** The ZIP or folder it lay in; files from one place belong together. */
  readonly container: string | null;
  readonly zipName: ZipName;
  readonly outcome: TableOutcome;
};

const NO_ZIP: ZipName = { handle: null, range: null };

/** A loose CSV or workbook is one piece, a ZIP one per file in it; what cannot be opened is one refused piece. */
export async function openUpload(file: UploadedFile, encodings: Encodings = {}): Promise<readonly Piece[]> {
  const name = displayName(file.name);
  const container = folderOf(file.name);
  const kind = detectKind(file.bytes);
  const whole = { name, bytes: file.bytes, modifiedOn: file.modifiedOn, container, zipName: NO_ZIP };
  if (kind.kind === "refused") return [refusedPiece(whole, kind.problem)];
  if (kind.kind === "text") return [readPiece(whole, encodings)];
  const opened = await openArchive(file.bytes);
  if (!opened.ok) return [refusedPiece(whole, opened.problem)];
  const names = opened.entries.map((entry) => entry.name);
  if (isOfficeDocument(names)) return [settled(whole, readWorkbookTable(name, readWorkbook(opened.entries)))];
  const telling = tellingEntry(names, name);
  if (telling !== null) return [refusedPiece(whole, telling)];
  return openEntries(opened.entries, { file, outer: name, encodings });
}

/** Workbooks in a ZIP unpack once more; all together they may not grow beyond what one ZIP may. */
async function openEntries(
  entries: readonly ArchiveEntry[],
  {
    file,
    outer,
    encodings,
  }: { readonly file: UploadedFile; readonly outer: string; readonly encodings: Encodings },
): Promise<readonly Piece[]> {
  const zipName = parseZipName(file.name);
  const workbooks = entries.filter(({ bytes }) => detectKind(bytes).kind === "archive").length;
  const most = Math.floor(LARGEST_ARCHIVE / Math.max(1, workbooks));
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const kind = detectKind(entry.bytes);
    const piece = {
      name: displayName(entry.name, outer),
      bytes: entry.bytes,
      modifiedOn: entry.modifiedOn ?? file.modifiedOn,
      container: file.name,
      zipName,
    };
    if (kind.kind === "refused") pieces.push(refusedPiece(piece, kind.problem));
    else if (kind.kind === "text") pieces.push(readPiece(piece, encodings));
    else pieces.push(settled(piece, readWorkbookTable(piece.name, await readXlsx(entry.bytes, most))));
  }
  return pieces;
}

type Unread = Omit<Piece, "sha256" | "outcome">;

type Encodings = NonNullable<ReadOptions["encodings"]>;

function readPiece(piece: Unread, encodings: Encodings): Piece {
  const sha256 = sha256Of(piece.bytes);
  const outcome = readTable(piece.name, piece.bytes, encodings[sha256] ?? null);
  return withoutPersonalData({ ...piece, sha256, outcome });
}

function refusedPiece(piece: Unread, why: Problem): Piece {
  return settled(piece, { ok: false, format: null, problems: [why] });
}

function settled(piece: Unread, outcome: TableOutcome): Piece {
  return withoutPersonalData({ ...piece, sha256: sha256Of(piece.bytes), outcome });
}

/** Private messages and addresses do not travel any further into the house. */
function withoutPersonalData(piece: Piece): Piece {
  const { outcome } = piece;
  const isPersonal = !outcome.ok && outcome.problems.some(({ code }) => code === "file/personal-data");
  return isPersonal ? { ...piece, bytes: new Uint8Array(0) } : piece;
}

/** Some ZIPs are one document rather than a bundle of exports: the names inside tell. */
function tellingEntry(names: readonly string[], archive: string): Problem | null {
  if (names.includes("mimetype") && names.includes("content.xml")) return wrongKind("an OpenDocument file");
  const personal = names
    .map((name) => findNeighbour({ name: `${archive}/${name}`, start: "", headings: [] }))
    .find((found) => found?.code === "file/personal-data");
  return personal ?? null;
}

function wrongKind(kind: string): Problem {
  return problem("file/wrong-kind", { severity: "refused", params: { kind } });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const LONGEST_NAME = 255;

/** The last part of each path, without control and direction characters that would disturb the screen. */
function displayName(name: string, archive: string | null = null): string {
  const last = archive === null ? (name.split(/[/\\]/).at(-1) ?? "") : `${archive}/${name}`;
  return last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").slice(0, LONGEST_NAME);
}

function folderOf(name: string): string | null {
  const end = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\"));
  return end <= 0 ? null : name.slice(0, end);
}
