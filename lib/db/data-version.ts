import { type Client, database, reader } from "./client";

/** Values of one connection cannot be compared with those of another. */
const connections = new WeakMap<Client, number>();
let opened = 0;

/**
 * A text that is another one after anything was written to the database, by whatever process: what was read under an equal text is still true.
 * It may change without need. SQLite counts the commits of other connections (PRAGMA data_version), and the reader never writes; PostgreSQL
 * names the transactions that are visible (pg_current_snapshot).
 */
export async function findDataVersion(): Promise<string> {
  const client = reader();
  const connection = connections.get(client) ?? ++opened;
  connections.set(client, connection);
  const rows =
    database().kind === "sqlite"
      ? await client.$queryRaw<{ data_version: bigint }[]>`PRAGMA data_version`
      : await client.$queryRaw<
          { data_version: string }[]
        >`SELECT pg_current_snapshot()::text AS "data_version"`;
  return `${connection} ${rows[0]?.data_version}`;
}
