import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { reader, type Tx } from "./client";
import type { WorkspaceScope } from "./scope";

/** Rows stay small enough for any database and any backup tool. */
const PIECE_BYTES = 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Gzips a file on another thread. */
export function packOriginal(bytes: Uint8Array): Promise<Uint8Array> {
  return pack(bytes);
}

/** Keeps the bytes as they were imported, once per workspace however often they come. */
export async function storeOriginal(
  tx: Tx,
  workspaceId: string,
  original: { readonly sha256: string; readonly packed: Uint8Array },
): Promise<void> {
  const { sha256, packed } = original;
  for (let piece = 0; piece * PIECE_BYTES < packed.byteLength; piece += 1) {
    const bytes = Uint8Array.from(packed.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES));
    const added = await tx.$executeRaw`INSERT INTO "OriginalFile" ("workspaceId", "sha256", "piece", "bytes")
      VALUES (${workspaceId}, ${sha256}, ${piece}, ${bytes}) ON CONFLICT DO NOTHING`;
    // Kept already, and all of it: pieces of another packing must not mix with these.
    if (added === 0) return;
  }
}

/** The bytes as they were imported; null when they are kept no longer. Throws when they are damaged. */
export async function findOriginal(scope: WorkspaceScope, sha256: string): Promise<Uint8Array | null> {
  const pieces = await reader().originalFile.findMany({
    where: { workspaceId: scope.workspaceId, sha256 },
    orderBy: { piece: "asc" },
    select: { bytes: true },
  });
  if (pieces.length === 0) return null;
  const bytes = await unpack(Buffer.concat(pieces.map((piece) => piece.bytes)));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error(`The kept original ${sha256} is damaged.`);
  return bytes;
}
