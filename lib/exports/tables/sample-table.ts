import type { Day } from "@/lib/domain/day";
import type { ColumnRole } from "@/lib/domain/mapping";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import type { CellExample, MappingDraft, TableSample } from "@/lib/domain/table-sample";
import { checkColumn, usesDates, usesNumbers } from "./check-columns";
import { type ProposedRoles, proposeRoles, type SampledRow } from "./propose";
import { findDateNotation, findNumberNotation } from "./propose-notation";
import { type FileStart, type ReadSample, readSample } from "./read-sample";

type SampleRequest = {
  readonly name: string;
  readonly sha256: string;
  readonly start: FileStart;
  /** Of a workbook; null: its first table. */
  readonly sheet?: string | null;
  /** What a person has settled so far, columns null: nothing of them; null: what the table itself proves. */
  readonly draft: DraftSoFar | null;
  /** The last day that can have been counted. */
  readonly latest: Day;
};

export type DraftSoFar = Omit<MappingDraft, "columns"> & {
  readonly columns: MappingDraft["columns"] | null;
};

/** As many rows as people look at. */
const ROWS_SHOWN = 8;
const LONGEST_SHOWN = 200;

/**
 * The beginning of an unknown table with what its columns are proposed to mean, or how a draft reads them. Null when it is no table, or when the draft is one of
 * another header.
 */
export async function sampleTable(request: SampleRequest): Promise<TableSample | null> {
  const { sheet = null, draft } = request;
  const sample = await readSample(request.start, {
    sheet,
    columns: draft?.columns?.length ?? null,
    dates: draft?.dates ?? null,
  });
  if (sample === null || sample.rows.length === 0) return null;
  const chosen = request.draft?.columns?.length ?? sample.header.length;
  if (chosen !== sample.header.length) return null;
  return describeSample(sample, request);
}

function describeSample(
  { sheets, sheet, header, headerLine, rows }: ReadSample,
  { name, sha256, draft, latest }: SampleRequest,
): TableSample {
  const proposed = proposeRoles(header, rows, draft?.target ?? null);
  const columns = draft?.columns ?? proposed.columns;
  const cellsOf = (uses: (role: ColumnRole) => boolean) =>
    columns.flatMap((role, index) => (uses(role) ? columnCells(rows, index) : []));
  const dates = findDateNotation(cellsOf(usesDates));
  const numbers = findNumberNotation(cellsOf(usesNumbers));
  const settled: MappingDraft = {
    target: proposed.target,
    columns,
    dates: draft?.dates ?? (dates.kind === "proved" ? dates.reading.notation : null),
    numbers: draft?.numbers ?? (numbers.kind === "proved" ? numbers.reading.notation : null),
  };
  return {
    name,
    sha256,
    sheets,
    sheet,
    headerLine,
    header,
    columns: header.map((heading, index) => {
      const role = columns[index] ?? { kind: "ignored" };
      const column = { heading, role, cells: columnCells(rows, index) };
      return {
        heading,
        mayBe: hintFor(proposed, columns, index),
        check: checkColumn(column, settled, latest),
      };
    }),
    rows: rows.slice(0, ROWS_SHOWN).map(({ line, cells }) => ({
      line,
      cells: header.map((_, index) => (cells[index] ?? "").slice(0, LONGEST_SHOWN)),
    })),
    sampled: rows.length,
    draft: settled,
    dates,
    numbers,
  };
}

function columnCells(rows: readonly SampledRow[], index: number): readonly CellExample[] {
  return rows.map(({ line, cells }) => ({ line, text: cells[index] ?? "" }));
}

/** What an ignored column might be, unless another column is that already. */
function hintFor(
  { columns: proposed, mayBe }: ProposedRoles,
  columns: readonly ColumnRole[],
  index: number,
): ColumnRole | null {
  if (columns[index]?.kind !== "ignored") return null;
  const own = proposed[index] ?? null;
  const hint = own !== null && own.kind !== "ignored" ? own : (mayBe[index] ?? null);
  const isTaken = hint !== null && columns.some((role) => toRoleKey(role) === toRoleKey(hint));
  return isTaken ? null : hint;
}
