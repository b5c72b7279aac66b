import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatQuantity } from "@/lib/domain/format";
import type { ColumnRole, Mapping } from "@/lib/domain/mapping";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import type { SampleColumn, TableSample } from "@/lib/domain/table-sample";
import { nameRole, roleChoices } from "./mapping-words";

type SampleColumnsProps = {
  readonly sample: TableSample;
  readonly columns: readonly ColumnRole[];
  readonly onChoose: (index: number, role: ColumnRole) => void;
};

/** The first rows as the file writes them; above each column what it means, below it how its cells are read. */
export function SampleColumns({ sample, columns, onChoose }: SampleColumnsProps) {
  return (
    <Table caption={`The first rows of ${sample.name}`} className="bg-card">
      <thead>
        <tr>
          <HeaderCell align="start" className="align-bottom">
            Line
          </HeaderCell>
          {sample.columns.map((column, index) => (
            <HeaderCell
              // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and their order never changes.
              key={index}
              align="start"
              className="min-w-44 max-w-72 align-bottom whitespace-normal!"
            >
              <span className="mb-1 block font-semibold text-ink wrap-anywhere">
                {column.heading === "" ? <span className="text-muted">(no heading)</span> : column.heading}
              </span>
              <RoleChoice
                column={column}
                place={index + 1}
                target={sample.draft.target}
                role={columns[index] ?? IGNORED}
                onChoose={(role) => onChoose(index, role)}
              />
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.rows.map(({ line, cells }) => (
          <tr key={line}>
            <RowHeader className="text-muted">{line}</RowHeader>
            {cells.map((text, index) => (
              <Cell
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing else, and their order never changes.
                key={index}
                align="start"
                className={`max-w-72 overflow-hidden text-ellipsis ${isIgnored(columns[index]) ? "text-muted" : ""}`}
              >
                {text === "" ? <span className="text-muted">(empty)</span> : text}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <RowHeader className="align-top text-muted">Check</RowHeader>
          {sample.columns.map((column, index) => (
            <Cell
              // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and their order never changes.
              key={index}
              align="start"
              className="max-w-72 align-top whitespace-normal!"
            >
              <ColumnCheck column={column} role={columns[index] ?? IGNORED} />
            </Cell>
          ))}
        </tr>
      </tfoot>
    </Table>
  );
}

const IGNORED: ColumnRole = { kind: "ignored" };

function isIgnored(role: ColumnRole | undefined): boolean {
  return role === undefined || role.kind === "ignored";
}

type RoleChoiceProps = {
  readonly column: SampleColumn;
  readonly place: number;
  readonly target: Mapping["target"];
  readonly role: ColumnRole;
  readonly onChoose: (role: ColumnRole) => void;
};

function RoleChoice({ column, place, target, role, onChoose }: RoleChoiceProps) {
  const { about, figures } = roleChoices(target);
  const { heading, mayBe } = column;
  const choose = (key: string) =>
    onChoose([...about, ...figures].find((choice) => choice.key === key)?.role ?? IGNORED);
  const name = heading === "" ? `column ${place}` : `column “${heading}”`;
  return (
    <>
      <select
        aria-label={`Meaning of ${name}`}
        value={toRoleKey(role)}
        onChange={(event) => choose(event.currentTarget.value)}
        className={`min-h-9 w-full rounded-control border border-field bg-card px-2 text-sm ${isIgnored(role) ? "text-muted" : "font-semibold text-ink"}`}
      >
        <option value="ignored">{nameRole(IGNORED)}</option>
        <optgroup label={target === "daily" ? "The row" : "The post"}>
          {about.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label={target === "daily" ? "Figures of the day" : "Figures of the post so far"}>
          {figures.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
      {isIgnored(role) && mayBe !== null ? (
        <button
          type="button"
          onClick={() => onChoose(mayBe)}
          className="mt-1 block min-h-6 text-left font-normal text-accent-strong underline underline-offset-2"
        >
          Perhaps {lowerFirst(nameRole(mayBe))}?
        </button>
      ) : null}
    </>
  );
}

/** Under the column: how many cells can be read, and the first that cannot with the reason. */
function ColumnCheck({
  column: { check },
  role,
}: {
  readonly column: SampleColumn;
  readonly role: ColumnRole;
}) {
  if (isIgnored(role)) return <span className="text-muted">Left out</span>;
  if (check === null) return <span className="text-muted">Settle below how it is written</span>;
  const { readable, unknown, sampled, faults } = check;
  const refused = sampled - readable;
  return (
    <div className="flex flex-col gap-1">
      <p className={refused === 0 ? "font-semibold text-accent-strong" : "font-semibold text-danger"}>
        {refused === 0
          ? `All ${formatQuantity(sampled, "cell", "cells")} readable`
          : `${readable} of ${sampled} readable`}
      </p>
      {unknown > 0 ? <p className="text-muted">{formatQuantity(unknown, "cell", "cells")} unknown</p> : null}
      {faults.map(({ line, text, message }) => (
        <p key={line} className="text-pretty wrap-anywhere">
          <span className="text-muted">Line {line}: </span>
          {text === "" ? "(empty) " : null}
          {message}
        </p>
      ))}
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
