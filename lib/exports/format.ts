import type { FormatId } from "@/lib/domain/export-format";
import type { Handle } from "@/lib/domain/handle";
import type { Measure } from "@/lib/domain/measure";
import { type Problem, problem } from "@/lib/domain/problem";
import type { AudienceDimension, ShareRow } from "@/lib/domain/reading";
import type { LabelledShare } from "@/lib/domain/written-figure";
import type { CellReader, PostLink } from "./cells";
import { LONGEST_CELL } from "./csv";
import type { PostReference } from "./written-cells";

/** Rows whose days are still labels without a year. */
type RawDailyRow = {
  readonly line: number;
  readonly label: string;
  readonly values: Readonly<Partial<Record<Measure, bigint | null>>>;
  /** The third column of the followers file; it proves the label mode and is never a reading. */
  readonly difference: bigint | null;
};
type RawHourRow = {
  readonly line: number;
  readonly label: string;
  readonly hour: number;
  readonly value: bigint | null;
};
export type RawPostRow = {
  readonly line: number;
  /** The label of the day of export; null in exports that do not tell it. */
  readonly exported: string | null;
  readonly title: string;
  readonly link: PostLink;
  readonly published: string;
  readonly views: bigint | null;
  readonly likes: bigint | null;
  readonly comments: bigint | null;
  readonly shares: bigint | null;
  readonly saves: bigint | null;
};

/** A row of a table that a person filled in, its day as written: the whole table tells in which order days are. */
export type RawDetailRow = {
  readonly line: number;
  readonly profile: Handle | null;
  readonly post: PostReference | null;
  readonly captured: string;
  readonly averageWatchMillis: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: readonly LabelledShare[];
  readonly viewerLocations: readonly LabelledShare[];
};
export type RawTopRow = {
  readonly line: number;
  readonly profile: Handle | null;
  readonly list: "video" | "sound" | null;
  readonly read: string;
  readonly rank: number | null;
  readonly label: string;
  readonly url: string | null;
};

/** What the rows of a format are. */
type Shape =
  | { readonly kind: "daily"; readonly measures: readonly Measure[] }
  | { readonly kind: "hours" }
  | { readonly kind: "shares"; readonly dimension: AudienceDimension }
  | { readonly kind: "posts" }
  | { readonly kind: "details" }
  | { readonly kind: "tops" };

export type RawRow =
  | ({ readonly kind: "daily" } & RawDailyRow)
  | ({ readonly kind: "hours" } & RawHourRow)
  | ({ readonly kind: "shares" } & ShareRow)
  | ({ readonly kind: "posts" } & RawPostRow)
  | ({ readonly kind: "details" } & RawDetailRow)
  | ({ readonly kind: "tops" } & RawTopRow);

type RowOutcome =
  | { readonly ok: true; readonly row: RawRow }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One kind of export file, as the rest of the house sees it. */
export type ExportFormat = {
  readonly id: FormatId;
  readonly shape: Shape;
  /** Those that a header must have to be of this format. */
  readonly headings: readonly string[];
  /** Those that may be left out; their cells are then empty. */
  readonly optional: readonly string[];
  /** Known headings that are there for people only and are not read. */
  readonly notes: readonly string[];
  /** Spreadsheets leave out empty cells at the end of lines, and the table is one that people fill in. */
  readonly mayEndEarly: boolean;
  /** Of a table that people fill in: a row that ends before all of these says nothing. */
  readonly figures: readonly string[];
  /** The heading whose cells may hold quotes that nobody escaped; null when there is none. */
  readonly caption: string | null;
  /** Dates carry their year, as in Business Suite; such days are never moved. */
  readonly hasYears: boolean;
  /** The heading of the date that a row is filed under. */
  readonly dateHeading: string;
  /** Completes "The file holds only its header. TikTok does that for …". */
  readonly emptyFor: string;
  /** Cells in the order of `headings` and then `optional`. */
  readonly parseRow: (cells: readonly string[], line: number) => RowOutcome;
};

type Column<Value> = {
  readonly heading: string;
  readonly read: CellReader<Value>;
  readonly optional?: true;
};

type Declaration<Cells extends object> = {
  readonly id: FormatId;
  readonly shape: Shape;
  readonly columns: { readonly [Name in keyof Cells]: Column<Cells[Name]> };
  readonly caption: string | null;
  readonly hasYears?: boolean;
  readonly notes?: readonly string[];
  readonly mayEndEarly?: boolean;
  readonly figures?: readonly string[];
  readonly emptyFor: string;
  readonly toRow: (cells: Cells, line: number) => RawRow;
};

/** Hides the types of a format's cells, so that all formats fit into one list. */
export function defineFormat<Cells extends object>(declaration: Declaration<Cells>): ExportFormat {
  const {
    id,
    shape,
    caption,
    hasYears = false,
    notes = [],
    mayEndEarly = false,
    figures = [],
    emptyFor,
    toRow,
  } = declaration;
  const declared: Readonly<Record<string, Column<unknown>>> = declaration.columns;
  const all = Object.entries(declared);
  const required = all.filter(([, column]) => column.optional !== true);
  const optional = all.filter(([, column]) => column.optional === true);
  const columns = [...required, ...optional];
  return {
    id,
    shape,
    caption,
    hasYears,
    dateHeading: (shape.kind === "posts" ? declared["published"] : columns[0]?.[1])?.heading ?? "",
    emptyFor,
    notes,
    mayEndEarly,
    figures,
    headings: required.map(([, { heading }]) => heading),
    optional: optional.map(([, { heading }]) => heading),
    parseRow: (cells, line) => {
      const values: Record<string, unknown> = {};
      const problems: Problem[] = [];
      columns.forEach(([name, column], index) => {
        const read = readCell(column, cells[index] ?? "", line);
        if (read.ok) values[name] = read.value;
        else problems.push(read.problem);
      });
      return problems.length > 0 ? { ok: false, problems } : { ok: true, row: toRow(values as Cells, line) };
    },
  };
}

function readCell(column: Column<unknown>, raw: string, line: number) {
  const place = { severity: "refused", line, column: column.heading } as const;
  if (raw.length > LONGEST_CELL) {
    const params = { limit: LONGEST_CELL.toLocaleString("en") };
    return { ok: false, problem: problem("cell/too-long", { ...place, params }) } as const;
  }
  const read = column.read(raw);
  if (read.ok) return read;
  return { ok: false, problem: problem(read.code, { ...place, value: raw }) } as const;
}
