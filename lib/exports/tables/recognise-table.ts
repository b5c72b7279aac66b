import type { Mapping } from "@/lib/domain/mapping";
import { type Line, linesOf } from "../csv";
import { decodeText } from "../encoding";
import { refusal, type TableOutcome } from "../read-rows";
import { listHeadings } from "./list-headings";
import { proposeHeader } from "./propose-header";
import { findTableHeader, HEADER_LINES } from "./table-header";
import { findTemplateMapping } from "./template";

/** Longer than the longest header line allowed. */
const START_BYTES = 256 * 1024;

/** How a table is read whose own header says it: our template; null for every other text. */
export function recogniseTable(bytes: Uint8Array): Mapping | null {
  const header = findTableHeader(firstLines(bytes), (headings) => findTemplateMapping(headings) !== null);
  return header && findTemplateMapping(header.headings);
}

/**
 * A table with a header and a row, of which nobody here knows the columns: then a person can say what they mean, and the outcome asks for
 * that, by its `headings`. Every other outcome stays as it is, without them.
 */
export function askForMapping(
  bytes: Uint8Array,
  outcome: TableOutcome,
): { readonly headings: readonly string[] | null; readonly outcome: TableOutcome } {
  const stays = { headings: null, outcome };
  if (outcome.ok || !outcome.problems.some(({ code }) => isNobodys(code))) return stays;
  const lines = firstLines(bytes);
  const header = proposeHeader(lines);
  const isMarkup = /^\s*[[{<]/.test(lines[0]?.text ?? "");
  const hasRow = lines.some(({ line, text }) => line > (header?.line ?? 0) && text.trim() !== "");
  if (header === null || isMarkup || !hasRow) return stays;
  const why = refusal("file/needs-mapping", { params: { headers: listHeadings(header.headings) } });
  return { headings: header.headings, outcome: { ok: false, format: null, problems: [why] } };
}

function isNobodys(code: string): boolean {
  return code === "file/unknown-header" || code === "file/not-utf8";
}

/** Without the last one of them when the text goes on: it may be cut. [] for what is no text. */
function firstLines(bytes: Uint8Array): readonly Line[] {
  const start = bytes.subarray(0, START_BYTES);
  const end = start.length < bytes.length || start.length === START_BYTES ? lastBreak(start) : start.length;
  const decoded = decodeText(start.subarray(0, end), "windows-1252");
  if (!decoded.ok) return [];
  const lines: Line[] = [];
  for (const line of linesOf(decoded.text)) {
    if (lines.length > HEADER_LINES) break;
    lines.push(line);
  }
  return lines;
}

/** UTF-16 has a zero byte after or before its line feed. */
function lastBreak(start: Uint8Array): number {
  const feed = start.lastIndexOf(0x0a);
  if (feed < 0) return start.length;
  return start[feed + 1] === 0 && start[1] === 0 ? feed + 2 : feed + 1;
}
