import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { database } from "./client";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
import { write } from "./writer";

/** Twice the largest upload: the file while it is read, and what the database grows by. */
const FREE_BYTES = 2 * 200 * 1024 * 1024;
/** A write-ahead log of this size means that nothing has been written back for long. */
const WAL_BYTES = 256 * 1024 * 1024;

class RolledBack extends Error {}

/** Whether the database takes a write (rolled back at once) and has room for the next import. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await writeAndRollBack();
    const { kind, url } = database();
    return kind === "postgresql" || (await hasRoom(sqliteFilePath(url)));
  } catch {
    return false;
  }
}

async function writeAndRollBack(): Promise<void> {
  try {
    await write(async (tx) => {
      const id = newId();
      await tx.rateLimit.create({ data: { id, key: `ready/${id}`, count: 0, lastRequest: 0n } });
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
}

async function hasRoom(path: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dirname(path));
  const wal = await stat(`${path}-wal`).catch(() => null);
  return bavail * bsize >= FREE_BYTES && (wal?.size ?? 0) < WAL_BYTES;
}
