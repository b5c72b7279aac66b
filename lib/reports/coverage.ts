import { listExportSpans } from "@/lib/db/coverage-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest, type KnownDays, listKnownDays } from "@/lib/db/series";
import { adviseExports, evaluateMeasureCoverage } from "@/lib/domain/coverage";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import { MEASURES, type Measure } from "@/lib/domain/measure";
import type { CoverageReport } from "@/lib/domain/report";

const ALL = Object.keys(MEASURES) as Measure[];

/** As far as TikTok's longest export reaches. */
const COVERAGE_DAYS = 365;

/**
 * Which days of the year up to the newest known day are known for each measure, from the first day that any measure knows, and what to
 * export next. `today` only decides what TikTok still holds; no window ends on it.
 */
export async function getCoverage(scope: ProfileScope, today: Day): Promise<CoverageReport> {
  const [newest, exports] = await Promise.all([findNewest(scope), listExportSpans(scope)]);
  const to = Object.values(newest.days).sort().at(-1) ?? null;
  const known =
    to === null ? {} : await listKnownDays(scope, ALL, { from: addDays(to, 1 - COVERAGE_DAYS), to });
  const range = to === null ? null : { from: firstDay(known) ?? to, to };
  const measures = range === null ? [] : toMeasures(range, known);
  return {
    profile: { handle: scope.handle, name: scope.name },
    range,
    measures,
    advice: adviseExports(exports, measures, today),
  };
}

/** Only Business Suite says these, so a profile without it does not lack them. */
const ONLY_IF_KNOWN: readonly Measure[] = [
  "reachedAudience",
  "engagedAudience",
  "newFollowers",
  "lostFollowers",
];

function toMeasures(range: DayRange, known: KnownDays): CoverageReport["measures"] {
  const shown = ALL.filter((measure) => known[measure] !== undefined || !ONLY_IF_KNOWN.includes(measure));
  return shown.map((measure) => evaluateMeasureCoverage(measure, range, known[measure] ?? []));
}

function firstDay(known: KnownDays): Day | null {
  const firsts = Object.values(known).map((days) => days[0]?.day ?? null);
  return firsts.filter((day) => day !== null).sort()[0] ?? null;
}
