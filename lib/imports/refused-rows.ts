import type { WorkspaceScope } from "@/lib/db/scope";
import { toCsvLine } from "@/lib/domain/csv-cell";
import type { Problem } from "@/lib/domain/problem";
import type { Answers } from "./answers";
import { getImport } from "./history";
import { previewBatch } from "./pending-batch";

type RefusingFile = { readonly name: string; readonly problems: readonly Problem[] };

/** What an import, or a drop that waits to be imported, refused. */
export type RefusedRows = { readonly fileName: string; readonly csv: string };

/**
 * The refused rows of an import with their reasons, as CSV, or of a waiting batch as `answers` settle it; null when there is no such import or
 * batch.
 */
export async function readRefusedRows(
  scope: WorkspaceScope,
  id: string,
  answers: Answers,
): Promise<RefusedRows | null> {
  const record = await getImport(scope, id);
  if (record !== null) {
    const { fileName: name, problems } = record;
    return {
      fileName: `Refused rows of ${name.split("/").at(-1)}.csv`,
      csv: toRefusedCsv([{ name, problems }]),
    };
  }
  const preview = await previewBatch(scope, id, { answers });
  return preview && { fileName: "Refused rows.csv", csv: toRefusedCsv(preview.files) };
}

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
function toRefusedCsv(files: readonly RefusingFile[]): string {
  const lines = files.flatMap(({ name, problems }) =>
    problems
      .filter(isAboutRefusal)
      .map(({ line, column, value, message }) => toCsvLine([name, line, column, value, message])),
  );
  return `\u{feff}${toCsvLine(["File", "Line", "Column", "Text", "Reason"])}${lines.join("")}`;
}

/** The list of an import stops somewhere, and its last line says how many rows it leaves out. */
function isAboutRefusal({ severity, code }: Problem): boolean {
  return severity === "refused" || code === "file/more-problems";
}
