import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { type Problem, problem } from "@/lib/domain/problem";
import { MOST_COLUMNS } from "./csv";
import type { ExportFormat } from "./format";
import type { Header } from "./header";
import { findNeighbour } from "./neighbours";

export type ExplainedHeader =
  | { readonly ok: true; readonly format: ExportFormat; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly format: ExportFormat | null; readonly problem: Problem };

const LONGEST_HEADING = 300;
const MOST_SHOWN = 12;

/** Turns what the header is into a format with warnings, or into the sentence that says why it is none. */
export function explainHeader(name: string, text: string, header: Header): ExplainedHeader {
  const { detection, headings } = header;
  if (headings.length > MOST_COLUMNS)
    return refused(
      null,
      problem("file/too-many-columns", { severity: "refused", params: { limit: MOST_COLUMNS } }),
    );
  const long = headings.some((heading) => heading.length > LONGEST_HEADING);
  if (detection.kind === "match" && !long)
    return { ok: true, format: detection.format, warnings: warningsOf(header, detection.format) };
  if (detection.kind === "ambiguous") {
    const formats = detection.formats.map(({ id }) => `“${EXPORT_FORMATS[id].label}”`).join(", ");
    return refused(null, problem("file/ambiguous-header", { severity: "refused", params: { formats } }));
  }
  if (detection.kind === "doubled") {
    const place = { severity: "refused", line: header.line, column: detection.heading } as const;
    return refused(detection.format, problem("file/duplicate-column", place));
  }
  const neighbour = findNeighbour({ name, start: text.slice(0, 2000), headings });
  return refused(null, neighbour ?? unknownHeader(header));
}

function unknownHeader({ detection, headings }: Header): Problem {
  const params = { headers: list(headings) };
  if (detection.kind !== "unknown" || detection.closest === null)
    return problem("file/unknown-header", { severity: "refused", params });
  const format = EXPORT_FORMATS[detection.closest.id].label;
  const missing = list(detection.missing);
  return problem("file/missing-columns", { severity: "refused", params: { ...params, format, missing } });
}

function warningsOf(
  { headings, written, line, hasLinesAbove }: Header,
  format: ExportFormat,
): readonly Problem[] {
  const known = [...format.headings, ...format.optional];
  const cleaned = known
    .filter((heading) => headings.includes(heading))
    .filter((heading) => written[headings.indexOf(heading)] !== heading)
    .map((column) => problem("file/header-cleaned", { severity: "warning", line, column }));
  const extra = headings.filter((heading) => !known.includes(heading) && !format.notes.includes(heading));
  return [
    ...(hasLinesAbove ? [problem("file/lines-above-header", { severity: "warning", line })] : []),
    ...cleaned,
    ...(extra.length === 0
      ? []
      : [problem("file/extra-columns", { severity: "warning", params: { headers: list(extra) } })]),
  ];
}

function list(headings: readonly string[]): string {
  const shown = headings.slice(0, MOST_SHOWN).map((heading) => `“${cut(heading)}”`);
  const more = headings.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function cut(heading: string): string {
  const letters = Array.from(heading.slice(0, 120));
  return letters.length > 40 || heading.length > 120 ? `${letters.slice(0, 40).join("")}…` : heading;
}

function refused(format: ExportFormat | null, why: Problem): ExplainedHeader {
  return { ok: false, format, problem: why };
}
