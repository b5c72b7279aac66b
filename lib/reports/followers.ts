import { findAudienceShares, findFirstAudienceDays } from "@/lib/db/audience";
import { listMeasuredHours } from "@/lib/db/hourly";
import { listPublishedPosts } from "@/lib/db/post-days";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import { findTopItems } from "@/lib/db/top-items";
import { evaluateAudienceChange, evaluateTopTerritories, orderShares } from "@/lib/domain/audience";
import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import { evaluateHeat, type MeasuredHour } from "@/lib/domain/heat";
import { evaluateNewShare } from "@/lib/domain/new-share";
import type { AudienceDimension } from "@/lib/domain/reading";
import type {
  AudienceChange,
  AudienceShares,
  FollowersReport,
  HeatOfDays,
  NamedShare,
  ReportFrame,
  ReportRequest,
} from "@/lib/domain/report";
import { FOLLOWERS_NEEDED, WORKED_DAYS } from "@/lib/domain/thresholds";
import { evaluateWorkedTimes } from "@/lib/domain/worked-times";
import { evaluateFigures, readHistory } from "./figures";
import { evaluateFrame, readUntil } from "./frame";

const FIGURES = ["followers", "netFollowers", "followerGrowth"] as const;
/** Before the first export there ever was. */
const EVER = toDay("2000-01-01");
const PEOPLE = ["viewers", "newViewers", "returningViewers"] as const;

/** The followers of a profile. Below 100, or unknown, the section is closed and holds nothing but the count. */
export async function getFollowers(scope: ProfileScope, request: ReportRequest): Promise<FollowersReport> {
  const newest = await findNewest(scope);
  const frame = evaluateFrame(scope, request, newest);
  const have = newest.followers;
  const isOpen = have !== null && have >= FOLLOWERS_NEEDED;
  return {
    ...frame,
    section: "followers",
    threshold: { needed: FOLLOWERS_NEEDED, have, open: isOpen },
    open: isOpen ? await readOpenSection(scope, request, frame, newest.timeZone) : null,
  };
}

type OpenSection = NonNullable<FollowersReport["open"]>;

async function readOpenSection(
  scope: ProfileScope,
  request: ReportRequest,
  frame: ReportFrame,
  zone: string | null,
): Promise<OpenSection> {
  const { window } = frame;
  const [history, hours, posts, shares, first, top] = await Promise.all([
    readHistory(scope, request, frame, [...FIGURES, ...PEOPLE]),
    window === null ? [] : listMeasuredHours(scope, { from: EVER, to: window.to }),
    window === null
      ? []
      : listPublishedPosts(scope, { from: addDays(window.to, 1 - WORKED_DAYS), to: window.to }),
    findAudienceShares(scope, readUntil(frame)),
    readUntil(frame) === null ? null : findFirstAudienceDays(scope),
    findTopItems(scope, readUntil(frame)),
  ]);
  const figures = evaluateFigures(FIGURES, history, request);
  const people = evaluateFigures(PEOPLE, history, request);
  const gender = withShares(shares.gender, orderShares);
  const territories = withShares(shares.territory, evaluateTopTerritories);
  return {
    figures,
    netByDay: figures.netFollowers.series,
    heat: heatOf(
      hours.filter(({ day }) => window !== null && day >= window.from),
      zone,
    ),
    heatEver: heatOf(hours, zone),
    gender,
    territories,
    audienceChange: {
      gender: await readChange(scope, "gender", gender),
      territory: await readChange(scope, "territory", territories),
    },
    sharesBegin: {
      gender: shares.gender === null ? (first?.gender ?? null) : null,
      territories: shares.territory === null ? (first?.territory ?? null) : null,
    },
    viewers: {
      viewers: people.viewers.series,
      newViewers: people.newViewers.series,
      returningViewers: people.returningViewers.series,
      medianViewers: people.viewers.value,
      medianNewViewers: people.newViewers.value,
      medianReturningViewers: people.returningViewers.value,
      newShare: evaluateNewShare(people.newViewers.series, people.returningViewers.series),
    },
    worked: evaluateWorkedTimes(posts, zone),
    topVideos: top.video,
    topSounds: top.sound,
  };
}

function withShares(
  read: AudienceShares | null,
  arrange: (shares: readonly NamedShare[]) => NamedShare[],
): AudienceShares | null {
  return read === null ? null : { readOn: read.readOn, shares: arrange(read.shares) };
}

/** Against the newest export of an earlier day. */
async function readChange(
  scope: ProfileScope,
  dimension: AudienceDimension,
  shown: AudienceShares | null,
): Promise<AudienceChange | null> {
  if (shown === null || shown.shares.length === 0) return null;
  const before = (await findAudienceShares(scope, addDays(shown.readOn, -1)))[dimension];
  return before === null ? null : evaluateAudienceChange(shown.shares, before);
}

function heatOf(hours: readonly MeasuredHour[], zone: string | null): HeatOfDays {
  return { ...evaluateHeat(hours), days: daysOf(hours), zone };
}

/** From the first to the last measured day; null when nothing is measured. */
function daysOf(hours: readonly MeasuredHour[]): DayRange | null {
  const days = hours.map(({ day }) => day).sort();
  const from = days[0];
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
