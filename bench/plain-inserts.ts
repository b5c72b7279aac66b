import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { openPlainDatabase, type PlainDatabase } from "./plain-driver";

const COLUMNS = ["profileId", "measure", "labelDay", "importId", "workspaceId", "value", "line"] as const;
type ReadingRow = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

const quoted = COLUMNS.map((column) => `"${column}"`).join(", ");

export type PlainControl = {
  /** Milliseconds for the readings that were imported since the last call; throws when they are not `expected` many. */
  readonly insertNewReadings: (expected: number) => number;
  readonly close: () => void;
};

/**
 * A second database of the same migrations, filled by prepared inserts with what was imported into the first. Workspaces, profiles and
 * imports are copied outside the measured time, because a reading refers to them.
 */
export async function openPlainControl(paths: {
  readonly folder: string;
  readonly imported: string;
}): Promise<PlainControl> {
  const path = join(paths.folder, "plain.db");
  await migrate(`file:${path}`);
  const plain = openPlainDatabase(path);
  plain.prepare("ATTACH ? AS imported").run(paths.imported);
  const insert = plain.prepare(
    `INSERT INTO main."Reading" (${quoted}) VALUES (${COLUMNS.map(() => "?").join(", ")})`,
  );
  return {
    insertNewReadings(expected) {
      const batches = takeNewBatches(plain);
      const count = batches.reduce((sum, batch) => sum + batch.length, 0);
      if (count !== expected) throw new Error(`The control has ${count} readings instead of ${expected}.`);
      const start = performance.now();
      for (const batch of batches) {
        plain.exec("BEGIN IMMEDIATE");
        for (const cells of batch) insert.run(...cells);
        plain.exec("COMMIT");
      }
      return performance.now() - start;
    },
    close: () => plain.close(),
  };
}

type Cells = readonly (string | number | null)[];

/** The readings that only the imported database has, batch by batch in the order of their import; what they refer to is copied. */
function takeNewBatches(plain: PlainDatabase): readonly (readonly Cells[])[] {
  const rows = plain
    .prepare(
      `SELECT ${COLUMNS.map((column) => `r."${column}"`).join(", ")} FROM imported."Reading" r
       WHERE r."importId" NOT IN (SELECT "id" FROM main."Import") ORDER BY r.rowid`,
    )
    .all() as ReadingRow[];
  for (const table of ["Workspace", "Profile", "Import"])
    plain.exec(
      `INSERT INTO main."${table}" SELECT * FROM imported."${table}" WHERE true ON CONFLICT DO NOTHING`,
    );
  const batches = new Map<string, Cells[]>();
  for (const row of rows) {
    const batch = batches.get(String(row.profileId)) ?? [];
    batch.push(COLUMNS.map((column) => row[column]));
    batches.set(String(row.profileId), batch);
  }
  return [...batches.values()];
}
