import type { Handle } from "@/lib/domain/handle";
import { type Problem, problem } from "@/lib/domain/problem";
import { isForPeople } from "./dated-file";
import type { RawRow } from "./format";
import type { Piece } from "./piece";
import { isFilledIn } from "./place-entries";
import type { RawFile } from "./read-rows";

/** The profile that a row names by itself. */
export function handleOf(row: RawRow): Handle | null {
  if (row.kind === "posts") return row.link.handle;
  if (row.kind !== "details" && row.kind !== "tops") return null;
  return row.profile ?? (row.kind === "details" ? (row.post?.handle ?? null) : null);
}

/**
 * One piece for each profile that a table for people has figures of, all of one file; whatever has no profile is refused then. A table of one
 * profile stays as it is, and so does every other file.
 */
export function splitProfiles(piece: Piece): readonly Piece[] {
  const { outcome } = piece;
  if (!outcome.ok || !isForPeople(outcome.file)) return [piece];
  const { file } = outcome;
  const handles = handlesOf(file);
  if (handles.length < 2) return [{ ...piece, outcome: { ...outcome, file: withoutBlanks(file, handles) } }];
  const nobodys = file.rows.filter((row) => handleOf(row) === null && isFilledIn(row));
  const whose = nobodys.map(({ line }) => problem("row/whose", { severity: "refused", line }));
  const split = {
    rowsRead: file.rowsRead,
    rowsWithoutProfile: file.rowsRefused + nobodys.length,
    problems: [...file.problems, ...whose] as readonly Problem[],
  };
  return handles.map((handle) => ({
    ...piece,
    split,
    outcome: { ...outcome, file: ofProfile(file, handle) },
  }));
}

/** The rows of one profile, as they were imported; of a table that was one profile's all of them. */
export function partOf(file: RawFile, handle: Handle): RawFile {
  return isForPeople(file) && handlesOf(file).length > 1 ? ofProfile(file, handle) : file;
}

/** Those with at least one figure, in the order of the file. */
function handlesOf({ rows }: RawFile): readonly Handle[] {
  return [...new Set(rows.filter(isFilledIn).flatMap((row) => handleOf(row) ?? []))];
}

/** A table made ready for several profiles and filled in for one is that one's. */
function withoutBlanks(file: RawFile, [only]: readonly Handle[]): RawFile {
  if (only === undefined) return file;
  const rows = file.rows.filter((row) => isFilledIn(row) || (handleOf(row) ?? only) === only);
  return { ...file, rows, rowsRead: file.rowsRead - file.rows.length + rows.length, wholeRows: file.rows };
}

function ofProfile(file: RawFile, handle: Handle): RawFile {
  const rows = file.rows.filter((row) => handleOf(row) === handle);
  return { ...file, rows, rowsRead: rows.length, rowsRefused: 0, problems: [], wholeRows: file.rows };
}
