import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { type Address, TILE_METRICS, type TileMetric, toHref } from "@/lib/domain/address";
import type { Day } from "@/lib/domain/day";
import { METRICS } from "@/lib/domain/metric";
import { findMarks, formatOverviewSummary } from "@/lib/domain/overview-marks";
import { toPostHref } from "@/lib/domain/post-address";
import type { OverviewReport } from "@/lib/domain/report";
import { formatShortPeriod } from "@/lib/domain/summary";
import { formatTotalsRead } from "@/lib/domain/totals-read";
import { ChangeText, NetText } from "./change-text";
import { ChartCard } from "./chart-card";
import { DownloadMenu } from "./download-menu";
import { FormulaNote } from "./formula-note";
import { MovedCard } from "./moved-card";
import { type NoteActions, NotesCard } from "./notes-card";
import { PostsTable } from "./posts-table";
import { RatesCard } from "./rates-card";
import { Tile } from "./tile";

export type SectionProps<Report> = {
  readonly report: Report;
  readonly address: Address;
  /** The page's own path, for links that change what it shows. */
  readonly path: string;
  /** Seen through a link by somebody outside the workspace: nothing to edit, nothing to import. */
  readonly shared: boolean;
  /** Below which each post has its page; absent or null where posts cannot be opened. */
  readonly postsPath?: string | null;
  /** false where a link shows tables and charts and does not hand them over. */
  readonly downloads?: boolean;
};

type OverviewSectionProps = SectionProps<OverviewReport> & {
  /** Private page: what somebody who may write notes can do. */
  readonly noteActions?: NoteActions | null;
  /** What only the people of a workspace are told, below the chart; absent on a shared page. */
  readonly ahead?: ReactNode;
};

/** Six tiles, the chart that the chosen tile drives, what moved it, the notes and the posts of the period. */
export function OverviewSection(props: OverviewSectionProps) {
  const { report, address, path, shared, downloads = true, noteActions = null } = props;
  const chosen = report.figures[address.metric];
  const postHref = toPostLinks(props);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 xl:grid-cols-6">
        {TILE_METRICS.map((metric) => (
          <MetricTile
            key={metric}
            metric={metric}
            report={report}
            address={address}
            path={path}
            shared={shared}
          />
        ))}
      </div>
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_300px]">
        <ChartCard
          id="main-chart"
          metric={address.metric}
          series={chosen.series}
          previousSeries={chosen.previousSeries}
          posts={report.posts}
          notes={report.notes}
          compare={report.compare}
          days={address.window}
          marks={findMarks(report, address.metric)}
          summary={formatOverviewSummary(report, address.metric)}
          figure={chosen}
          source={shared ? null : address}
          actions={
            downloads ? (
              <DownloadMenu
                file={{ section: "overview", name: address.metric }}
                title={METRICS[address.metric].label}
                path={path}
                address={address}
                also={{ file: { section: "overview", name: "figures" }, label: "All figures" }}
              />
            ) : null
          }
          dotHref={postHref === null ? null : (day) => toDotHref(report, day, postHref)}
        />
        <MovedCard
          claims={report.moved}
          views={report.figures.videoViews}
          postHref={postHref && toClaimHref(props, postHref)}
          actions={
            downloads && report.moved.length > 0 ? (
              <DownloadMenu
                file={{ section: "overview", name: "moved" }}
                title="What moved views"
                path={path}
                address={address}
              />
            ) : null
          }
        />
      </div>
      <NotesCard notes={report.notes} actions={noteActions} shared={shared} />
      <RatesCard report={report} source={shared ? null : address} />
      {props.ahead}
      <PeriodPosts {...props} postHref={postHref} />
    </div>
  );
}

/** A function from a post to its page; null where posts cannot be opened. */
export function toPostLinks({
  address,
  postsPath = null,
}: Pick<SectionProps<unknown>, "address" | "postsPath">): ((postId: string) => string) | null {
  return postsPath === null ? null : (postId) => toPostHref(postsPath, address, postId);
}

/** A link opens the posts that it lists, so what moved the views may name older ones that it does not open. */
function toClaimHref({ report, shared }: SectionProps<OverviewReport>, postHref: (postId: string) => string) {
  return (postId: string): string | null =>
    shared && report.posts.every((post) => post.postId !== postId) ? null : postHref(postId);
}

/** The one post of a day, or the list where several were published on it. */
function toDotHref({ posts }: OverviewReport, day: Day, postHref: (postId: string) => string): string | null {
  const [first, ...others] = posts.filter(({ publishedOn }) => publishedOn === day);
  if (first === undefined) return null;
  return others.length === 0 ? postHref(first.postId) : "#posts-title";
}

type MetricTileProps = Omit<SectionProps<OverviewReport>, "postsPath" | "downloads"> & {
  readonly metric: TileMetric;
};

function MetricTile({ metric, report, address, path, shared }: MetricTileProps) {
  const figure = report.figures[metric];
  return (
    <Tile
      figure={figure}
      href={toHref(path, address, { metric })}
      chosen={address.metric === metric}
      change={
        figure.value === null ? (
          <span className="text-muted">unknown in these days</span>
        ) : metric === "followers" ? (
          <NetText net={report.figures.netFollowers} fallback={figure} />
        ) : (
          <ChangeText change={figure.change} days={figure.coverage.days} />
        )
      }
      against={sayAgainst(report, metric)}
      note={
        <FormulaNote
          id={`${metric}-tile-formula`}
          metric={metric}
          series={figure.series}
          compared={{ figure, compare: report.compare }}
          source={shared ? null : address}
        />
      }
    />
  );
}

/** Followers tell what was gained in the window itself; all else is set against the other period. */
function sayAgainst({ figures, compare }: OverviewReport, metric: TileMetric): string | null {
  const { value, change, coverage } = figures[metric];
  if (value === null) return null;
  if (metric === "followers" && figures.netFollowers.value !== null) return `in ${coverage.days} days`;
  const period = formatShortPeriod(compare, coverage.days);
  return change.kind === "none" ? period : `vs ${period}`;
}

type PeriodPostsProps = SectionProps<OverviewReport> & {
  readonly postHref: ((postId: string) => string) | null;
};

function PeriodPosts({ report, postHref, address, path, downloads = true }: PeriodPostsProps) {
  const { posts } = report;
  const newest = posts.reduce<string | null>(
    (last, { readOn }) => (last && last > readOn ? last : readOn),
    null,
  );
  const read = posts.find(({ readOn }) => readOn === newest)?.readOn;
  return (
    <Card aria-labelledby="posts-title">
      <CardHeading
        id="posts-title"
        title="Posts in this period"
        actions={
          posts.length === 0 || !downloads ? null : (
            <DownloadMenu
              file={{ section: "overview", name: "posts" }}
              title="Posts in this period"
              path={path}
              address={address}
            />
          )
        }
        hint={
          read
            ? `${formatTotalsRead(posts, read)} The list holds the posts that the exports contained.`
            : "No content export holds a post that was published in these days."
        }
      />
      {posts.length > 0 ? (
        <PostsTable posts={posts} caption="Posts in this period" sorting={null} postHref={postHref} />
      ) : null}
    </Card>
  );
}
