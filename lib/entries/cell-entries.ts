import { z } from "zod";
import type { EditableProfile } from "@/lib/db/scope";
import {
  DETAIL_COLUMNS,
  type DetailCells,
  isWithoutFigures,
  readDetailCells,
} from "@/lib/domain/detail-cells";
import { type EntryAuthor, problem, refuseReader, type Stored } from "./entry";
import { storePostDetails } from "./post-details";
import { storeTopLists } from "./top-items";

const LONGEST_CELL = 2_000;
const MOST_ROWS = 200;

const cell = z.string().max(LONGEST_CELL, "Keep it short: TikTok's screen shows no more.");

const detailRowsSchema = z
  .array(
    z.strictObject({
      postId: z.string().max(20),
      cells: z.strictObject(Object.fromEntries(DETAIL_COLUMNS.map((column) => [column, cell]))),
    }),
  )
  .max(MOST_ROWS);

const topListsSchema = z
  .array(
    z.strictObject({
      kind: cell,
      readOn: cell,
      rows: z.array(z.strictObject({ label: cell, url: cell })).max(MOST_ROWS),
    }),
  )
  .max(2);

const UNREADABLE = problem("", "The table did not arrive as it was sent. Save it again.");

/**
 * Keeps the rows of a table of cells, all or none: JSON of `[{postId, cells}]`. The field of a problem is the place of the row, from 0, and the
 * column of the cell, such as "2.watchedFull".
 */
export async function storeDetailRows(
  scope: EditableProfile,
  json: string,
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(scope, author.scope);
  if (refused !== null) return refused;
  const rows = detailRowsSchema.safeParse(parseJson(json));
  if (!rows.success) return UNREADABLE;
  const read = rows.data.map(({ postId, cells }) => ({ postId, read: readRow(cells as DetailCells) }));
  const problems = read.flatMap((row, index) =>
    row.read.ok
      ? []
      : row.read.problems.map(({ column, message }) => ({ field: `${index}.${column}`, message })),
  );
  if (problems.length > 0) return { ok: false, problems };
  const inputs = read.flatMap((row) =>
    row.read.ok ? [{ postId: row.postId, detail: row.read.detail }] : [],
  );
  return storePostDetails(scope, inputs, author);
}

function readRow(cells: DetailCells): ReturnType<typeof readDetailCells> {
  if (!isWithoutFigures(cells)) return readDetailCells(cells);
  const message = "Nothing is filled in here. Enter at least one figure.";
  return { ok: false, problems: [{ column: "averageWatchSeconds", message }] };
}

/**
 * Keeps rankings of a table of cells, all or none: JSON of `[{kind, readOn, rows}]`, rows without text left out. The field of a problem is the place
 * of the list, "items", the place of the line among those filled in, and the cell, such as "0.items.2.url".
 */
export async function storeTopRows(
  scope: EditableProfile,
  json: string,
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(scope, author.scope);
  if (refused !== null) return refused;
  const lists = topListsSchema.safeParse(parseJson(json));
  if (!lists.success) return UNREADABLE;
  const inputs = lists.data.map(({ kind, readOn, rows }) => ({
    kind,
    readOn,
    items: rows
      .map(({ label, url }) => ({ label: label.trim(), url: url.trim() === "" ? null : url.trim() }))
      .filter(({ label, url }) => label !== "" || url !== null),
  }));
  return storeTopLists(scope, inputs, author);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
