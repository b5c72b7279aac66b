import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { barShare, toPercentage } from "@/lib/charts/geometry";
import type { PublishedCount } from "@/lib/domain/campaign";
import type { CampaignFile } from "@/lib/domain/campaign-address";
import { formatDay, formatQuantity, formatRange, formatWhole } from "@/lib/domain/format";
import { FileMenu } from "./file-menu";
import { TableTwin } from "./table-twin";

type CampaignPublishedProps = {
  readonly published: readonly PublishedCount[];
  readonly fileHref: (table: CampaignFile) => string;
};

/** Posts of a campaign by the day, or week, of publication. */
export function CampaignPublished({ published, fileHref }: CampaignPublishedProps) {
  const [first] = published;
  const last = published.at(-1);
  if (first === undefined || last === undefined) return null;
  const by = first.from === first.to ? "day" : "week";
  const most = published.reduce((highest, { posts }) => Math.max(highest, posts), 0);
  const busy = published.filter(({ posts }) => posts > 0).length;
  const title = `Posts published by ${by}`;
  return (
    <Card aria-labelledby="published-title" className="keep-together">
      <CardHeading
        id="published-title"
        title={title}
        hint={`${by === "day" ? "On" : "In"} ${busy} of ${formatQuantity(published.length, by, `${by}s`)}, at most ${formatWhole(most)} a ${by}.`}
        actions={
          <FileMenu
            name={`Download: ${title}`}
            files={[
              { href: fileHref("published"), label: "Table as CSV" },
              { href: fileHref("chart"), label: "Chart as SVG" },
            ]}
            picture={fileHref("chart")}
          />
        }
      />
      <figure aria-label={title}>
        <div className="relative h-24 border-b border-field/60">
          <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0">
            {published.map((bar, position) => {
              const { left, width } = barShare(position, published.length);
              const height = most === 0 ? 0 : bar.posts / most;
              return (
                <rect
                  key={bar.from}
                  x={toPercentage(left)}
                  width={toPercentage(width)}
                  y={toPercentage(1 - height)}
                  height={toPercentage(height)}
                  rx="1.5"
                  className="fill-accent"
                  opacity="0.9"
                >
                  <title>{`${formatRange(bar)}: ${formatQuantity(bar.posts, "post", "posts")}`}</title>
                </rect>
              );
            })}
          </svg>
        </div>
        <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm text-muted">
          <span>{formatDay(first.from)}</span>
          <TableTwin id="published-table" title={title}>
            <Table caption={title}>
              <thead>
                <tr>
                  <HeaderCell>{by === "day" ? "Day" : "Week"}</HeaderCell>
                  <HeaderCell>Posts</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {published.map((bar) => (
                  <tr key={bar.from}>
                    <RowHeader>{formatRange(bar)}</RowHeader>
                    <Cell>{formatWhole(bar.posts)}</Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          </TableTwin>
          <span>{formatDay(last.to)}</span>
        </div>
      </figure>
    </Card>
  );
}
