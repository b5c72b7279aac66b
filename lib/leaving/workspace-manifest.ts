import { z } from "zod";

export const ARCHIVE_FORMAT = "tallyboard workspace 1";
export const MANIFEST = "manifest.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(100);

/** What the archive of a workspace says of itself; everything else in it is checked against this. */
export const manifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  workspace: z.strictObject({ id, name: z.string() }),
  /** Names of the migrations that made its tables, oldest first. */
  migrations: z.array(z.string()),
  /** Rows are JSON lists of the columns in this order; SHA-256 of the file of rows. */
  tables: z.array(
    z.strictObject({
      name: z.string().max(100),
      columns: z.array(z.string().max(100)),
      rows: z.int().nonnegative(),
      sha256,
    }),
  ),
  originals: z.array(z.strictObject({ entry: z.string().max(300), fileName: z.string(), sha256 })),
  people: z.array(
    z.strictObject({
      userId: id,
      email: z.string().max(320),
      role: z.string().max(20),
      profiles: z.array(id),
    }),
  ),
  /** Every other file of the archive. */
  files: z.array(z.strictObject({ name: z.string().max(300), bytes: z.int().nonnegative(), sha256 })),
});

export type WorkspaceManifest = z.output<typeof manifestSchema>;

/** The rows of a table, one JSON list to a line: what a new installation reads. */
export function toRowsEntry(table: string): string {
  return `data/${table}.jsonl`;
}

/** The same for people, without what opens anything. */
export function toCsvEntry(table: string): string {
  return `tables/${table}.csv`;
}

/** Where an original lies: by its content, so that two of one name do not meet. */
export function toOriginalEntry(original: { readonly sha256: string; readonly fileName: string }): string {
  const name = original.fileName.split("/").at(-1) ?? "";
  const plain = name.replace(/[^\w. ()-]/g, "_").slice(-100);
  return `originals/${original.sha256.slice(0, 16)} ${plain}`;
}
