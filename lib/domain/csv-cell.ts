/** What a spreadsheet may take for the start of a formula, after quotes, blanks and a byte order mark. */
const FORMULA_SIGNS = "=+-@|";
const STARTS_UNSAFELY = /^[\t\r\n\0]/u;
const SKIPPED = /^["'\s\u{feff}\0]*/u;

/**
 * One cell of a CSV that people open in a spreadsheet. A text is always quoted (RFC 4180), and one that a spreadsheet could read as a formula,
 * full-width signs included, gets a leading `'`; so does one that begins with `'` itself, so that `fromCsvCell` gives back every text exactly. A
 * number stays a number, and null is an empty cell without quotes. Source: OWASP, CSV Injection.
 */
export function toCsvCell(value: string | number | bigint | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return `"${(needsMark(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** The text of a cell that `toCsvCell` wrote, its quotes already undone: takes off the mark that was put on, and nothing else. */
export function fromCsvCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** A line of a CSV with its end. */
export function toCsvLine(cells: readonly (string | number | bigint | null)[]): string {
  return `${cells.map(toCsvCell).join(",")}\r\n`;
}

function needsMark(text: string): boolean {
  if (text.startsWith("'") || STARTS_UNSAFELY.test(text)) return true;
  const [sign = ""] = text.replace(SKIPPED, "");
  return sign !== "" && FORMULA_SIGNS.includes(sign.normalize("NFKC"));
}
