import type {
  AheadDownload,
  ContentDownload,
  FollowersDownload,
  OverviewDownload,
} from "@/lib/domain/download";
import { formatCountry, formatHour, formatWeekday } from "@/lib/domain/format";
import { summariseHashtags } from "@/lib/domain/hashtag-summary";
import { findMarks } from "@/lib/domain/overview-marks";
import type {
  AudienceChange,
  AudienceShares,
  ContentReport,
  FollowersReport,
  OverviewReport,
  PostSummary,
} from "@/lib/domain/report";
import { type Context, type CsvTable, toPostsTable, withWindow } from "./csv-table";
import { toBandedDayTable, toDayTable, toFiguresTable, toSeriesTable } from "./figure-tables";
import { toMovedTable } from "./moved-table";
import { toWorkedTable } from "./worked-table";

type Named<Report, Name> = { readonly report: Report; readonly name: Name; readonly zone: string | null };

/** A table of the Overview with the numbers that the page shows. */
export function toOverviewTable({
  report,
  name,
  zone,
}: Named<OverviewReport, Exclude<OverviewDownload, AheadDownload>>): CsvTable {
  const context = { frame: report, zone };
  if (name === "figures") return toFiguresTable(report.figures, context);
  if (name === "posts") return withWindow(toPostsTable(report.posts), context);
  if (name === "moved") return toMovedTable(report.moved, context);
  return toBandedDayTable(report.figures[name], findMarks(report, name).bands, context);
}

/** A table of Content; the posts stand in the order that the caller gives them. */
export function toContentTable({ report, name, zone }: Named<ContentReport, ContentDownload>): CsvTable {
  const context = { frame: report, zone };
  const { totals, posts, contentReadOn } = report;
  if (name === "hashtags") return withWindow(toHashtagsTable(posts), context);
  if (name === "posts") {
    const { columns, rows } = toPostsTable(posts);
    const detail = posts.map((post) => post.detail);
    return withWindow(
      {
        columns: [
          ...columns,
          "Detail",
          "Detail until",
          "Detail read on",
          "Average watch seconds",
          "Watched in full",
        ],
        rows: rows.map((row, index) => {
          const { state = null, lastDay = null, entry = null } = detail[index] ?? {};
          return [
            ...row,
            state,
            lastDay,
            entry?.capturedOn ?? null,
            entry?.averageWatchSeconds ?? null,
            entry?.watchedFull ?? null,
          ];
        }),
      },
      context,
    );
  }
  return withWindow(
    {
      columns: ["Posts published", "Views", "Engagement rate", "Median engagement rate", "Totals as of"],
      rows: [
        [totals.posts, totals.views, totals.pooledEngagementRate, totals.medianEngagementRate, contentReadOn],
      ],
    },
    context,
  );
}

/** A table of Followers; null while the section is closed, and for what nobody has told yet. */
export function toFollowersTable({
  report,
  name,
  zone,
}: Named<FollowersReport, FollowersDownload>): CsvTable | null {
  const { open } = report;
  if (open === null) return null;
  const context = { frame: report, zone };
  switch (name) {
    case "figures":
      return toFiguresTable(open.figures, context);
    case "followers":
    case "netFollowers":
      return toDayTable(open.figures[name], context);
    case "viewers":
    case "newViewers":
      return toViewersTable(open.viewers, context);
    case "hours":
      return toHoursTable(report, open.heat);
    case "hoursEver":
      return open.heatEver === undefined ? null : toHoursTable(report, open.heatEver);
    case "worked":
      return open.worked === undefined ? null : toWorkedTable(report, open.worked);
    case "countries":
      return toSharesTable("Country", report, [open.territories, open.audienceChange?.territory ?? null]);
    case "gender":
      return toSharesTable("Gender", report, [open.gender, open.audienceChange?.gender ?? null]);
    case "topVideos":
      return toRankingTable("Video", report, open.topVideos);
    case "topSounds":
      return toRankingTable("Sound", report, open.topSounds);
  }
}

function toViewersTable({ viewers, newViewers, returningViewers }: Open["viewers"], context: Context) {
  return toSeriesTable(
    [
      { metric: "viewers", series: viewers },
      { metric: "newViewers", series: newViewers },
      { metric: "returningViewers", series: returningViewers },
    ],
    context,
  );
}

/** Of all posts of the window, whichever the page lists. */
function toHashtagsTable(posts: readonly PostSummary[]): CsvTable {
  return {
    columns: [
      "Hashtag",
      "Posts",
      "Median views",
      "Engagement rate",
      "Engagement low 95%",
      "Engagement high 95%",
      "Engagement against other posts",
    ],
    rows: summariseHashtags(posts).map(({ hashtag, posts: count, medianViews, engagement, standing }) => [
      `#${hashtag}`,
      count,
      medianViews,
      engagement.rate,
      engagement.interval?.low ?? null,
      engagement.interval?.high ?? null,
      standing,
    ]),
  };
}

type Open = NonNullable<FollowersReport["open"]>;

function toHoursTable(report: FollowersReport, { cells, days, zone }: Open["heat"]): CsvTable {
  const profile = report.profile.handle;
  const measured = cells.filter(({ mean }) => mean !== null).length;
  return {
    columns: [
      "Weekday",
      "Hour",
      "Mean followers online",
      "Hours averaged",
      "Hours of the week measured",
      "Profile",
      "Measured from",
      "Measured to",
      "Time zone",
    ],
    rows: cells.map((cell) => [
      formatWeekday(cell.weekday),
      formatHour(cell.hour),
      cell.mean,
      cell.measuredHours,
      measured,
      profile,
      days?.from ?? null,
      days?.to ?? null,
      zone,
    ]),
  };
}

function toSharesTable(
  heading: string,
  { profile }: FollowersReport,
  [audience, change]: readonly [AudienceShares | null, AudienceChange | null],
): CsvTable | null {
  if (audience === null) return null;
  return {
    columns: [heading, "Share of followers", "Profile", "Exported on", "Change", "Export before"],
    rows: audience.shares.map(({ label, share }) => [
      formatCountry(label),
      share,
      profile.handle,
      audience.readOn,
      change?.points.find((each) => each.label === label)?.points ?? null,
      change?.before ?? null,
    ]),
  };
}

function toRankingTable(
  heading: string,
  { profile }: FollowersReport,
  top: Open["topVideos"],
): CsvTable | null {
  if (top === null) return null;
  return {
    columns: ["Rank", heading, "Address", "Profile", "Read on"],
    rows: top.items.map(({ rank, label, url }) => [rank, label, url, profile.handle, top.readOn]),
  };
}
