import type { Problem } from "@/lib/domain/problem";
import { findTextEncoding } from "@/lib/domain/text-encoding";
import { detectKind } from "./kind";
import { openUpload } from "./piece";
import { placeDays } from "./place-days";
import type { ReadExport } from "./read-export";
import { type HeadedTable, refusalsOf } from "./read-rows";
import { openTable } from "./read-table";
import { openWorkbookTable } from "./read-workbook";
import { readXlsx } from "./xlsx";

/** What is needed to walk a file again: its bytes, and what was settled about it. */
export type ReadOnce = Pick<
  ReadExport,
  "name" | "sha256" | "bytes" | "encoding" | "exportedOn" | "labels" | "problems"
>;

/**
 * Every refused row of a file with its reasons, by line: also those beyond the first two hundred, which a file keeps. They are read
 * from its bytes again and handed on one by one. A file that cannot be read again gives those that it kept, and says how many it left out.
 */
export async function* refusedRowsOf(file: ReadOnce): AsyncGenerator<Problem> {
  const kept = file.problems.filter(({ severity }) => severity === "refused");
  const left = file.problems.find(({ code }) => code === "file/more-problems");
  const table = left === undefined ? null : await openAgain(file);
  if (table === null) {
    yield* kept;
    yield* file.problems.filter((each) => each === left || each.code === "row/more-refused");
    return;
  }
  const ofTheWholeFile = kept.filter(({ line }) => line === null);
  yield* ofTheWholeFile;
  yield* byLine(refusalsOf(table), await refusedByDays(file));
}

async function openAgain({ name, bytes, encoding }: ReadOnce): Promise<HeadedTable | null> {
  const { kind } = detectKind(bytes);
  if (kind === "text") return openTable(name, bytes, findTextEncoding(encoding));
  return kind === "archive" ? openWorkbookTable(name, await readXlsx(bytes)) : null;
}

/** Rows that can be read and not be placed: no date, no year, a post for the second time. */
async function refusedByDays(file: ReadOnce): Promise<readonly Problem[]> {
  const { sha256, bytes, encoding, exportedOn, labels } = file;
  const chosen = findTextEncoding(encoding);
  const name = file.name.slice(file.name.lastIndexOf("/") + 1);
  const upload = { name, bytes, modifiedOn: null };
  const [piece] = await openUpload(upload, {
    encodings: chosen === null ? {} : { [sha256]: chosen },
    latest: exportedOn.day,
  });
  if (piece === undefined || !piece.outcome.ok) return [];
  const placed = placeDays(piece.outcome.file, { exportedOn, archiveRange: labels });
  return placed.ok ? placed.refused.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) : [];
}

/** Two lists in the order of their lines become one. */
function* byLine(one: Iterable<Problem>, other: readonly Problem[]): Generator<Problem> {
  let next = 0;
  for (const refused of one) {
    for (let late = other[next]; late !== undefined && isBefore(late, refused); late = other[next]) {
      yield late;
      next += 1;
    }
    yield refused;
  }
  yield* other.slice(next);
}

function isBefore(one: Problem, other: Problem): boolean {
  return (one.line ?? 0) < (other.line ?? 0);
}
