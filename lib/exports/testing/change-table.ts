import { type Place, withCell } from "./layout";
import type { Mutant, Subject } from "./mutant";
import { pack } from "./pack";
import { pick, type Random } from "./random";
import type { Grid } from "./source";

type Table = { readonly how: string; readonly grid: Grid; readonly meant?: readonly Grid[] };

/** A file written out from a table in which something was changed. */
export function changeTable(subject: Subject): Mutant {
  const { random, source, packing } = subject;
  const { how, grid, meant = [grid] } = pick(random, TABLE_CHANGES)(subject);
  return { how, meant, ...pack(source, packing, grid) };
}

const TABLE_CHANGES: readonly ((subject: Subject) => Table)[] = [
  duplicateLine,
  deleteLine,
  swapCells,
  swapRows,
  spliceTables,
  localiseNumber,
  replaceCell,
  changeTime,
];

function duplicateLine({ grid, random }: Subject): Table {
  const from = random(grid.length);
  const to = random(2) === 0 ? from : random(grid.length);
  return { how: `line ${from + 1} again at ${to + 1}`, grid: grid.toSpliced(to, 0, grid[from] ?? []) };
}

function deleteLine({ grid, random }: Subject): Table {
  const row = random(grid.length);
  return { how: `without line ${row + 1}`, grid: grid.toSpliced(row, 1) };
}

function swapCells({ grid, random }: Subject): Table {
  const cells = grid.map((row) => [...row]);
  const [one, other] = [random(cells.length), random(cells.length)];
  const column = random(cells[0]?.length ?? 1);
  const otherColumn = random(2) === 0 ? column : random(cells[0]?.length ?? 1);
  const kept = cells[one]?.[column] ?? "";
  cells[one]?.splice(column, 1, cells[other]?.[otherColumn] ?? "");
  cells[other]?.splice(otherColumn, 1, kept);
  return { how: `${one + 1}/${column} swapped with ${other + 1}/${otherColumn}`, grid: cells };
}

function swapRows({ grid, random }: Subject): Table {
  const [one, other] = [random(grid.length), random(grid.length)];
  return {
    how: `lines ${one + 1} and ${other + 1} swapped`,
    grid: grid.with(one, grid[other] ?? []).with(other, grid[one] ?? []),
  };
}

function spliceTables({ grid, twin, stranger, random }: Subject): Table {
  const tail = random(3) === 0 ? stranger : twin;
  const [end, start] = [random(grid.length + 1), random(tail.length)];
  const spliced = [...grid.slice(0, end), ...tail.slice(start)];
  const how = `${end} lines and another file's from ${start + 1}`;
  // A header that is known counts, whatever stands above it.
  return { how, grid: spliced, meant: [spliced, tail] };
}

const LOCALISED: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\B(?=(\d{3})+$)/g, "."),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, ","),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, " "),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, "\u00a0"),
  (text) => text.replace(".", ","),
  (text) => `${text}.0`,
  (text) => `${text},00`,
  (text) => `${text}K`,
  (text) => `${text}%`,
  (text) => `+${text}`,
  (text) => `0${text}`,
  (text) => ` ${text}`,
  (text) => `${text} `,
  (text) => `${text}-`,
  (text) => `(${text})`,
  (text) => `${text}e0`,
  (text) => text.replace("-", "−"),
  (text) => Number(text).toExponential(2),
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];

function localiseNumber({ grid, random }: Subject): Table {
  const write = pick(random, LOCALISED);
  const isWhole = random(4) === 0;
  const chosen = placeIn(grid, random);
  const cells = grid.map((row, at) =>
    row.map((text, column) => {
      const isMeant = at > 0 && (isWhole || (at === chosen.row && column === chosen.column));
      return isMeant && /^-?\d+(\.\d+)?$/.test(text) ? write(text) : text;
    }),
  );
  return { how: `${isWhole ? "every number" : `${chosen.row + 1}/${chosen.column}`} localised`, grid: cells };
}

const TRAPS = [
  ...["", "undefined", "-", "NaN", "null", "0", "-0", "-1", "0x10", "1e3", "9223372036854775808", "=1+1"],
  ...["May 4", "29 February", "2026/02/30", "2026/05/04 00:00:00", "Total", "Others", '"', ",", ";", "\t"],
  ...["\u200b7", "７", "٧", "7.6E+18", "3.апр", "#REF!", "TRUE", "https://www.tiktok.com/@x/video/7.6E+18"],
];

function replaceCell({ grid, random }: Subject): Table {
  const { row, column } = placeIn(grid, random);
  const text = pick(random, TRAPS);
  return { how: `${row + 1}/${column} is “${text}”`, grid: withCell(grid, { row, column }, text) };
}

/** Another day of export, where the file tells it. */
function changeTime({ source, grid, twin, random }: Subject): Table {
  const column = grid[0]?.indexOf("Time") ?? -1;
  const label = twin[1]?.[Math.max(0, column)] ?? "";
  if (column < 0) return { how: "labels of another export", grid: relabelled(grid, twin) };
  const [header = [], ...rows] = grid;
  const kept = source.format === "studio/content" && random(2) === 0 ? rows.slice(0, 1) : rows;
  return {
    how: `exported on ${label}`,
    grid: [header, ...kept.map((row) => row.with(column, label))],
  };
}

function relabelled(grid: Grid, twin: Grid): Grid {
  return grid.map((row, index) => row.with(0, twin[index]?.[0] ?? row[0] ?? ""));
}

function placeIn(grid: Grid, random: Random): Place {
  const row = random(grid.length);
  return { row, column: random(grid[row]?.length ?? 1) };
}
