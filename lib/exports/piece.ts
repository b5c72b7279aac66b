import { createHash } from "node:crypto";
import type { Day } from "@/lib/domain/day";
import type { KnownProfile } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import type { TableReading } from "@/lib/domain/import-preview";
import type { Mapping } from "@/lib/domain/mapping";
import { type Problem, problem } from "@/lib/domain/problem";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { type ArchiveEntry, LARGEST_ARCHIVE, openArchive } from "./archive";
import { detectKind } from "./kind";
import { findNeighbour } from "./neighbours";
import type { LargeFile, ReadOptions, SplitFacts, UploadedFile } from "./read-export";
import type { TableOutcome } from "./read-rows";
import { readTable } from "./read-table";
import { readWorkbookTable } from "./read-workbook";
import { chunksOf } from "./tables/byte-chunks";
import { type TableOutcome as MappedOutcome, readMappedTable } from "./tables/read-mapped-table";
import { askForSheet } from "./tables/recognise-sheets";
import { askForMapping, recogniseTable } from "./tables/recognise-table";
import { type FoundMapping, findSettledMapping } from "./tables/settled-mapping";
import { findSheetTemplate } from "./tables/sheet-header";
import { readWorkbook, readXlsx, type Workbook } from "./xlsx";
import { isOfficeDocument } from "./xlsx-package";
import { parseZipName, type ZipName } from "./zip-name";

/** One CSV or workbook of a batch, loose or from a ZIP, before the batch as a whole is looked at. */
export type Piece = {
  /** As people see it: `Overview.csv`, or `Outer.zip/Overview.csv`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** null: `bytes` is all of the file. */
  readonly large: LargeFile | null;
  readonly modifiedOn: Day | null;
  /** The ZIP or folder it lay in; files from one place belong together. */
  readonly container: string | null;
  readonly zipName: ZipName;
  readonly outcome: TableOutcome;
  /** What a table says that is not TikTok's, `outcome` then says nothing; null for all other files. */
  readonly table: MappedOutcome | null;
  /** Of a part of a table that people filled in for several profiles: what concerns the whole of it. */
  readonly split?: SplitFacts;
  /** Who said how `table` is read; null for all other files. */
  readonly settling: Settling | null;
};

type Settling = TableReading & {
  /** Whose the rows of a table are that does not say it itself; null: nobody said so. */
  readonly profile: KnownProfile | null;
};

/** What is known of the files of a batch before they are opened. */
export type OpenOptions = Pick<ReadOptions, "encodings" | "mappings" | "profiles" | "settled" | "watch"> & {
  /** As given for the whole batch. */
  readonly profile?: Handle | null;
  /** The last day that a table can have counted. */
  readonly latest: Day;
  /** Of a table with many profiles, only this one's rows. */
  readonly only?: Handle | null;
};

const NO_ZIP: ZipName = { handle: null, range: null };

/** A loose CSV or workbook is one piece, a ZIP one per file in it; what cannot be opened is one refused piece. */
export async function openUpload(file: UploadedFile, options: OpenOptions): Promise<readonly Piece[]> {
  const { modifiedOn, large = null } = file;
  const name = displayName(file.name);
  const container = folderOf(file.name);
  const kind = detectKind(file.bytes);
  const start = { name, bytes: file.bytes, large, modifiedOn, container, zipName: NO_ZIP };
  if (kind.kind === "text") return [await readPiece(start, options)];
  const whole = await inMemory(start);
  if (kind.kind === "refused") return [refusedPiece(whole, kind.problem)];
  const opened = await openArchive(whole.bytes);
  if (!opened.ok) return [refusedPiece(whole, opened.problem)];
  const names = opened.entries.map((entry) => entry.name);
  if (isOfficeDocument(names)) return [await readSheets(whole, readWorkbook(opened.entries), options)];
  const telling = tellingEntry(names, name);
  if (telling !== null) return [refusedPiece(whole, telling)];
  return openEntries(opened.entries, { file, outer: name, options });
}

/** Workbooks in a ZIP unpack once more; all together they may not grow beyond what one ZIP may. */
async function openEntries(
  entries: readonly ArchiveEntry[],
  {
    file,
    outer,
    options,
  }: { readonly file: UploadedFile; readonly outer: string; readonly options: OpenOptions },
): Promise<readonly Piece[]> {
  const zipName = parseZipName(file.name);
  const workbooks = entries.filter(({ bytes }) => detectKind(bytes).kind === "archive").length;
  const most = Math.floor(LARGEST_ARCHIVE / Math.max(1, workbooks));
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const kind = detectKind(entry.bytes);
    const piece = {
      name: displayName(entry.name, outer),
      bytes: entry.bytes,
      large: null,
      modifiedOn: entry.modifiedOn ?? file.modifiedOn,
      container: file.name,
      zipName,
    };
    if (kind.kind === "refused") pieces.push(refusedPiece(piece, kind.problem));
    else if (kind.kind === "text") pieces.push(await readPiece(piece, options));
    else pieces.push(await readSheets(piece, await readXlsx(entry.bytes, most), options));
  }
  return pieces;
}

/** Bytes of a text that is no table of ours, which has to be read as a whole; no export is larger. */
const LARGEST_WHOLE = 50 * 1024 * 1024;
const TOO_LARGE: TableOutcome = {
  ok: false,
  format: null,
  problems: [problem("file/too-large", { severity: "refused", params: { limit: "50 MB" } })],
};

type Unread = Omit<Piece, "sha256" | "outcome" | "table" | "settling">;

/** A text is a table of which a person said or its own header says what the columns mean, else TikTok's, else a table that nobody knows yet. */
async function readPiece(piece: Unread, options: OpenOptions): Promise<Piece> {
  const { encodings = {}, mappings = {} } = options;
  const sha256 = await sha256Of(piece);
  const encoding = encodings[sha256] ?? null;
  const own = mappings[sha256] ?? null;
  const mapping = own ?? recogniseTable(piece.bytes);
  const source = own === null ? "header" : "given";
  const known = { source, settledOn: null, profile: null } as const;
  if (mapping !== null) return readMapped(piece, { sha256, mapping, settling: known }, options);
  const { headings, outcome } = askForMapping(piece.bytes, readTable(piece.name, piece.bytes, encoding));
  const earlier = headings && findSettledMapping(options.settled ?? [], headings, options.profile ?? null);
  if (earlier !== null) return readMapped(piece, { sha256, ...settledAs(earlier) }, options);
  const unmapped = { sha256, table: null, settling: null };
  if (piece.large === null || headings !== null)
    return withoutPersonalData({ ...piece, ...unmapped, outcome });
  return readWhole({ ...piece, large: piece.large }, { ...unmapped, encoding });
}

/** As `readPiece`, of a workbook. */
async function readSheets(piece: Unread, workbook: Workbook, options: OpenOptions): Promise<Piece> {
  if (workbook.kind === "refused") return refusedPiece(piece, workbook.problem);
  const sha256 = await sha256Of(piece);
  const own = options.mappings?.[sha256] ?? null;
  const mapping = own ?? findSheetTemplate(workbook.sheets);
  const source = own === null ? "header" : "given";
  const known = { source, settledOn: null, profile: null } as const;
  if (mapping !== null) return readMapped(piece, { sha256, mapping, settling: known, workbook }, options);
  const { sheets, outcome } = askForSheet(workbook, readWorkbookTable(piece.name, workbook));
  const found = sheets.map(({ headings }) =>
    findSettledMapping(options.settled ?? [], headings, options.profile ?? null),
  );
  const earlier = found.find((each) => each !== null);
  if (earlier === undefined || earlier === null) return settled(piece, outcome);
  return readMapped(piece, { sha256, ...settledAs(earlier), workbook }, options);
}

function settledAs({ mapping, profile, savedOn }: FoundMapping): Pick<Mapped, "mapping" | "settling"> {
  const known = profile && ({ handle: profile, source: "settled" } as const);
  return { mapping, settling: { source: "settled", settledOn: savedOn, profile: known } };
}

type Unmapped = Pick<Piece, "sha256" | "table" | "settling"> & { readonly encoding: TextEncoding | null };

/** A large text that is no table. */
async function readWhole(
  piece: Unread & { readonly large: LargeFile },
  { encoding, ...known }: Unmapped,
): Promise<Piece> {
  if (piece.large.size > LARGEST_WHOLE) return { ...piece, ...known, outcome: TOO_LARGE };
  const whole = await inMemory(piece);
  const outcome = readTable(whole.name, whole.bytes, encoding);
  return withoutPersonalData({ ...whole, ...known, outcome });
}

type Mapped = {
  readonly sha256: string;
  readonly mapping: Mapping;
  readonly settling: Omit<Settling, "mapping">;
  /** Absent: the piece is a text. */
  readonly workbook?: Extract<Workbook, { readonly kind: "read" }>;
};

async function readMapped(
  piece: Unread,
  { sha256, mapping, settling, workbook }: Mapped,
  { encodings = {}, profiles = {}, watch = null, latest, only = null }: OpenOptions,
): Promise<Piece> {
  const text = { encoding: encodings[sha256] ?? null, watch };
  const source = workbook === undefined ? { ...text, chunks: open(piece) } : { workbook, watch };
  if (workbook !== undefined) watch?.onStep({ bytesRead: piece.bytes.byteLength });
  const table = await readMappedTable(source, { mapping, latest, only });
  const handle = profiles[sha256];
  const profile = handle === undefined ? settling.profile : ({ handle, source: "given" } as const);
  const outcome = { ok: false, format: null, problems: [] } as const;
  return { ...piece, sha256, outcome, table, settling: { ...settling, mapping, profile } };
}

function open({ bytes, large }: Unread): AsyncIterable<Uint8Array> {
  return large === null ? chunksOf(bytes) : large.open();
}

async function inMemory(piece: Unread): Promise<Unread> {
  if (piece.large === null) return piece;
  const chunks: Uint8Array[] = [];
  for await (const chunk of open(piece)) chunks.push(chunk);
  return { ...piece, bytes: Buffer.concat(chunks), large: null };
}

async function sha256Of(piece: Unread): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of open(piece)) hash.update(chunk);
  return hash.digest("hex");
}

function refusedPiece(piece: Unread, why: Problem): Piece {
  return settled(piece, { ok: false, format: null, problems: [why] });
}

/** Of a piece that is wholly in memory. */
function settled(piece: Unread, outcome: TableOutcome): Piece {
  const sha256 = createHash("sha256").update(piece.bytes).digest("hex");
  return withoutPersonalData({ ...piece, sha256, outcome, table: null, settling: null });
}

/** Private messages and addresses do not travel any further into the house. */
function withoutPersonalData(piece: Piece): Piece {
  const { outcome } = piece;
  const isPersonal = !outcome.ok && outcome.problems.some(({ code }) => code === "file/personal-data");
  return isPersonal ? { ...piece, bytes: new Uint8Array(0), large: null } : piece;
}

/** Some ZIPs are one document rather than a bundle of exports: the names inside tell. */
function tellingEntry(names: readonly string[], archive: string): Problem | null {
  if (names.includes("mimetype") && names.includes("content.xml")) return wrongKind("an OpenDocument file");
  const personal = names
    .map((name) => findNeighbour({ name: `${archive}/${name}`, start: "", headings: [] }))
    .find((found) => found?.code === "file/personal-data");
  return personal ?? null;
}

function wrongKind(kind: string): Problem {
  return problem("file/wrong-kind", { severity: "refused", params: { kind } });
}

const LONGEST_NAME = 255;

/** The last part of each path, without control and direction characters that would disturb the screen. */
function displayName(name: string, archive: string | null = null): string {
  const last = archive === null ? (name.split(/[/\\]/).at(-1) ?? "") : `${archive}/${name}`;
  return last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").slice(0, LONGEST_NAME);
}

function folderOf(name: string): string | null {
  const end = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\"));
  return end <= 0 ? null : name.slice(0, end);
}
