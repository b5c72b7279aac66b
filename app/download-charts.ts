import { toChartModel } from "@/lib/charts/chart-model";
import { drawDays } from "@/lib/charts/svg/day-svg";
import { drawHours } from "@/lib/charts/svg/hours-svg";
import { drawOutlook } from "@/lib/charts/svg/outlook-svg";
import { toSvgFile } from "@/lib/charts/svg/picture";
import { drawShares } from "@/lib/charts/svg/shares-svg";
import { drawViewers } from "@/lib/charts/svg/viewers-svg";
import type { AheadDownload, FollowersDownload, OverviewDownload } from "@/lib/domain/download";
import { formatDayWithYear, formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Outlook } from "@/lib/domain/outlook";
import { formatBackTest, formatOutlook } from "@/lib/domain/outlook-words";
import { type DayMarks, findMarks, formatOverviewSummary } from "@/lib/domain/overview-marks";
import type {
  AudienceShares,
  Figure,
  FollowersReport,
  OverviewReport,
  ReportFrame,
} from "@/lib/domain/report";
import { formatMatched, formatPreviousLine, formatSummary } from "@/lib/domain/summary";
import { sayNewShare, toViewersDays } from "@/lib/domain/viewers-day";

const PAST_SHOWN = 28;

/** A chart of the Overview as an SVG file; null for what is no chart. */
export function drawOverview(
  report: OverviewReport,
  name: Exclude<OverviewDownload, AheadDownload>,
  zone: string | null,
): string | null {
  if (name === "figures" || name === "posts" || name === "moved") return null;
  return drawFigure(report.figures[name], {
    ...{ frame: report, zone, posts: report.posts, notes: report.notes, shape: "line" },
    marks: findMarks(report, name),
    summary: formatOverviewSummary(report, name),
  });
}

/** The days after the window as an SVG file; null where there is no outlook. */
export function drawAhead(outlook: Outlook, report: OverviewReport, zone: string | null): string | null {
  if (outlook.refused !== null) return null;
  const { series, coverage } = report.figures[outlook.metric];
  return toSvgFile(
    {
      title: `${METRICS[outlook.metric].label} in the next 28 days`,
      summary: `${formatOutlook(outlook)} ${formatBackTest(outlook)}`,
      source: joinSource([
        `@${report.profile.handle}`,
        report.window && `after ${formatRange(report.window)}`,
        `${coverage.known} of ${coverage.days} days known`,
        zone && `time zone ${zone}`,
      ]),
    },
    drawOutlook(outlook, series.slice(-PAST_SHOWN)),
  );
}

/** A chart of Followers as an SVG file; null while the section is closed, for what is no chart and for what nobody has told yet. */
export function drawFollowers(
  report: FollowersReport,
  name: FollowersDownload,
  zone: string | null,
): string | null {
  const { open } = report;
  if (open === null) return null;
  switch (name) {
    case "followers":
      return drawFigure(open.figures.followers, { frame: report, zone, posts: [], shape: "line" });
    case "netFollowers":
      return drawFigure(open.figures.netFollowers, { frame: report, zone, posts: [], shape: "bars" });
    case "viewers":
      return drawAllViewers(report, open.viewers.viewers, zone);
    case "newViewers":
      return drawNewViewers(report, open.viewers, zone);
    case "hours":
      return drawHeat(report, open.heat);
    case "hoursEver":
      return open.heatEver === undefined ? null : drawHeat(report, open.heatEver);
    case "countries":
      return drawAudience(report, "Top countries", open.territories);
    case "gender":
      return drawAudience(report, "Gender", open.gender);
    case "figures":
    case "worked":
    case "topVideos":
    case "topSounds":
      return null;
  }
}

type FigureFrame = {
  readonly frame: ReportFrame;
  readonly zone: string | null;
  readonly posts: OverviewReport["posts"];
  readonly notes?: OverviewReport["notes"];
  readonly shape: "line" | "bars";
  readonly marks?: DayMarks;
  /** In place of the figure's own sentences. */
  readonly summary?: string;
};

/** From the same model as the chart of the page: bars stand alone there too. */
function drawFigure(figure: Figure, about: FigureFrame): string {
  const { frame, zone, posts, notes = [], shape, marks } = about;
  const { summary = formatSummary(figure, frame.compare) } = about;
  const { metric, series, coverage } = figure;
  const previousSeries = shape === "line" ? figure.previousSeries : [];
  const model = toChartModel({ metric, series, previousSeries, posts, notes, marks });
  const caption = {
    title: `${METRICS[metric].label} by day`,
    summary,
    source: joinSource([
      `@${frame.profile.handle}`,
      frame.window && formatRange(frame.window),
      `${coverage.known} of ${coverage.days} days known`,
      `compared on ${formatMatched(figure, frame.compare)}`,
      zone && `time zone ${zone}`,
    ]),
  };
  const previousLine = formatPreviousLine(frame.compare, coverage.days);
  return toSvgFile(caption, drawDays(model, { shape, previousLine }));
}

function drawNewViewers(
  report: FollowersReport,
  viewers: NonNullable<FollowersReport["open"]>["viewers"],
  zone: string | null,
): string | null {
  const days = toViewersDays(viewers);
  const known = days.filter(({ first }) => first !== null).length;
  if (known === 0) return null;
  const source = [
    `@${report.profile.handle}`,
    report.window && formatRange(report.window),
    `${known} of ${days.length} days known`,
    zone && `time zone ${zone}`,
  ];
  const caption = { title: "New and returning viewers by day", summary: sayNewShare(viewers) };
  return toSvgFile({ ...caption, source: joinSource(source) }, drawViewers(days));
}

function drawAllViewers(report: FollowersReport, series: Figure["series"], zone: string | null): string {
  const known = series.filter(({ value }) => value !== null).length;
  const model = toChartModel({ metric: "viewers", series, previousSeries: [], posts: [] });
  return toSvgFile(
    {
      title: "Viewers by day",
      summary: "People are counted once a day, so days are never added up.",
      source: joinSource([
        `@${report.profile.handle}`,
        report.window && formatRange(report.window),
        `${known} of ${series.length} days known`,
        zone && `time zone ${zone}`,
      ]),
    },
    drawDays(model, { shape: "line", previousLine: "" }),
  );
}

function drawHeat(
  { profile }: FollowersReport,
  { cells, days, zone }: NonNullable<FollowersReport["open"]>["heat"],
): string | null {
  const measured = cells.filter(({ mean }) => mean !== null).length;
  if (measured === 0) return null;
  return toSvgFile(
    {
      title: "Followers online by weekday and hour",
      summary: METRICS.activeFollowers.formula,
      source: joinSource([
        `@${profile.handle}`,
        days && formatRange(days),
        `${measured} of 168 hours measured`,
        zone === null ? "hours are the exporter’s local time" : `time zone ${zone}`,
      ]),
    },
    drawHours(cells),
  );
}

function drawAudience(
  { profile }: FollowersReport,
  title: string,
  audience: AudienceShares | null,
): string | null {
  if (audience === null || audience.shares.length === 0) return null;
  return toSvgFile(
    {
      title,
      summary: "Share of all followers.",
      source: joinSource([`@${profile.handle}`, `as exported on ${formatDayWithYear(audience.readOn)}`]),
    },
    drawShares(audience.shares),
  );
}

function joinSource(parts: readonly (string | null)[]): string {
  return [
    ...parts.filter((part) => part !== null && part !== ""),
    "from TikTok’s exports, by Tallyboard",
  ].join(" · ");
}
