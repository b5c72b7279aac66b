import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDay, formatWhole } from "@/lib/domain/format";
import type { FilePreview } from "@/lib/domain/import-preview";

/** The days that both hold, side by side: what proves where the days of a file belong. */
export function OverlapValues({ name, overlap }: Pick<FilePreview, "name" | "overlap">) {
  if (overlap === null || overlap.values.length === 0) return null;
  const { compared, values } = overlap;
  return (
    <details className="rounded-control border border-line">
      <summary className="flex min-h-9 items-center px-3 text-sm font-semibold hover:bg-sunken">
        See the values that prove it
        <span aria-hidden className="ml-auto text-muted">
          ▾
        </span>
      </summary>
      <div className="border-t border-line px-3 pb-2">
        <Table caption={`Values of ${name} beside those you already have`}>
          <thead>
            <tr>
              <HeaderCell>What</HeaderCell>
              <HeaderCell>In this file</HeaderCell>
              <HeaderCell>Says</HeaderCell>
              <HeaderCell>You have for</HeaderCell>
              <HeaderCell>Says</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {values.map(({ what, label, day, here, stored }) => (
              <tr key={label}>
                <RowHeader>{what}</RowHeader>
                <Cell className="whitespace-nowrap text-muted">{formatDay(label)}</Cell>
                <Cell className={here === stored ? "" : "font-semibold text-warn"}>{here}</Cell>
                <Cell className="whitespace-nowrap text-muted">{formatDay(day)}</Cell>
                <Cell className={here === stored ? "" : "font-semibold text-warn"}>{stored}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="pt-1 text-sm text-muted">
          The newest {values.length} of {formatWhole(compared)} values that both hold.
        </p>
      </div>
    </details>
  );
}
