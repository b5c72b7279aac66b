import { problem } from "@/lib/domain/problem";
import { refusal, type TableOutcome } from "../read-rows";
import { listSheets, type Workbook } from "../xlsx";
import { listHeadings } from "./list-headings";
import { type HeadedSheet, proposeSheets } from "./sheet-header";

/** As `askForMapping`, of a workbook: by the headings of each of its sheets that is a table. */
export function askForSheet(
  workbook: Workbook,
  outcome: TableOutcome,
): { readonly sheets: readonly HeadedSheet[]; readonly outcome: TableOutcome } {
  const stays = { sheets: [], outcome };
  if (workbook.kind === "refused" || outcome.ok) return stays;
  if (!outcome.problems.some(({ code }) => code === "file/unknown-header")) return stays;
  const sheets = proposeSheets(workbook.sheets);
  const [first, ...others] = sheets;
  if (first === undefined) return stays;
  const params = { headers: listHeadings(first.headings) };
  const choice = { sheets: listSheets(sheets.map(({ sheet }) => sheet.name)) };
  const asked = [
    refusal("file/needs-mapping", { params }),
    ...(others.length === 0
      ? []
      : [problem("workbook/which-sheet", { severity: "warning", params: choice })]),
  ];
  return { sheets, outcome: { ok: false, format: null, problems: asked } };
}
