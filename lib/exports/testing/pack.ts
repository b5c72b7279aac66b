import { isMarkup, layOut, SHEET, sheetOf, styleOf } from "./layout";
import type { Mutant, Packing } from "./mutant";
import type { Grid, Source } from "./source";
import { workbookEntries } from "./workbook";
import { zip } from "./zip";

type Packed = Pick<Mutant, "name" | "bytes" | "written">;

export function pack(source: Source, packing: Packing, grid: Grid): Packed {
  const bytes = isMarkup(packing) ? sheetOf(source, grid).bytes : layOut(grid, styleOf(source)).bytes;
  return packBytes(source, packing, bytes);
}

export function packBytes(source: Source, packing: Packing, bytes: Uint8Array): Packed {
  const { file } = source;
  if (packing === "csv") return { name: `${file}.csv`, bytes, written: bytes };
  if (packing === "zip")
    return { name: `${file}.zip`, bytes: zip([{ name: `${file}.csv`, bytes }]), written: bytes };
  const sheet = { name: SHEET, bytes };
  return {
    name: `${file}.xlsx`,
    written: null,
    bytes: zip(workbookEntries({ sheets: [{ name: file, rows: [] }], extra: [sheet] })),
  };
}
