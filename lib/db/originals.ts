import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gzip } from "node:zlib";
import { database, reader, type Tx } from "./client";
import type { EditableProfile, EditorScope, WorkspaceScope } from "./scope";

/** Rows stay small enough for any database and any backup tool. */
const PIECE_BYTES = 1024 * 1024;

const pack = promisify(gzip);

/** Gzips a file on another thread. */
export function packOriginal(bytes: Uint8Array): Promise<Uint8Array> {
  return pack(bytes);
}

/** Keeps the bytes as they were imported, once per workspace however often they come; imports that had lost theirs have them back. */
export async function storeOriginal(
  tx: Tx,
  { workspaceId }: EditorScope | EditableProfile,
  original: { readonly sha256: string; readonly packed: Uint8Array },
): Promise<void> {
  const { sha256, packed } = original;
  if (await holdOriginal(tx, workspaceId, sha256)) return;
  await tx.import.updateMany({
    where: { workspaceId, sha256, originalRemovedAt: { not: null } },
    data: { originalRemovedAt: null },
  });
  for (let piece = 0; piece * PIECE_BYTES < packed.byteLength; piece += 1) {
    const bytes = Uint8Array.from(packed.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES));
    const added = await tx.$executeRaw`INSERT INTO "OriginalFile" ("workspaceId", "sha256", "piece", "bytes")
      VALUES (${workspaceId}, ${sha256}, ${piece}, ${bytes}) ON CONFLICT DO NOTHING`;
    // Kept already, and all of it: pieces of another packing must not mix with these.
    if (added === 0) return;
  }
}

/** Whether the bytes are kept already; then nobody can throw them away before this transaction has ended. */
async function holdOriginal(tx: Tx, workspaceId: string, sha256: string): Promise<boolean> {
  const found =
    database().kind === "sqlite"
      ? await tx.originalFile.findMany({
          where: { workspaceId, sha256, piece: 0 },
          select: { piece: true },
        })
      : await tx.$queryRaw<unknown[]>`SELECT "piece" FROM "OriginalFile"
          WHERE "workspaceId" = ${workspaceId} AND "sha256" = ${sha256} AND "piece" = 0 FOR UPDATE`;
  return found.length > 0;
}

/**
 * The bytes as they were imported; null when they are kept no longer, and for a client, because one file may hold profiles that this
 * client must not see. Throws when they are damaged.
 */
export async function findOriginal(scope: WorkspaceScope, sha256: string): Promise<Uint8Array | null> {
  const opened = await openOriginal(scope, sha256);
  if (opened === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same as a stream that holds a piece at a time; it throws at its end when they are damaged. */
export async function openOriginal(
  scope: WorkspaceScope,
  sha256: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  if (scope.onlyProfiles !== null) return null;
  const first = await findPiece(scope, sha256, 0);
  return first && unpackPieces(piecesFrom(scope, sha256), sha256);
}

async function* unpackPieces(pieces: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  const packed = Readable.from(pieces);
  const unpacked = createGunzip();
  packed.once("error", (error) => unpacked.destroy(error));
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      hash.update(chunk);
      yield chunk;
    }
  } finally {
    packed.destroy();
  }
  if (hash.digest("hex") !== sha256) throw new Error(`The kept original ${sha256} is damaged.`);
}

async function* piecesFrom(scope: WorkspaceScope, sha256: string): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece += 1) {
    const bytes = await findPiece(scope, sha256, piece);
    if (bytes === null) return;
    yield bytes;
  }
}

async function findPiece(
  { workspaceId }: WorkspaceScope,
  sha256: string,
  piece: number,
): Promise<Uint8Array | null> {
  const found = await reader().originalFile.findUnique({
    where: { workspaceId_sha256_piece: { workspaceId, sha256, piece } },
    select: { bytes: true },
  });
  return found === null ? null : found.bytes;
}
