import type { Edit } from "./edits";
import { type Cell, isMarkup, type Layout, unescapeXml, withCell } from "./layout";
import type { Packing } from "./mutant";
import type { Grid } from "./source";

/** The table with the new letters, or nothing, in the one cell that the edit lies in; an edit elsewhere gives none. */
export function touched(
  grid: Grid,
  { cells }: Layout,
  edit: Edit & { readonly at: number; readonly packing: Packing },
): readonly Grid[] {
  const { at, removed, inserted, bytes, packing } = edit;
  const last = cells.at(-1)?.end ?? 0;
  const isMeant = ({ start, end }: Cell) =>
    removed === 0
      ? at >= start && at <= end
      : at + removed > start && (at < end || (end === last && at >= end));
  const [only, ...others] = cells.filter(isMeant);
  const isCut = at + removed >= bytes.length - inserted + removed && inserted === 0;
  const captions = isMarkup(packing) ? [] : touchedCaptions(grid, cells, edit);
  if (only === undefined || (others.length > 0 && !isCut)) return captions;
  const end = removed > only.end - at ? Math.max(at, only.start) + inserted : only.end - removed + inserted;
  const raw = bytes.subarray(Math.min(only.start, at), Math.max(0, end)).toString("utf8");
  const texts = isMarkup(packing) ? [unescapeXml(raw)] : [raw, raw.replaceAll('""', '"')];
  const trimmed = texts.map((text) => text.replace(/^[\r\n]+|[\r\n]+$/g, ""));
  return [...captions, ...[...texts, ...trimmed, ""].map((text) => withCell(grid, only, text))];
}

/** A caption ends where the link begins: an edit of the quotes and the comma between them can be taken for letters of it. */
function touchedCaptions(
  grid: Grid,
  cells: readonly Cell[],
  { at, removed, inserted, bytes }: Edit & { readonly at: number },
): readonly Grid[] {
  const caption = grid[0]?.indexOf("Video title") ?? -1;
  return cells.flatMap((title, index): readonly Grid[] => {
    const link = cells[index + 1];
    if (title.column !== caption || link === undefined) return [];
    if (at < title.start - 1 || at + removed > link.start) return [];
    const raw = bytes.subarray(title.start - 1, link.start + inserted - removed).toString("utf8");
    const text = raw.replace(/"?,"?$/, "").replace(caption === 0 ? /^[\r\n]/ : /^"/, "");
    return [withCell(grid, title, text)];
  });
}
