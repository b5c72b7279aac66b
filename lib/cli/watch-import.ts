import { basename } from "node:path";
import type { BatchPreview, FilePreview } from "@/lib/domain/import-preview";
import type { Upload } from "./export-files";
import type { Arrived, Settled } from "./watch-delivery";

/**
 * Imports files that came together, each whole or not at all: one that is refused or needs an answer is taken out, and the others are
 * judged again without what it said about them.
 */
export async function importWhole(
  arrived: readonly Arrived[],
  importFiles: (files: readonly Upload[]) => Promise<BatchPreview>,
): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  let left = arrived;
  while (left.length > 0) {
    const { files, problems } = await importFiles(left.map(({ upload }) => upload));
    const judged = left.map((file) => ({ file, files: files.filter((each) => isPartOf(file, each)) }));
    if (problems.length === 0) {
      for (const each of judged) settled.push({ ...each, verdict: verdictOn(each.files), said: null });
      break;
    }
    const out = judged.filter((each) => each.files.some(isOpen) || each.files.length === 0);
    if (out.length === 0) throw new Error("A batch was not imported, and none of its files says why.");
    settled.push(...out.map((each) => ({ ...each, verdict: "refused", said: null }) as const));
    left = left.filter((file) => !out.some((each) => each.file === file));
  }
  return settled;
}

function isOpen({ status }: FilePreview): boolean {
  return status === "refused" || status === "needs-answer";
}

/** With --import-rest a ZIP may be imported in part. */
function verdictOn(files: readonly FilePreview[]): Settled["verdict"] {
  return files.some((file) => file.status === "committed" || file.status === "duplicate")
    ? "done"
    : "refused";
}

/** The files of a ZIP are called `Outer.zip/Inner.csv`. Names are shown without control and direction characters. */
function isPartOf({ path }: Arrived, { name }: FilePreview): boolean {
  const shown = basename(path).replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
  return name === shown || name.startsWith(`${shown}/`);
}
