import { beforeAll, beforeEach, expect, it } from "vitest";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, type Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Grid, Source } from "@/lib/exports/testing/source";
import { EXPORTED_ON } from "@/lib/exports/testing/source-values";
import { SOURCES } from "@/lib/exports/testing/sources";
import { listImports } from "./history";
import { commitFiles } from "./import-batch";
import { answersFor, freshHandle, studioCsv } from "./testing/made-up-exports";

/** One for each kind of file, because Business Suite and Studio share days and posts. */
let profile: Handle;
let scope: OwnerScope;

/** Tables have rows that say nothing, or many profiles; they have counts of their own. */
const OF_TIKTOK = SOURCES.filter(({ format }) => /^(studio|business)\//.test(format));

/** Cells in quotes, none of which is escaped: the titles have their quotes taken out. */
function fileOf({ file }: Source, grid: Grid) {
  const name = `${file}.csv`;
  const rows = grid.map((row) =>
    row.map((cell) => cell.replaceAll('"', "").replace("@northwind.bakes/", `@${profile}/`)),
  );
  return { name, bytes: studioCsv(rows), modifiedOn: null };
}

/** Breaks the last number of the second line. */
function damaged(grid: Grid): Grid {
  return grid.map((row, index) => (index === 1 ? row.with(-1, "1.2K") : row));
}

async function importGrid(source: Source, grid: Grid, exportedOn: Day) {
  const files = [fileOf(source, grid)];
  const isStamped = source.format === "studio/content";
  const answers = answersFor(profile, isStamped ? null : exportedOn, files);
  const now = new Date(`${addDays(exportedOn, 1)}T12:00:00Z`);
  const outcome = await commitFiles(scope, { files, answers, now });
  expect(outcome.problems).toEqual([]);
  const [file] = outcome.files;
  if (file === undefined) throw new Error("No file");
  expect(file.status).toBe("committed");
  return file;
}

describeOnBothDatabases("the rows in the list of imports", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });
  beforeEach(() => {
    profile = freshHandle();
  });

  it.each(OF_TIKTOK.map((source) => [source.format, source] as const))(
    "of %s are those of its preview: new, changed, same and refused",
    async (format, source) => {
      const first = await importGrid(source, damaged(source.grid(1, -1)), addDays(EXPORTED_ON, -1));
      const second = await importGrid(source, source.grid(2, 0), EXPORTED_ON);
      const records = await listImports(scope, { profile, limit: 100, before: null });
      const own = records.filter((record) => record.format === format);
      expect(own.map(({ importId, rows }) => [importId, rows])).toEqual([
        [second.importId, second.rows],
        [first.importId, first.rows],
      ]);
      expect(first.rows).toMatchObject({ new: first.rows.read - 1, refused: 1 });
      for (const { rows } of own) expect(rows.new + rows.changed + rows.same + rows.refused).toBe(rows.read);
      expect(second.rows.new + second.rows.changed).toBeGreaterThan(0);
    },
  );
});
