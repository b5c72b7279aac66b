import { crc32 } from "node:zlib";
import * as yauzl from "yauzl";
import { type Day, parseDay } from "@/lib/domain/day";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";

const MB = 1_000_000;
const MOST_ENTRIES = 200;
const LARGEST_ENTRY = 100 * MB;
export const LARGEST_ARCHIVE = 200 * MB;
/** A year of daily zeros packs about 30 to 1. */
const STRONGEST_PACKING = 100;

export type ArchiveEntry = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As the archive says, in the packer's own zone; null when it says nothing sensible. */
  readonly modifiedOn: Day | null;
};

export type Opened =
  | { readonly ok: true; readonly entries: readonly ArchiveEntry[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * The files in a ZIP, or one problem for the whole archive: a ZIP that lies about anything is not opened at all.
 * Sizes are checked in the directory and again while unpacking, because declared sizes may be lies. `most`: bytes, unpacked.
 */
export async function openArchive(bytes: Uint8Array, most: number = LARGEST_ARCHIVE): Promise<Opened> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      decodeStrings: false,
    });
    if (zip.entryCount > MOST_ENTRIES) refuse("archive/too-many-entries", null);
    const listed = await listEntries(zip, most);
    await checkPlaces(zip, listed, bytes.length);
    const entries: ArchiveEntry[] = [];
    for (const each of listed.filter(({ name }) => !isClutter(name))) entries.push(await unpack(zip, each));
    return entries.length === 0 ? failed("archive/empty", null) : { ok: true, entries };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    return failed("archive/broken", null);
  }
}

class Refusal extends Error {
  readonly problem: Problem;
  constructor(refused: Problem) {
    super(refused.message);
    this.problem = refused;
  }
}

const LIMITS: Readonly<Partial<Record<ProblemCode, string>>> = {
  "archive/too-many-entries": String(MOST_ENTRIES),
  "archive/too-large": `${LARGEST_ARCHIVE / MB} MB`,
};

function archiveProblem(code: ProblemCode, value: string | null): Problem {
  const limit = LIMITS[code];
  return problem(code, { severity: "refused", value, params: limit === undefined ? {} : { limit } });
}

function failed(code: ProblemCode, value: string | null): Opened {
  return { ok: false, problem: archiveProblem(code, value) };
}

function refuse(code: ProblemCode, value: string | null): never {
  throw new Refusal(archiveProblem(code, value));
}

type Listed = { readonly name: string; readonly entry: yauzl.Entry };

async function listEntries(zip: yauzl.ZipFile, most: number): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const names = new Set<string>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    checkEntry(name, entry);
    const folded = name.normalize("NFC").toLowerCase();
    if (names.has(folded)) refuse("archive/duplicate-name", name);
    names.add(folded);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (unpacked > most) refuse("archive/too-large", null);
    listed.push({ name, entry });
  }
  if (unpacked > STRONGEST_PACKING * Math.max(packed, 1)) refuse("archive/bomb", null);
  return listed.filter(({ name }) => !name.endsWith("/"));
}

function nameOf(entry: yauzl.Entry): string {
  return yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    Buffer.from(entry.fileNameRaw),
    entry.extraFields,
    true,
  );
}

const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

function checkEntry(name: string, entry: yauzl.Entry): void {
  if (!isSafeName(name)) refuse("archive/unsafe-name", name);
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK) refuse("archive/link", name);
  if (entry.isEncrypted()) refuse("archive/encrypted", name);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) refuse("archive/unknown-method", name);
  if (entry.uncompressedSize > LARGEST_ENTRY) refuse("archive/too-large", null);
  if (entry.uncompressedSize > STRONGEST_PACKING * Math.max(entry.compressedSize, 1))
    refuse("archive/bomb", null);
}

/** Names are never used as paths; one that tries to leave the archive shows that it is not an export. */
function isSafeName(name: string): boolean {
  if (name === "" || name.length > 255 || name.startsWith("/") || /^[a-z]:/i.test(name)) return false;
  if (name.includes("\\") || name.includes("\0")) return false;
  return !name.split("/").some((part) => part === ".." || part === ".");
}

function isClutter(name: string): boolean {
  const file = name.split("/").at(-1) ?? "";
  return (
    name.startsWith("__MACOSX/") ||
    file.startsWith("._") ||
    /^(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(file)
  );
}

/** Every entry's own header must say what the directory says, and no two entries may share bytes (Fifield's bomb). */
async function checkPlaces(zip: yauzl.ZipFile, listed: readonly Listed[], size: number): Promise<void> {
  const places: { readonly start: number; readonly end: number }[] = [];
  for (const { name, entry } of listed) {
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (!agrees(local, entry)) refuse("archive/contradiction", name);
    const end = local.fileDataStart + entry.compressedSize;
    if (end > size) refuse("archive/broken", null);
    places.push({ start: entry.relativeOffsetOfLocalHeader, end });
  }
  places.sort((a, b) => a.start - b.start);
  places.forEach(({ start }, index) => {
    const before = places[index - 1];
    if (before !== undefined && start < before.end) refuse("archive/overlap", null);
  });
}

const SIZES_FOLLOW = 0x08;
const SIZE_IN_ZIP64 = 0xffffffff;

function agrees(local: yauzl.LocalFileHeader, entry: yauzl.Entry): boolean {
  if (!Buffer.from(local.fileName).equals(Buffer.from(entry.fileNameRaw))) return false;
  if (local.compressionMethod !== entry.compressionMethod) return false;
  if ((local.generalPurposeBitFlag & 1) !== (entry.generalPurposeBitFlag & 1)) return false;
  if ((local.generalPurposeBitFlag & SIZES_FOLLOW) !== 0) return true;
  const same = (own: number, listed: number) => own === listed || own === SIZE_IN_ZIP64;
  return (
    same(local.uncompressedSize, entry.uncompressedSize) &&
    same(local.compressedSize, entry.compressedSize) &&
    local.crc32 === entry.crc32
  );
}

async function unpack(zip: yauzl.ZipFile, { name, entry }: Listed): Promise<ArchiveEntry> {
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk);
    length += piece.length;
    if (length > entry.uncompressedSize || length > LARGEST_ENTRY) refuse("archive/bomb", null);
    chunks.push(piece);
  }
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) refuse("archive/broken", null);
  if (isArchive(bytes) && !/\.(xlsx|xlsm|numbers|ods)$/i.test(name)) refuse("archive/nested", name);
  return { name, bytes: new Uint8Array(bytes), modifiedOn: dayOfDosDate(entry.lastModFileDate) };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** MS-DOS date: year since 1980, month and day in 7, 4 and 5 bits. */
function dayOfDosDate(date: number): Day | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const pad = (part: number) => String(part).padStart(2, "0");
  return year < 2016 ? null : parseDay(`${year}-${pad(month)}-${pad(day)}`);
}
