import type { Goal } from "@/lib/domain/goal";
import { median } from "@/lib/domain/median";
import type { Comparison, WindowDays } from "@/lib/domain/report";

/**
 * The figures of a profile by the naive reading of the rules, without a line of the code that is tested: days are texts, every look-up walks
 * the whole history, and nothing is shared between figures.
 */

export type ToldExport = {
  readonly exportedOn: string;
  readonly lastDay: string;
  /** Per measure, the values of the days that end on `lastDay`; null is unknown. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
};

type Told = { readonly value: number; readonly provisional: boolean };
type Board = ReadonlyMap<string, ReadonlyMap<string, Told>>;
type Asked = { readonly window: WindowDays; readonly compare: Comparison };

const RATIOS: Readonly<Record<string, readonly string[]>> = {
  engagementRate: ["likes", "comments", "shares"],
  shareRate: ["shares"],
};
const NAMES = [
  "videoViews",
  "profileViews",
  "likes",
  "comments",
  "shares",
  "followers",
  "netFollowers",
  "engagementRate",
  "shareRate",
];

const BANDED = ["videoViews", "profileViews", "likes", "comments", "shares"];

/** `day` moved by whole days. */
export function shift(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + by)).toISOString().slice(0, 10);
}

/** Per metric, the first days of its levels: finding them is not what is compared here. */
export type ToldLevels = Readonly<Record<string, readonly string[]>>;

/** What the JSON of an Overview must hold of frame and figures. */
export function expectOverview(
  exports: readonly ToldExport[],
  { window, compare }: Asked,
  levels: ToldLevels,
) {
  const board = layOut(exports);
  const asOf = newestOf(board);
  if (asOf === null) return { asOf, window: null, previous: null };
  const offset = offsetOf(window, compare);
  const days = upTo(asOf, window);
  return {
    asOf,
    compare,
    window: { days: window, from: days[0], to: asOf },
    previous: { from: shift(asOf, 1 - window - offset), to: shift(asOf, -offset) },
    figures: Object.fromEntries(
      NAMES.map((name) => [name, figureOf(board, name, { days, offset, compare })]),
    ),
    bands: Object.fromEntries(
      BANDED.map((name) => [name, bandsOf(board, name, { days, levels: levels[name] ?? [] })]),
    ),
    moved: unusualDays(board, { days, levels: levels["videoViews"] ?? [] }),
  };
}

/** What the JSON of Followers must hold of its three figures. */
export function expectGrowth(exports: readonly ToldExport[], { window, compare }: Asked) {
  const board = layOut(exports);
  const asOf = newestOf(board) ?? "";
  const offset = offsetOf(window, compare);
  const days = upTo(asOf, window);
  const frame = { days, offset, compare };
  return {
    followers: figureOf(board, "followers", frame),
    netFollowers: figureOf(board, "netFollowers", frame),
    followerGrowth: {
      value: divide(windowValue(board, "netFollowers", days), before(board, days)),
      ...growthChange(board, days, offset),
    },
  };
}

function offsetOf(window: WindowDays, compare: Comparison): number {
  return { previous: window, weekdays: { 7: 7, 28: 28, 60: 63 }[window], year: 52 * 7 }[compare];
}

/** The last known total before the days. */
function before(board: Board, days: readonly string[]): number | null {
  const told = [...(board.get("followers") ?? [])].filter(([day]) => day < (days[0] ?? ""));
  return told.toSorted(([a], [b]) => (a < b ? -1 : 1)).at(-1)?.[1].value ?? null;
}

/** In points, on the days of which both periods tell the net; each against the total before its own period. */
function growthChange(board: Board, days: readonly string[], offset: number) {
  const then = days.map((day) => shift(day, -offset));
  const net = changeOf(board, "netFollowers", { days, offset });
  const now = divide(net.now, before(board, days));
  const previous = divide(net.before, before(board, then));
  if (net.now === null) return { matchedValue: null, previous: null, change: net.change };
  const { matchedDays } = net.change;
  if (now === null || previous === null)
    return {
      ...{ matchedValue: null, previous: null },
      change: { kind: "none", value: null, absolute: null, matchedDays, reason: "unknown" },
    };
  const absolute = now - previous;
  const kind = now === previous ? "unchanged" : "points";
  return {
    matchedValue: now,
    previous,
    change: { kind, value: absolute, absolute, matchedDays, reason: null },
  };
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

type Days = { readonly days: readonly string[]; readonly levels: readonly string[] };

/** The bands of these days; where four or more and the greater part of them lie outside, none stands out. */
function bandsOf(board: Board, name: string, { days, levels }: Days) {
  const bands = days.flatMap((day) => bandOf(board, name, { day, levels }) ?? []);
  const judged = bands.filter(({ outside }) => outside !== null);
  const outside = judged.filter((band) => band.outside !== false);
  const most = outside.length > 3 && outside.length > judged.length - outside.length;
  return bands.map((band) => ({ ...band, unusual: most && band.outside !== null ? false : band.outside }));
}

type OfDay = { readonly day: string; readonly levels: readonly string[] };

/** Known values of the weekday in the 57 weeks (399 days) before; those since the day's level began where they are 8, unless it is the first level. */
function weekdaysBefore(board: Board, name: string, { day, levels }: OfDay) {
  const known = Array.from({ length: 57 }, (_, weeks) => shift(day, -7 * (weeks + 1))).filter(
    (each) => read(board, name, each) !== null,
  );
  const start = levels.slice(1).findLast((each) => each <= day) ?? null;
  const own = known.filter((each) => start !== null && each >= start);
  const days = own.length < 8 ? known : own;
  return {
    earlier: days.map((each) => read(board, name, each) ?? 0),
    levelFrom: own.length < 8 ? null : start,
  };
}

/** Three median deviations around the median of the weekdays before, from 8 on. */
function bandOf(board: Board, name: string, { day, levels }: OfDay) {
  const { earlier, levelFrom } = weekdaysBefore(board, name, { day, levels });
  const middle = median(earlier) ?? 0;
  const reach = 3 * (median(earlier.map((value) => Math.abs(value - middle))) ?? 0);
  if (earlier.length < 8) return null;
  const low = name.endsWith("Views") && middle - reach < 0 ? 0 : middle - reach;
  const value = read(board, name, day);
  const side = value === null ? null : value > middle + reach ? "above" : value < low ? "below" : false;
  return {
    ...{ day, median: middle, low, high: middle + reach },
    ...{ weekdays: earlier.length, levelFrom, outside: side },
  };
}

/**
 * The two days of the window that lie furthest outside the band of their weekday; the later first where both lie as far. Or that most do, and
 * since when the level is another where no band rests on it alone.
 */
function unusualDays(board: Board, { days, levels }: Days) {
  const bands = bandsOf(board, "videoViews", { days, levels });
  const outside = bands.filter((band) => band.outside === "above" || band.outside === "below");
  if (outside.length > 0 && bands.every(({ unusual }) => unusual === false || unusual === null)) {
    const newest = levels.length > 1 ? (levels.at(-1) ?? null) : null;
    const changedOn = bands.some(({ levelFrom }) => levelFrom === newest) ? null : newest;
    const judged = bands.filter((band) => band.outside !== null).length;
    return [{ kind: "most-unusual", outside: outside.length, judged, changedOn }];
  }
  return outside
    .map(({ day, median: usual }) => ({
      kind: "unusual-day",
      ...{ day, value: read(board, "videoViews", day) ?? 0, usual },
    }))
    .toSorted((a, b) => Math.abs(b.value - b.usual) - Math.abs(a.value - a.usual) || (a.day < b.day ? 1 : -1))
    .slice(0, 2);
}

type AskedGoal = Pick<Goal, "metric" | "target" | "firstDay" | "lastDay">;

/** How far a goal is on the newest day: what the rules give, counted day by day. */
export function expectGoal(exports: readonly ToldExport[], { metric, target, firstDay, lastDay }: AskedGoal) {
  const board = layOut(exports);
  const asOf = newestOf(board) ?? "";
  const all: string[] = [];
  for (let day: string = firstDay; day <= lastDay; day = shift(day, 1)) all.push(day);
  const gone = all.filter((day) => day <= asOf);
  const told = gone.flatMap((day) => board.get(metric)?.get(day) ?? []);
  const value = standOf(metric, told);
  const unknown = gone.length - told.length;
  const left = all.length - gone.length;
  const isDecided = metric === "followers" ? read(board, metric, lastDay) !== null : unknown === 0;
  const isReached = (value ?? Number.NEGATIVE_INFINITY) >= target && !mayHide(metric, unknown);
  const ended = left > 0 ? "running" : isDecided ? "missed" : "unknown";
  const provisional = told.filter((each) => each.provisional).length;
  return {
    ...{ metric, target, value, days: { gone: gone.length, unknown, provisional, left } },
    state: gone.length === 0 ? "to-come" : isReached ? "reached" : ended,
  };
}

/** What there is on these days: the newest total, or their sum; nothing where none is known. */
function standOf(metric: string, told: readonly Told[]): number | null {
  if (told.length === 0) return null;
  if (metric === "followers") return told.at(-1)?.value ?? null;
  return told.reduce((total, { value }) => total + value, 0);
}

/** Unknown days may take away from a sum whose days may be negative. */
function mayHide(metric: string, unknown: number): boolean {
  return unknown > 0 && ["likes", "comments", "shares"].includes(metric);
}

/** Per measure and day the newest export that knows the day; its last two days are provisional. */
function layOut(exports: readonly ToldExport[]): Board {
  const board = new Map<string, Map<string, Told>>();
  for (const { lastDay, values } of exports.toSorted((a, b) => (a.exportedOn < b.exportedOn ? -1 : 1)))
    for (const [measure, line] of Object.entries(values)) {
      const days = board.get(measure) ?? new Map<string, Told>();
      board.set(measure, days);
      const own = upTo(lastDay, line.length);
      for (const [index, day] of own.entries()) {
        const value = line[index] ?? null;
        if (value !== null) days.set(day, { value, provisional: index >= line.length - 2 });
      }
    }
  return board;
}

/** The newest day on which views are known, or else the newest of anything. */
function newestOf(board: Board): string | null {
  const known = [...(board.get("videoViews")?.keys() ?? [])];
  const any = [...board.values()].flatMap((days) => [...days.keys()]);
  return (known.length > 0 ? known : any).toSorted().at(-1) ?? null;
}

function upTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => shift(last, index + 1 - count));
}

type Frame = { readonly days: readonly string[]; readonly offset: number; readonly compare: Comparison };

function figureOf(board: Board, name: string, { days, offset, compare }: Frame) {
  const { change, now, before } = changeOf(board, name, { days, offset });
  const uneven = compare === "previous" && days.length === 60;
  return {
    value: windowValue(board, name, days),
    matchedValue: now,
    previous: before,
    change,
    sameWeekdays: uneven ? changeOf(board, name, { days, offset: 63 }).change : null,
    usualSwing: swingOf(board, name, days),
    coverage: { known: days.filter((day) => isKnown(board, name, day)).length, days: days.length },
    series: days.map((day) => ({
      day,
      value: isKnown(board, name, day) ? valueOnDays(board, name, [day]) : null,
      provisional: inputsOf(name).some((measure) => board.get(measure)?.get(day)?.provisional === true),
    })),
  };
}

function inputsOf(name: string): readonly string[] {
  if (name === "netFollowers") return ["followers"];
  const parts = RATIOS[name];
  return parts === undefined ? [name] : [...parts, "videoViews"];
}

function read(board: Board, measure: string, day: string): number | null {
  return board.get(measure)?.get(day)?.value ?? null;
}

function isKnown(board: Board, name: string, day: string): boolean {
  const needed = name === "netFollowers" ? [day, shift(day, -1)] : [day];
  return needed.every((each) => inputsOf(name).every((measure) => read(board, measure, each) !== null));
}

/** The window's own figure, over every day that is known of it. */
function windowValue(board: Board, name: string, days: readonly string[]): number | null {
  if (name !== "netFollowers")
    return valueOnDays(
      board,
      name,
      days.filter((day) => isKnown(board, name, day)),
    );
  const totals = [...(board.get("followers") ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const first = days[0] ?? "";
  const before = totals.filter(([day]) => day < first).at(-1);
  const end = totals.filter(([day]) => day >= first && day <= (days.at(-1) ?? "")).at(-1);
  return before === undefined || end === undefined ? null : end[1].value - before[1].value;
}

/** The figure over these days alone, each of them known. */
function valueOnDays(board: Board, name: string, days: readonly string[]): number | null {
  if (days.length === 0) return null;
  if (name === "followers") return read(board, name, days.at(-1) ?? "");
  if (name === "netFollowers")
    return days.reduce(
      (sum, day) =>
        sum + (read(board, "followers", day) ?? 0) - (read(board, "followers", shift(day, -1)) ?? 0),
      0,
    );
  const parts = RATIOS[name];
  const total = (measure: string) => days.reduce((sum, day) => sum + (read(board, measure, day) ?? 0), 0);
  if (parts === undefined) return total(name);
  const views = total("videoViews");
  return views === 0 ? null : parts.map(total).reduce((sum, part) => sum + part, 0) / views;
}

/** Day i against day i, where both are known; nothing where less than half are. */
function changeOf(board: Board, name: string, { days, offset }: Pick<Frame, "days" | "offset">) {
  const matched = days.filter(
    (day) => isKnown(board, name, day) && isKnown(board, name, shift(day, -offset)),
  );
  const matchedDays = matched.length;
  const refused = (reason: string) => ({
    change: { kind: "none", value: null, absolute: null, matchedDays, reason },
    now: null,
    before: null,
  });
  if (matchedDays === 0 || matchedDays < days.length / 2) return refused("too-few-days");
  const now = valueOnDays(board, name, matched);
  const before = valueOnDays(
    board,
    name,
    matched.map((day) => shift(day, -offset)),
  );
  if (now === null || before === null) return refused("unknown");
  return { now, before, change: { ...sizeOf(name, now, before), matchedDays, reason: null } };
}

function sizeOf(name: string, now: number, before: number) {
  const absolute = now - before;
  if (now === before) return { kind: "unchanged", value: 0, absolute };
  if (RATIOS[name] !== undefined) return { kind: "points", value: absolute, absolute };
  if (before > 0) return { kind: "percent", value: absolute / before, absolute };
  if (before === 0 && now > 0) return { kind: "new", value: null, absolute };
  return { kind: "difference", value: absolute, absolute };
}

/** The median size of the changes between consecutive windows of the last 400 days, from 4 of them on. */
function swingOf(board: Board, name: string, days: readonly string[]): number | null {
  const length = days.length;
  const sizes: number[] = [];
  for (let back = 0; (back + 2) * length <= 400; back += 1) {
    const { change } = changeOf(board, name, {
      days: days.map((day) => shift(day, -back * length)),
      offset: length,
    });
    if (["percent", "points", "unchanged"].includes(change.kind)) sizes.push(Math.abs(change.value ?? 0));
  }
  return sizes.length < 4 ? null : median(sizes);
}
