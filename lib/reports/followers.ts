import { findAudienceShares, findFirstAudienceDays } from "@/lib/db/audience";
import { listMeasuredHours } from "@/lib/db/hourly";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import { findTopItems } from "@/lib/db/top-items";
import { evaluateTopTerritories, orderShares } from "@/lib/domain/audience";
import type { DayRange } from "@/lib/domain/day";
import { evaluateHeat, type MeasuredHour } from "@/lib/domain/heat";
import type {
  AudienceShares,
  FollowersReport,
  NamedShare,
  ReportFrame,
  ReportRequest,
} from "@/lib/domain/report";
import { FOLLOWERS_NEEDED } from "@/lib/domain/thresholds";
import { evaluateFigures, readHistory } from "./figures";
import { evaluateFrame, readUntil } from "./frame";

const FIGURES = ["followers", "netFollowers", "followerGrowth"] as const;
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
  const [history, hours, shares, first, top] = await Promise.all([
    readHistory(scope, request, frame, [...FIGURES, ...PEOPLE]),
    frame.window === null ? [] : listMeasuredHours(scope, frame.window),
    findAudienceShares(scope, readUntil(frame)),
    readUntil(frame) === null ? null : findFirstAudienceDays(scope),
    findTopItems(scope, readUntil(frame)),
  ]);
  const figures = evaluateFigures(FIGURES, history, request);
  const people = evaluateFigures(PEOPLE, history, request);
  return {
    figures,
    netByDay: figures.netFollowers.series,
    heat: { ...evaluateHeat(hours), days: daysOf(hours), zone },
    gender: withShares(shares.gender, orderShares),
    territories: withShares(shares.territory, evaluateTopTerritories),
    sharesBegin: {
      gender: shares.gender === null ? (first?.gender ?? null) : null,
      territories: shares.territory === null ? (first?.territory ?? null) : null,
    },
    viewers: {
      viewers: people.viewers.series,
      newViewers: people.newViewers.series,
      returningViewers: people.returningViewers.series,
      medianViewers: people.viewers.value,
    },
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

/** From the first to the last measured day; null when nothing is measured. */
function daysOf(hours: readonly MeasuredHour[]): DayRange | null {
  const days = hours.map(({ day }) => day).sort();
  const from = days[0];
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
