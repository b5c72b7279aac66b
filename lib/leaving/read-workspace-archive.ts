import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { DatabaseUnusableError } from "@/lib/db/database-error";
import type { PortableRow } from "@/lib/db/portable-rows";
import type { CarriedWorkspace } from "@/lib/db/workspace-restore";
import { MANIFEST, manifestSchema, toRowsEntry, type WorkspaceManifest } from "./workspace-manifest";

/** A manifest of a workspace with thousands of imports is a few megabytes. */
const LONGEST_MANIFEST = 64 * 1024 * 1024;

type OpenArchive = { readonly manifest: WorkspaceManifest; readonly workspace: CarriedWorkspace };

/**
 * Opens the archive of a workspace, checks every file in it against the manifest and hands its contents to `work`. Throws
 * DatabaseUnusableError for anything that is not exactly what was written.
 */
export async function openWorkspaceArchive<T>(
  path: string,
  work: (archive: OpenArchive) => Promise<T>,
): Promise<T> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(() => refuse("it is no ZIP"));
  try {
    const entries = await listEntries(zip);
    const open = (name: string) => openEntry(zip, entries, name);
    const manifest = await readManifest(open, entries);
    const names = new Set(entries.keys());
    for (const { name, bytes, sha256 } of manifest.files) {
      names.delete(name);
      const found = await digest(await open(name), bytes);
      if (found !== sha256) refuse(`${name} was changed`);
    }
    names.delete(MANIFEST);
    if (names.size > 0) refuse("it holds files that its manifest does not name");
    return await work({ manifest, workspace: toWorkspace(manifest, open) });
  } finally {
    zip.close();
  }
}

type Entries = ReadonlyMap<string, yauzl.Entry>;
type Open = (name: string) => Promise<Readable>;

async function listEntries(zip: yauzl.ZipFile): Promise<Entries> {
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) refuse("it holds two files of one name");
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function openEntry(zip: yauzl.ZipFile, entries: Entries, name: string): Promise<Readable> {
  const entry = entries.get(name);
  return entry === undefined ? refuse(`${name} is missing`) : zip.openReadStreamPromise(entry);
}

async function readManifest(open: Open, entries: Entries): Promise<WorkspaceManifest> {
  if ((entries.get(MANIFEST)?.uncompressedSize ?? 0) > LONGEST_MANIFEST) refuse("its manifest is too long");
  const chunks: Buffer[] = [];
  for await (const chunk of await open(MANIFEST)) chunks.push(chunk);
  const read = manifestSchema.safeParse(toJson(Buffer.concat(chunks).toString()));
  return read.success ? read.data : refuse("it is of another program or version");
}

async function digest(stream: Readable, expectedBytes: number): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > expectedBytes) break;
    hash.update(chunk);
  }
  return hash.digest("hex");
}

function toWorkspace(manifest: WorkspaceManifest, open: Open): CarriedWorkspace {
  return {
    workspaceId: manifest.workspace.id,
    members: manifest.people,
    tables: manifest.tables.map(({ name, columns, sha256 }) => ({
      name,
      columns,
      sha256,
      rows: () => readRows(open, toRowsEntry(name)),
    })),
    originals: async function* () {
      for (const { entry, sha256 } of manifest.originals) {
        const chunks: Buffer[] = [];
        for await (const chunk of await open(entry)) chunks.push(chunk);
        yield { sha256, bytes: Buffer.concat(chunks) };
      }
    },
  };
}

async function* readRows(open: Open, name: string): AsyncGenerator<PortableRow> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let begun = "";
  for await (const chunk of await open(name)) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) yield toRow(line);
  }
  if (begun !== "") refuse(`${name} ends within a line`);
}

function toRow(line: string): PortableRow {
  const row = toJson(line);
  if (!Array.isArray(row) || !row.every((cell) => cell === null || typeof cell === "string"))
    return refuse("a row is not a list of texts");
  return row;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("it holds something that is not JSON");
  }
}

function refuse(reason: string): never {
  throw new DatabaseUnusableError(
    `This is no whole archive of a workspace (${reason}); nothing was changed. Download it again.`,
  );
}
