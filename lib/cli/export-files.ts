import { createReadStream } from "node:fs";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { type Day, parseDay } from "@/lib/domain/day";
import type { previewFiles } from "@/lib/imports/import-batch";
import { CommandFailed, EXIT } from "./exit-code";

export type Upload = Parameters<typeof previewFiles>[1]["files"][number];

/** As for an upload in the browser. */
const FILE_BYTES = 50 * 1024 * 1024;
/** A text is read piece by piece, so it may be larger. */
const TEXT_BYTES = 200 * 1024 * 1024;
const TEXTS: readonly string[] = [".csv", ".tsv", ".txt"];
/** Beyond this a file is not held in memory while it is read. */
const LARGE_BYTES = 8 * 1024 * 1024;
/** What is looked at to tell what such a file is. */
const START_BYTES = 256 * 1024;
const KINDS: readonly string[] = [".csv", ".zip", ".xlsx", ".txt", ".tsv"];
const KINDS_IN_WORDS = "CSV, ZIP, XLSX, TXT or TSV file";

/** Ends the names of what `--watch` writes beside a file. */
export const REPORT = ".report";

/** Whether a file found in a folder may be an export. Hidden files, Excel's lock files (~$…) and our own reports are not. */
export function mayBeExport(name: string): boolean {
  return !isHidden(name) && !name.endsWith(`${REPORT}.txt`) && KINDS.includes(extname(name).toLowerCase());
}

/**
 * The files that arguments name, as absolute paths without repetition: a file itself, a folder's exports at any depth, and a pattern
 * (`exports/2026-*.zip`) that the shell left as it is. Throws CommandFailed for an argument that names nothing.
 */
export async function findExportFiles(names: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const name of names) paths.push(...(await findNamed(name)));
  return [...new Set(paths)];
}

/** Exports at any depth of a folder, sorted; `leaveOut` are names of folders directly in it. */
export async function listExports(folder: string, leaveOut: readonly string[] = []): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !isHidden(entry.name) && !leaveOut.includes(entry.name))
      found.push(...(await listExports(path)));
    else if (mayBeExport(entry.name) && (await isFile(path))) found.push(path);
  }
  return found.sort();
}

/** A file as the importer takes it. Files of one folder belong together, so the name is the whole path. */
export async function readUpload(path: string): Promise<Upload> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CommandFailed(`There is no file ${path}.`);
  if (!found.isFile()) throw new CommandFailed(`${path} is not a file.`);
  const isText = TEXTS.includes(extname(path).toLowerCase());
  if (found.size > (isText ? TEXT_BYTES : FILE_BYTES))
    throw new CommandFailed(
      `${path} is larger than ${isText ? 200 : 50} MB, so it is not an export.`,
      EXIT.refused,
    );
  const upload = { name: resolve(path), modifiedOn: localDay(found.mtime) };
  if (found.size <= LARGE_BYTES) return { ...upload, bytes: await readFile(path) };
  const large = { size: found.size, open: () => createReadStream(path) };
  return { ...upload, bytes: await readStart(path), large };
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function findNamed(name: string): Promise<readonly string[]> {
  const found = await stat(name).catch(() => null);
  if (found?.isDirectory()) return someOf(await listExports(resolve(name)), name);
  if (found !== null || !isDynamicPattern(name)) return [resolve(name)];
  return someOf(await findMatching(name), name);
}

async function findMatching(pattern: string): Promise<readonly string[]> {
  const slashed = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  const paths = await glob(slashed, { absolute: true, expandDirectories: false, followSymbolicLinks: false });
  return paths
    .map((path) => resolve(path))
    .filter((path) => mayBeExport(path.slice(path.lastIndexOf(sep) + 1)))
    .sort();
}

function someOf(paths: readonly string[], name: string): readonly string[] {
  if (paths.length === 0) throw new CommandFailed(`${name} holds no ${KINDS_IN_WORDS}.`);
  return paths;
}

function isHidden(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$");
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/** The file system keeps an instant; the day meant is the one on this machine's calendar. */
function localDay(date: Date): Day | null {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return parseDay(`${date.getFullYear()}-${month}-${day}`);
}
