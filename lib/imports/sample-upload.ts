import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { z } from "zod";
import type { EditorScope } from "@/lib/db/scope";
import { addDays, dayAt } from "@/lib/domain/day";
import { DATE_NOTATIONS, NUMBER_NOTATIONS } from "@/lib/domain/mapping";
import type { TableSample } from "@/lib/domain/table-sample";
import { isTextEncoding } from "@/lib/domain/text-encoding";
import { openArchive } from "@/lib/exports/archive";
import { detectKind } from "@/lib/exports/kind";
import type { FileStart } from "@/lib/exports/tables/read-sample";
import { type DraftSoFar, sampleTable } from "@/lib/exports/tables/sample-table";
import { isOfficeDocument } from "@/lib/exports/xlsx-package";
import { columnRoleSchema, MOST_COLUMNS } from "./mapping-schema";
import { findUploads, type StoredUpload } from "./uploads";

/** Hundreds of rows of any table. */
const START_BYTES = 1024 * 1024;

const draftSchema = z.strictObject({
  target: z.enum(["daily", "posts"]),
  /** null: as the headings and cells say. */
  columns: z.array(columnRoleSchema).min(1).max(MOST_COLUMNS).nullable(),
  dates: z.enum(DATE_NOTATIONS).nullable(),
  numbers: z.enum(NUMBER_NOTATIONS).nullable(),
});

/** Which file of a batch is looked at, and what is settled of it so far. */
export const sampleRequestSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  draft: draftSchema.nullable().default(null),
  /** Of a workbook; null: its first table. */
  sheet: z.string().max(100).nullable().default(null),
  encoding: z.string().refine(isTextEncoding).nullable().default(null),
});

type SampleQuestion = z.output<typeof sampleRequestSchema>;

type SampledUpload =
  | { readonly kind: "sample"; readonly sample: TableSample }
  /** The batch or the file is not this person's, or not there any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "no-table" };

/** The beginning of a waiting file as a table, with what its columns may mean or how a draft reads them. */
export async function sampleUpload(
  scope: EditorScope,
  batchId: string,
  { question, now = new Date() }: { readonly question: SampleQuestion; readonly now?: Date },
): Promise<SampledUpload> {
  const uploads = (await findUploads(scope, batchId)) ?? [];
  const { sha256 } = question;
  const found = await findFile(uploads, sha256);
  if (found === null) return { kind: "gone" };
  const encoding = question.encoding !== null && isTextEncoding(question.encoding) ? question.encoding : null;
  const sample = await sampleTable({
    name: found.name,
    sha256,
    start: { ...found.start, encoding },
    sheet: question.sheet,
    draft: question.draft as DraftSoFar | null,
    latest: addDays(dayAt(now.getTime()), 1),
  });
  return sample === null ? { kind: "no-table" } : { kind: "sample", sample };
}

type Found = { readonly name: string; readonly start: Omit<FileStart, "encoding"> };

async function findFile(uploads: readonly StoredUpload[], sha256: string): Promise<Found | null> {
  const upload = uploads.find((each) => each.sha256 === sha256);
  if (upload !== undefined) return { name: upload.name, start: await readStart(upload) };
  for (const outer of uploads) {
    const inside = await findEntry(outer, sha256);
    if (inside !== null) return inside;
  }
  return null;
}

/** A text is read as far as its sample needs; what is packed can only be opened as a whole. */
async function readStart({ path, size }: StoredUpload): Promise<Found["start"]> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, START_BYTES)));
    const bytes = buffer.subarray(0, bytesRead);
    if (detectKind(bytes).kind !== "archive") return { bytes, isWhole: bytesRead === size };
  } finally {
    await file.close();
  }
  return { bytes: await readFile(path), isWhole: true };
}

async function findEntry(outer: StoredUpload, sha256: string): Promise<Found | null> {
  const { bytes } = await readStart(outer);
  if (detectKind(bytes).kind !== "archive") return null;
  const opened = await openArchive(bytes);
  if (!opened.ok || isOfficeDocument(opened.entries.map(({ name }) => name))) return null;
  const entry = opened.entries.find(
    (each) => createHash("sha256").update(each.bytes).digest("hex") === sha256,
  );
  return entry === undefined
    ? null
    : { name: `${outer.name}/${entry.name}`, start: { bytes: entry.bytes, isWhole: true } };
}
