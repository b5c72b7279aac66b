import { createHash } from "node:crypto";
import type { Day } from "@/lib/domain/day";
import { type Problem, problem } from "@/lib/domain/problem";
import { openArchive } from "./archive";
import { detectKind } from "./kind";
import { findNeighbour } from "./neighbours";
import type { UploadedFile } from "./read-export";
import { readTable, type TableOutcome } from "./read-table";
import { parseZipName, type ZipName } from "./zip-name";

/** One CSV of a batch, loose or from a ZIP, before the batch as a whole is looked at. */
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

/** A loose CSV is one piece, a ZIP one per file in it; what cannot be opened is one refused piece. */
export async function openUpload(file: UploadedFile): Promise<readonly Piece[]> {
  const name = displayName(file.name);
  const container = folderOf(file.name);
  const kind = detectKind(file.bytes);
  const whole = { name, bytes: file.bytes, modifiedOn: file.modifiedOn, container, zipName: NO_ZIP };
  if (kind.kind === "refused") return [refusedPiece(whole, kind.problem)];
  if (kind.kind === "text") return [readPiece(whole)];
  const opened = await openArchive(file.bytes);
  if (!opened.ok) return [refusedPiece(whole, opened.problem)];
  const telling = tellingEntry(
    opened.entries.map((entry) => entry.name),
    name,
  );
  if (telling !== null) return [refusedPiece(whole, telling)];
  const zipName = parseZipName(file.name);
  return opened.entries.map((entry) => {
    const kindOfEntry = detectKind(entry.bytes);
    const piece = {
      name: displayName(entry.name, name),
      bytes: entry.bytes,
      modifiedOn: entry.modifiedOn ?? file.modifiedOn,
      container: file.name,
      zipName,
    };
    if (kindOfEntry.kind === "refused") return refusedPiece(piece, kindOfEntry.problem);
    if (kindOfEntry.kind === "archive") return refusedPiece(piece, refusal("file/spreadsheet"));
    return readPiece(piece);
  });
}

type Unread = Omit<Piece, "sha256" | "outcome">;

function readPiece(piece: Unread): Piece {
  const outcome = readTable(piece.name, piece.bytes);
  return withoutPersonalData({ ...piece, sha256: sha256Of(piece.bytes), outcome });
}

function refusedPiece(piece: Unread, why: Problem): Piece {
  const outcome = { ok: false, format: null, problems: [why] } as const;
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
  if (names.includes("[Content_Types].xml")) return refusal("file/spreadsheet");
  const personal = names
    .map((name) => findNeighbour({ name: `${archive}/${name}`, start: "", headings: [] }))
    .find((found) => found?.code === "file/personal-data");
  return personal ?? null;
}

function refusal(code: "file/spreadsheet"): Problem {
  return problem(code, { severity: "refused" });
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
