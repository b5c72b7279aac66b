import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Sparkline } from "@/components/charts/sparkline";
import { SampleBadge } from "@/components/sample/sample-badge";
import { Badge } from "@/components/ui/badge";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { DEFAULT_ADDRESS, toHref } from "@/lib/domain/address";
import { type Day, daysBetween } from "@/lib/domain/day";
import {
  formatChange,
  formatDay,
  formatExact,
  formatMetric,
  formatPercent,
  formatQuantity,
  formatSigned,
  formatWhole,
} from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { PortfolioMetric, PortfolioRequest, PortfolioRow, PortfolioSort } from "@/lib/domain/portfolio";
import { type PortfolioPlace, startsAscending, toPortfolioHref } from "@/lib/domain/portfolio-address";
import type { Figure } from "@/lib/domain/report";
import { ChangeText } from "./change-text";
import { UnknownValue } from "./tile";

type PortfolioTableProps = {
  readonly rows: readonly PortfolioRow[];
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
  /** The newest known day of any profile: others are behind it. */
  readonly newestDay: Day | null;
};

/** What a screen has room for: a phone the views and what was gained, a laptop all but two, a wide screen all. */
const FROM_TABLET = "max-sm:hidden";
const FROM_LAPTOP = "max-xl:hidden";

type Column = { readonly sort: PortfolioSort; readonly label: string; readonly room: string };

/** After the views, which have their shape beside them. */
const COLUMNS: readonly Column[] = [
  { sort: "likes", label: "Likes", room: FROM_TABLET },
  { sort: "comments", label: "Comments", room: FROM_LAPTOP },
  { sort: "shares", label: "Shares", room: FROM_LAPTOP },
  { sort: "net", label: "Net followers", room: "" },
  { sort: "engagement", label: "Engagement", room: FROM_TABLET },
  { sort: "newest", label: "Newest day", room: FROM_TABLET },
];

/** One profile per row: its figures of its own window, each with its change, and how new they are. */
export function PortfolioTable({ rows, request, place, newestDay }: PortfolioTableProps) {
  return (
    <Table caption="Profiles">
      <thead>
        <tr>
          <SortHeader sort="handle" label="Profile" request={request} place={place} />
          <SortHeader sort="views" label="Video views" request={request} place={place} />
          <HeaderCell align="start" className={FROM_TABLET}>
            Views by day
          </HeaderCell>
          {COLUMNS.map(({ sort, label, room }) => (
            <SortHeader
              key={sort}
              sort={sort}
              label={label}
              request={request}
              place={place}
              className={room}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProfileRow key={row.handle} row={row} request={request} place={place} newest={newestDay} />
        ))}
      </tbody>
    </Table>
  );
}

type SortHeaderProps = {
  readonly sort: PortfolioSort;
  readonly label: string;
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
  readonly className?: string;
};

function SortHeader({ sort, label, request, place, className = "" }: SortHeaderProps) {
  const here = request.sort === sort;
  const ascending = here ? !request.ascending : startsAscending(sort);
  const Arrow = request.ascending ? ArrowUp : ArrowDown;
  return (
    <HeaderCell
      className={className}
      aria-sort={here ? (request.ascending ? "ascending" : "descending") : undefined}
    >
      <Link
        prefetch={false}
        href={toPortfolioHref(request, { sort, ascending }, place.path)}
        scroll={false}
        className={`inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink hover:underline ${here ? "font-semibold text-ink" : ""}`}
      >
        {label}
        {here ? <Arrow aria-hidden className="size-3.5" /> : null}
      </Link>
    </HeaderCell>
  );
}

type ProfileRowProps = {
  readonly row: PortfolioRow;
  readonly request: PortfolioRequest;
  readonly place: PortfolioPlace;
  readonly newest: Day | null;
};

function ProfileRow({ row, request, place, newest }: ProfileRowProps) {
  const { handle, name, figures, newestDay, unusual } = row;
  const { videoViews, followers, netFollowers } = figures;
  return (
    <tr className="align-top hover:bg-sunken/60">
      <RowHeader className="w-full max-w-0 min-w-32">
        <span className="flex flex-wrap items-baseline gap-x-1.5">
          <ProfileLink handle={handle} request={request} place={place} />
          <SampleBadge handle={handle} />
        </span>
        {name === null ? null : (
          <bdi className="block truncate text-muted" title={name}>
            {name}
          </bdi>
        )}
        {place.shared ? null : <Tags row={row} request={request} />}
        {unusual === true ? (
          <span className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-muted">
            <Badge tone="warn">unusual</Badge>
            {saySwing(videoViews)}
          </span>
        ) : null}
      </RowHeader>
      <FigureCell metric="videoViews" figures={figures}>
        <span className="mt-1 ml-auto block w-20 sm:hidden">
          <Shape views={videoViews} />
        </span>
      </FigureCell>
      <Cell align="start" className={`w-28 min-w-28 xl:w-44 ${FROM_TABLET}`}>
        <Shape views={videoViews} />
        <small className="block text-sm text-muted">{sayCoverage(videoViews)}</small>
      </Cell>
      <FigureCell metric="likes" figures={figures} className={FROM_TABLET} />
      <FigureCell metric="comments" figures={figures} className={FROM_LAPTOP} />
      <FigureCell metric="shares" figures={figures} className={FROM_LAPTOP} />
      <Cell>
        {netFollowers.value === null ? (
          <UnknownValue />
        ) : (
          <b className="font-semibold">{formatSigned(netFollowers.value)}</b>
        )}
        <small className="block text-sm text-muted">
          {followers.value === null ? "total not known" : `of ${formatWhole(followers.value)}`}
        </small>
      </Cell>
      <FigureCell metric="engagementRate" figures={figures} className={FROM_TABLET} />
      <Cell className={FROM_TABLET}>
        {newestDay === null ? <span className="text-muted">not known</span> : formatDay(newestDay)}
        <small className="block text-sm text-muted">{sayBehind(newestDay, newest)}</small>
      </Cell>
    </tr>
  );
}

/** A handle breaks after a dot or an underscore, never inside a word; a word too long for its column is cut off at its end. */
function Breakable({ handle }: Pick<PortfolioRow, "handle">) {
  const words = handle.split(/(?<=[._])/);
  return words.map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a handle may repeat and never move.
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {word}
    </Fragment>
  ));
}

const PROFILE_NAME = "max-w-full min-w-0 overflow-hidden font-semibold text-ellipsis";

/** Leads to the profile's own page, where there is one to be seen. A shared page says itself up to which day it goes. */
function ProfileLink({
  handle,
  request: { window, asOf, compare },
  place: { rowPath, shared },
}: Pick<ProfileRowProps, "request" | "place"> & Pick<PortfolioRow, "handle">) {
  const name = (
    <bdi>
      @<Breakable handle={handle} />
    </bdi>
  );
  if (rowPath === null)
    return (
      <span title={`@${handle}`} className={PROFILE_NAME}>
        {name}
      </span>
    );
  const address = { ...DEFAULT_ADDRESS, profile: handle, window, asOf: shared ? null : asOf, compare };
  return (
    <Link
      prefetch={false}
      href={toHref(rowPath, address)}
      title={`@${handle}`}
      className={`${PROFILE_NAME} hover:text-accent-strong hover:underline`}
    >
      {name}
    </Link>
  );
}

/** Each tag shows its profiles; the words themselves are written in the profile's settings. */
function Tags({ row: { handle, tags }, request }: Pick<ProfileRowProps, "row" | "request">) {
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-1 text-xs">
      {tags.map((tag) => (
        <Link
          key={tag}
          prefetch={false}
          href={toPortfolioHref(request, { tag })}
          className="rounded-full bg-sunken px-2 py-0.5 text-muted hover:text-ink hover:underline"
        >
          <bdi>{tag}</bdi>
        </Link>
      ))}
      <Link
        prefetch={false}
        href={`/settings?profile=@${handle}#tags`}
        className="no-print rounded-full px-1 py-0.5 text-muted hover:text-ink hover:underline"
      >
        {tags.length === 0 ? "+ tag" : "edit"}
        <span className="sr-only"> of @{handle}</span>
      </Link>
    </span>
  );
}

function Shape({ views: { value, series } }: { readonly views: Figure }) {
  return value === null ? null : <Sparkline values={series.map((point) => point.value)} />;
}

type FigureCellProps = {
  readonly metric: PortfolioMetric;
  readonly figures: PortfolioRow["figures"];
  readonly className?: string;
  readonly children?: ReactNode;
};

function FigureCell({ metric, figures, className = "", children }: FigureCellProps) {
  const figure = figures[metric];
  return (
    <Cell className={className}>
      {figure.value === null ? (
        <>
          <UnknownValue />
          <small className="block text-sm text-muted">not known</small>
        </>
      ) : (
        <>
          <b
            className="font-semibold"
            title={`${METRICS[metric].label}: ${formatExact(metric, figure.value)}`}
          >
            {formatMetric(metric, figure.value)}
          </b>
          <small className="block text-sm">
            <ShortChange
              figure={figure}
              besides={metric === "videoViews" ? null : figures.videoViews.change.matchedDays}
            />
          </small>
          {children}
        </>
      )}
    </Cell>
  );
}

type ShortChangeProps = {
  readonly figure: Figure;
  /** On how many days the change of the views rests, beside which it stands; null: it is that of the views. */
  readonly besides: number | null;
};

/** The change in little room: its absolute is told on pointing, and the days it rests on where they are not all, nor those of the views. */
function ShortChange({ figure: { change, coverage }, besides }: ShortChangeProps) {
  const { absolute } = formatChange(change);
  const { matchedDays } = change;
  const days = `on ${formatQuantity(matchedDays, "day", "days")}`;
  if (change.kind === "none")
    return (
      <span className="ml-auto block max-w-24 whitespace-normal">
        <ChangeText change={change} days={coverage.days} />
      </span>
    );
  return (
    <>
      <span title={[absolute, days].filter((part) => part !== null).join(" ")}>
        <ChangeText change={change} days={matchedDays} short />
      </span>
      {matchedDays < coverage.days && matchedDays !== besides ? (
        <span className="block text-muted">{days}</span>
      ) : null}
    </>
  );
}

function sayCoverage({ coverage: { known, days } }: Figure): string {
  if (known === 0) return "no day known";
  return known === days ? "every day known" : `${known} of ${days} days known`;
}

function sayBehind(day: Day | null, newest: Day | null): string {
  const days = day === null || newest === null ? 0 : daysBetween(day, newest);
  return days === 0 ? "" : `${formatQuantity(days, "day", "days")} behind`;
}

function saySwing({ usualSwing }: Figure): string {
  return `usual is ±${formatPercent(usualSwing)}`;
}
