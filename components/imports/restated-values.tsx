import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { isOfTikTok } from "@/lib/domain/export-format";
import { formatDayWithYear, formatWhole } from "@/lib/domain/format";
import type { FilePreview } from "@/lib/domain/import-preview";

type RestatedValuesProps = Pick<FilePreview, "name" | "format" | "restated" | "restatedTotal">;

/** What the board says now and what it will say: the values that TikTok has corrected since, or that a table of other makers says otherwise. */
export function RestatedValues({ name, format, restated, restatedTotal }: RestatedValuesProps) {
  if (restatedTotal === 0) return null;
  const verb = restatedTotal === 1 ? "was" : "were";
  const how = format !== null && isOfTikTok(format) ? `${verb} restated by TikTok` : "will change";
  return (
    <details className="rounded-control border border-line">
      <summary className="flex min-h-9 items-center px-3 text-sm font-semibold hover:bg-sunken">
        {restatedTotal === 1 ? "1 value" : `${formatWhole(restatedTotal)} values`} {how}
        <span aria-hidden className="ml-auto text-muted">
          ▾
        </span>
      </summary>
      <div className="border-t border-line px-3 pb-2">
        <Table caption={`Values that ${name} changes`}>
          <thead>
            <tr>
              <HeaderCell>What</HeaderCell>
              <HeaderCell>Day</HeaderCell>
              <HeaderCell>Until now</HeaderCell>
              <HeaderCell>From now on</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {restated.map(({ what, day, from, to }) => (
              <tr key={`${what} ${day}`}>
                <RowHeader>{what}</RowHeader>
                <Cell>{day === null ? "" : formatDayWithYear(day)}</Cell>
                <Cell className="text-muted">{from}</Cell>
                <Cell className="font-semibold">{to}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        {restatedTotal > restated.length ? (
          <p className="pt-1 text-sm text-muted">The first {restated.length} are shown.</p>
        ) : null}
      </div>
    </details>
  );
}
