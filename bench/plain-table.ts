import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { dayOf, daysOf, figuresOf, handleOf, TABLE, TABLE_MEASURES } from "./made-up-table";
import { openPlainDatabase, type PlainDatabase } from "./plain-driver";

type Owner = {
  readonly handle: string;
  readonly profileId: string;
  readonly importId: string;
  readonly workspaceId: string;
};

/** Milliseconds in which the plain driver's prepared inserts put the same readings into a database of the same migrations, in one transaction. */
export async function insertTablePlainly(paths: {
  readonly folder: string;
  readonly imported: string;
}): Promise<number> {
  const path = join(paths.folder, "plain.db");
  await migrate(`file:${path}`);
  const plain = openPlainDatabase(path);
  try {
    const owners = copyOwners(plain, paths.imported);
    const insert = plain.prepare(`INSERT INTO main."Reading"
      ("profileId", "measure", "labelDay", "importId", "workspaceId", "value", "line") VALUES (?, ?, ?, ?, ?, ?, ?)`);
    const days = Array.from({ length: daysOf(0) }, (_, day) => dayOf(day));
    const start = performance.now();
    plain.exec("BEGIN IMMEDIATE");
    for (let profile = 0; profile < TABLE.profiles; profile += 1) {
      const owner = owners.get(handleOf(profile));
      if (owner === undefined) throw new Error(`${handleOf(profile)} was not imported.`);
      const { profileId, importId, workspaceId } = owner;
      for (const [place, measure] of [...TABLE_MEASURES.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1)))
        for (let day = 0; day < daysOf(profile); day += 1) {
          const value = figuresOf(profile, day)[place] ?? null;
          insert.run(profileId, measure, days[day] ?? null, importId, workspaceId, value, day + 2);
        }
    }
    plain.exec("COMMIT");
    return performance.now() - start;
  } finally {
    plain.close();
  }
}

/** A reading refers to its import, so those are copied outside the measured time. */
function copyOwners(plain: PlainDatabase, imported: string): ReadonlyMap<string, Owner> {
  plain.prepare("ATTACH ? AS imported").run(imported);
  for (const table of ["Workspace", "Profile", "Import"])
    plain.exec(`INSERT INTO main."${table}" SELECT * FROM imported."${table}"`);
  const owners = plain
    .prepare(
      `SELECT p."handle", i."profileId", i."id" AS "importId", i."workspaceId"
       FROM main."Import" i JOIN main."Profile" p ON p."id" = i."profileId"`,
    )
    .all() as Owner[];
  return new Map(owners.map((owner) => [owner.handle, owner]));
}
