const CHUNK_BYTES = 64 * 1024;

/** Bytes that are in memory already, in pieces, so that they are read like a stream. */
export async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
