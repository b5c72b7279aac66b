import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { isOfTikTok, makerOf } from "@/lib/domain/export-format";
import { formatDayWithYear, formatQuantity, formatWhole } from "@/lib/domain/format";
import type { FilePreview } from "@/lib/domain/import-preview";

type RestatedValuesProps = Pick<
  FilePreview,
  "name" | "format" | "restated" | "restatedTotal" | "disagreements"
>;

/** What the board says now and what it will say: what TikTok has corrected since, and where a file of another maker says otherwise. */
export function RestatedValues(props: RestatedValuesProps) {
  const { name, format, restated, restatedTotal, disagreements } = props;
  if (restatedTotal === 0) return null;
  return (
    <details className="rounded-control border border-line">
      <summary className="flex min-h-9 items-center px-3 py-1.5 text-sm font-semibold hover:bg-sunken">
        {sayWhatChanges(props)}
        <span aria-hidden className="ml-auto pl-2 text-muted">
          ▾
        </span>
      </summary>
      <div className="border-t border-line px-3 pb-2">
        {disagreements.length === 0 || format === null ? null : (
          <p className="pt-2 text-sm text-pretty text-muted">
            {sayWhyTheyDiffer(makerOf(format), disagreements)}
          </p>
        )}
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
            {restated.map(({ what, day, from, to, by }) => (
              <tr key={`${what} ${day}`}>
                <RowHeader>{what}</RowHeader>
                <Cell>{day === null ? "" : formatDayWithYear(day)}</Cell>
                <Cell className="text-muted">{from}</Cell>
                <Cell>
                  <span className="font-semibold">{to}</span>
                  {by === null ? null : <span className="block whitespace-nowrap text-muted">{by}</span>}
                </Cell>
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

/** "2 values were restated by TikTok, 7 differ from TikTok Business Suite". */
function sayWhatChanges({ format, restatedTotal, disagreements }: RestatedValuesProps): string {
  const differing = disagreements.reduce((sum, { total }) => sum + total, 0);
  const own = restatedTotal - differing;
  const how =
    format !== null && isOfTikTok(format)
      ? `${own === 1 ? "was" : "were"} restated by TikTok`
      : "will change";
  const parts = disagreements.map(({ maker, total }) => ({
    total,
    how: `${total === 1 ? "differs" : "differ"} from ${maker}`,
  }));
  return [...(own === 0 ? [] : [{ total: own, how }]), ...parts]
    .map((part, index) =>
      index === 0
        ? `${formatQuantity(part.total, "value", "values")} ${part.how}`
        : `${formatWhole(part.total)} ${part.how}`,
    )
    .join(", ");
}

function sayWhyTheyDiffer(maker: string, disagreements: RestatedValuesProps["disagreements"]): string {
  const others = disagreements.map((one) => one.maker).join(" and ");
  return `${maker} and ${others} count in their own ways, so neither corrects the other. The newer export is shown, the older stays readable, and undoing this import brings it back.`;
}
