import { DatabaseUnusableError } from "./database-error";
import { checkPortableFile, hashPortableTables, readPortableFile } from "./portable-file";
import { insertPortableRows, type OpenDatabase, type PortableRow, pageSize } from "./portable-rows";
import type { PortableTable } from "./portable-tables";

/** Makes the tables as these migrations leave them, in an empty schema. */
type CreateTables = (migrations: readonly string[]) => Promise<void>;

/**
 * Fills an empty database from a portable backup: tables as of the backup's version, all rows, and a second reading of all that
 * was written, which must be the backup to the byte. The transaction around it is the caller's.
 */
export async function loadPortableFile(
  database: OpenDatabase,
  path: string,
  createTables: CreateTables,
): Promise<void> {
  const { migrations, tables, sha256 } = await checkPortableFile(path);
  await createTables(migrations);
  await insertAll(database, path);
  if ((await hashPortableTables(database, tables)) !== sha256)
    throw new DatabaseUnusableError(
      `What was written from ${path} is not what it holds; nothing was changed. Keep the file and report this.`,
    );
}

async function insertAll(database: OpenDatabase, path: string): Promise<void> {
  let table: PortableTable | null = null;
  let rows: PortableRow[] = [];
  const flush = async () => {
    if (table !== null && rows.length > 0) await insertPortableRows(database, table, rows);
    rows = [];
  };
  for await (const piece of readPortableFile(path)) {
    if (piece.kind === "table") {
      await flush();
      table = piece.table;
    } else {
      rows.push(piece.row);
      if (table !== null && rows.length >= pageSize(table)) await flush();
    }
  }
  await flush();
}
