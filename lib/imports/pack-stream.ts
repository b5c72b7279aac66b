import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Gzips a file that is read from where it lies, on another thread. */
export async function packStream(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return pipeline(Readable.from(chunks), createGzip(), async (zipped: AsyncIterable<Uint8Array>) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of zipped) pieces.push(piece);
    return Buffer.concat(pieces);
  });
}
