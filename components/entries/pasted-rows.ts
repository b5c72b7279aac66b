export type PastedRow = { readonly first: string; readonly second: string };

/**
 * Several lines of pasted text as rows of two cells, divided by a tab as spreadsheets do or, failing that, by the last run of blanks
 * before a link or a percentage; null for a single cell, which is pasted as it is.
 */
export function parsePastedRows(text: string, most: number): readonly PastedRow[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length < 2 && !text.includes("\t")) return null;
  return lines.slice(0, most).map(divide);
}

function divide(line: string): PastedRow {
  const tab = line.indexOf("\t");
  if (tab >= 0) return { first: line.slice(0, tab).trim(), second: line.slice(tab + 1).trim() };
  const blank = line.lastIndexOf(" ");
  const last = line.slice(blank + 1);
  const isCell = /^https:\/\/\S+$/.test(last) || /^\d{1,3}([.,]\d+)?%$/.test(last);
  return blank > 0 && isCell
    ? { first: line.slice(0, blank).trim(), second: last }
    : { first: line, second: "" };
}
