import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  /** MS-DOS date; 0x5CB0 is 2026-05-16. */
  readonly dosDate?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  /** What the headers claim instead of the truth. */
  readonly claims?: { readonly size?: number; readonly localName?: string; readonly offset?: number };
};

/** Writes a ZIP, also a dishonest one. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = entry.deflate === true ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const localName = Buffer.from(entry.claims?.localName ?? name);
    const fields = commonFields(entry, packed.length);
    parts.push(
      Buffer.concat([u32(0x04034b50), u16(20), fields, u16(localName.length), u16(0), localName]),
      packed,
    );
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0x0314),
        u16(20),
        fields,
        u16(name.length),
        u16(0),
        u16(0),
        u16(0),
        u16(0),
      ]),
      u32(((entry.mode ?? 0o100644) << 16) >>> 0),
      u32(entry.claims?.offset ?? offset),
      name,
    );
    offset += 30 + localName.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length)]);
  return new Uint8Array(Buffer.concat([...parts, listing, end, u32(listing.length), u32(offset), u16(0)]));
}

function commonFields(entry: ZipEntry, packed: number): Buffer {
  const size = entry.claims?.size ?? entry.bytes.length;
  const method = entry.method ?? (entry.deflate === true ? 8 : 0);
  return Buffer.concat([
    u16(entry.flags ?? 0x800),
    u16(method),
    u16(0),
    u16(entry.dosDate ?? 0x5cac),
    u32(crc32(entry.bytes)),
    u32(packed),
    u32(size),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
