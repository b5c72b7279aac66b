import { access, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import type { FilePreview } from "@/lib/domain/import-preview";
import { REPORT, type Upload } from "./export-files";
import { toImportJson } from "./import-report";
import { type Verdict, writeReport } from "./watch-report";

export const VERDICTS: readonly Verdict[] = ["done", "refused"];

type Found = { readonly path: string; readonly size: number; readonly mtimeMs: number };

/** A file that lay in the folder, with its bytes. */
export type Arrived = Found & { readonly upload: Upload };

/** What became of it; `said` instead of `files` when it was not even read. */
export type Settled = {
  readonly file: Found;
  readonly verdict: Verdict;
  readonly files: readonly FilePreview[];
  readonly said: string | null;
};

export type Delivered = Settled & { readonly movedTo: string };

/**
 * Moves a settled file to `done/` or `refused/`, keeping the folder it lay in, after writing `<name>.report.txt` and `.json` there. null:
 * it vanished or was replaced by another file meanwhile, which is the next to be looked at.
 */
export async function moveAway(folder: string, settled: Settled): Promise<Delivered | null> {
  const { path, size, mtimeMs } = settled.file;
  const target = await freePath(join(folder, settled.verdict, relative(folder, path)));
  await mkdir(dirname(target), { recursive: true });
  const report = { ...settled, name: basename(path), movedTo: target, at: new Date() };
  await writeFile(`${target}${REPORT}.txt`, writeReport(report));
  const files = settled.files.map((file) => toImportJson(file, {}));
  await writeFile(`${target}${REPORT}.json`, `${JSON.stringify({ files })}\n`);
  const now = await stat(path).catch(() => null);
  if (now?.size !== size || now.mtimeMs !== mtimeMs) return null;
  await rename(path, target);
  return { ...settled, movedTo: target };
}

/** `Overview (2).csv` beside an `Overview.csv`: nothing that lies there is overwritten. */
async function freePath(wanted: string): Promise<string> {
  const kind = extname(wanted);
  const stem = wanted.slice(0, wanted.length - kind.length);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : `${stem} (${number})${kind}`;
    const isTaken = await access(path).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
}
