import {
  findKnownBefore,
  listClaims,
  listPlacedDays,
  listSources,
  listUnknownDays,
  type PlacedDay,
} from "@/lib/db/provenance-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import { addDays, type Day, type DayRange, daysIn } from "@/lib/domain/day";
import { type DailyMetric, measuresOf } from "@/lib/domain/formula";
import type { Measure } from "@/lib/domain/measure";
import {
  bySource,
  type ExportShare,
  type InputDay,
  inputsOfDay,
  type ProvenanceReport,
  rankClaims,
  type SourceExport,
  startsBefore,
} from "@/lib/domain/provenance";
import type { ReportRequest } from "@/lib/domain/report";
import { evaluateFigures, readHistory } from "./figures";
import { evaluateFrame } from "./frame";

/** More exports than this say the same day only where somebody exports a year every day; the rest is counted. */
const CLAIMS_SHOWN = 50;

export type ProvenanceRequest = ReportRequest & {
  readonly metric: DailyMetric;
  /** The day of which every claim is told; null for none. */
  readonly day: Day | null;
};

/**
 * Where the figure of a window comes from: which export, file and line supplies each of its days, which days are unknown and why, and for one
 * chosen day what every active import says and which one the board takes.
 */
export async function getProvenance(
  scope: ProfileScope,
  request: ProvenanceRequest,
): Promise<ProvenanceReport> {
  const { metric, day } = request;
  const frame = evaluateFrame(scope, request, await findNewest(scope));
  const [history, inputs, chosen] = await Promise.all([
    readHistory(scope, request, frame, [metric]),
    frame.window === null ? [] : readInputs(scope, request, frame.window),
    day === null ? null : readChosen(scope, metric, day),
  ]);
  const figure = evaluateFigures([metric], history, request)[metric];
  return { ...frame, metric, figure, inputs, exports: await readExports(scope, inputs), chosen };
}

type Inputs = ProvenanceReport["inputs"];

async function readInputs(
  scope: ProfileScope,
  request: ProvenanceRequest,
  window: DayRange,
): Promise<Inputs> {
  const { metric } = request;
  const measures = measuresOf(metric);
  const before = startsBefore(metric) ? await readBaseline(scope, metric, window) : null;
  const part = { measures, days: { from: before ?? window.from, to: window.to } };
  const [known, unknown] = await Promise.all([listPlacedDays(scope, part), listUnknownDays(scope, part)]);
  const days = [...(before === null ? [] : [before]), ...daysIn(window)];
  return measures.map((measure) => ({ measure, days: layOut(days, measure, [...unknown, ...known]) }));
}

/** The day of the known total that net followers start from. */
async function readBaseline(scope: ProfileScope, metric: DailyMetric, window: DayRange): Promise<Day | null> {
  const [measure] = measuresOf(metric);
  if (measure === undefined) return null;
  return (await findKnownBefore(scope, { measure, day: window.from }))?.day ?? null;
}

function layOut(days: readonly Day[], measure: Measure, placed: readonly PlacedDay[]): readonly InputDay[] {
  const found = new Map(placed.filter((each) => each.measure === measure).map((each) => [each.day, each]));
  return days.map((day) => {
    const { value = null, state = "never-exported", place = null } = found.get(day) ?? {};
    return { day, value, state, place };
  });
}

async function readExports(scope: ProfileScope, inputs: Inputs): Promise<readonly ExportShare[]> {
  const shares = new Map<string, { supplies: number; unknown: number }>();
  for (const { value, place } of inputs.flatMap(({ days }) => days)) {
    if (place === null) continue;
    const share = shares.get(place.importId) ?? { supplies: 0, unknown: 0 };
    shares.set(place.importId, share);
    if (value === null) share.unknown += 1;
    else share.supplies += 1;
  }
  const sources: ReadonlyMap<string, SourceExport> =
    shares.size === 0 ? new Map() : await listSources(scope, [...shares.keys()]);
  return [...sources.values()].sort(bySource).map((source) => {
    const { supplies, unknown } = shares.get(source.importId) ?? { supplies: 0, unknown: 0 };
    return { source, supplies, unknown };
  });
}

async function readChosen(
  scope: ProfileScope,
  metric: DailyMetric,
  day: Day,
): Promise<ProvenanceReport["chosen"]> {
  const wanted = inputsOfDay(metric, day, addDays(day, -1));
  const claimed = await listClaims(scope, wanted, CLAIMS_SHOWN);
  return { day, claimed: claimed.map(({ claims, ...each }) => ({ ...each, claims: rankClaims(claims) })) };
}
