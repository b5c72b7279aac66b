/** What a spreadsheet may take for the start of a formula, after quotes, blanks and a byte order mark. */
const FORMULA_SIGNS = "=+-@|";
const STARTS_UNSAFELY = /^[\t\r\n\0]/u;
const SKIPPED = /^["'\s\u{feff}\0]*/u;

/** What programs set to other languages, or those that look past quotes, take for the end of a cell. */
const SEPARATORS = ";\t\r\n";
const ANY_SEPARATOR = /[;\t\r\n]/;
const ANY_SIGN = "=+-@|＝＋－＠｜";
const SKIPPED_LETTER = /["\s\u{feff}\0]/u;
const MARKED_NEW_CELL = /(?<=[;\t\r\n])'/gu;

/**
 * One cell of a CSV that people open in a spreadsheet. A text is always quoted (RFC 4180), and one that a spreadsheet could read as a formula,
 * full-width signs included, gets a leading `'`, there and wherever a semicolon, tab or line break inside could begin a cell of its own; so does
 * one that begins with `'` itself, so that `fromCsvCell` gives back every text exactly. A number stays a number, and null is an empty cell without quotes. Source: OWASP, CSV Injection.
 */
export function toCsvCell(value: string | number | bigint | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const inner = markNewCells(value);
  return `"${(needsMark(value) ? `'${inner}` : inner).replaceAll('"', '""')}"`;
}

/** The text of a cell that `toCsvCell` wrote, its quotes already undone: takes off the marks that were put on, and nothing else. */
export function fromCsvCell(text: string): string {
  return (text.startsWith("'") ? text.slice(1) : text).replace(MARKED_NEW_CELL, "");
}

/** A line of a CSV with its end. */
export function toCsvLine(cells: readonly (string | number | bigint | null)[]): string {
  return `${cells.map(toCsvCell).join(",")}\r\n`;
}

/**
 * Puts a mark wherever a new cell would begin with a formula, or with a mark that would be mistaken for ours. From the end to the beginning, so
 * that each letter is looked at once: looking ahead from each separator takes minutes for a text of nothing but line breaks.
 */
function markNewCells(text: string): string {
  if (!ANY_SEPARATOR.test(text)) return text;
  const pieces: string[] = [];
  let end = text.length;
  let leadsToSign = false;
  for (let at = text.length - 1; at > 0; at -= 1) {
    const letter = text.charAt(at);
    leadsToSign = ANY_SIGN.includes(letter) || (leadsToSign && SKIPPED_LETTER.test(letter));
    if (!(leadsToSign || letter === "'") || !SEPARATORS.includes(text.charAt(at - 1))) continue;
    pieces.push(text.slice(at, end));
    end = at;
  }
  return [...pieces, text.slice(0, end)].reverse().join("'");
}

function needsMark(text: string): boolean {
  if (text.startsWith("'") || STARTS_UNSAFELY.test(text)) return true;
  const [sign = ""] = text.replace(SKIPPED, "");
  return sign !== "" && FORMULA_SIGNS.includes(sign.normalize("NFKC"));
}
