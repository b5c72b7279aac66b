import type { Day } from "./day";
import { explainWrongDay } from "./detail-window";
import type { NamedShare, PostDetailFigures } from "./report";
import { TRAFFIC_COLUMNS, TRAFFIC_SOURCES, type TrafficColumn } from "./traffic-source";
import { parseWrittenDay, settleDay } from "./written-day";
import {
  findShareListFault,
  type LabelledShare,
  MOST_WATCH_SECONDS,
  parsePercent,
  parseShareList,
  parseWatchTime,
  type ShareListFault,
  toPercent,
  toShareList,
  WHOLE,
} from "./written-figure";

/** The cells in which the detail of one post is typed or pasted, in the order of TikTok's screen. */
export const DETAIL_COLUMNS = [
  "capturedOn",
  "averageWatchSeconds",
  "watchedFull",
  ...TRAFFIC_COLUMNS,
  "otherSources",
  "viewerLocations",
] as const;
export type DetailColumn = (typeof DETAIL_COLUMNS)[number];
export type DetailCells = Readonly<Record<DetailColumn, string>>;

export type CellProblem<Column extends string = string> = {
  readonly column: Column;
  readonly message: string;
};

export type ReadDetailCells =
  | { readonly ok: true; readonly detail: PostDetailFigures }
  | { readonly ok: false; readonly problems: readonly CellProblem<DetailColumn>[] };

/** What stands for "unknown" besides nothing. Never zero. */
const UNKNOWN: ReadonlySet<string> = new Set(["", "-", "–", "—", "--"]);

/** Whether nothing but the day is filled in. */
export function isWithoutFigures(cells: DetailCells): boolean {
  return DETAIL_COLUMNS.every((column) => column === "capturedOn" || UNKNOWN.has(cells[column].trim()));
}

/** The detail that cells say, or what is wrong with each; an empty cell is unknown. */
export function readDetailCells(cells: DetailCells): ReadDetailCells {
  const problems: CellProblem<DetailColumn>[] = [];
  const read = <Value>(
    column: DetailColumn,
    reader: (text: string) => Value | Wrong,
    unknown: Value,
  ): Value => {
    const text = cells[column].trim();
    if (column !== "capturedOn" && UNKNOWN.has(text)) return unknown;
    const value = reader(text);
    if (!isWrong(value)) return value;
    problems.push({ column, message: value.wrong });
    return unknown;
  };
  const capturedOn = read<Day | null>("capturedOn", readDay, null);
  const averageWatchSeconds = read<number | null>("averageWatchSeconds", readWatchSeconds, null);
  const watchedFull = read<number | null>("watchedFull", readMillionths, null);
  const known = TRAFFIC_COLUMNS.flatMap((column): readonly LabelledShare[] => {
    const millionths = read<number | null>(column, readMillionths, null);
    return millionths === null ? [] : [{ label: TRAFFIC_SOURCES[column], millionths }];
  });
  const sources = [...known, ...read<readonly LabelledShare[]>("otherSources", readList, [])];
  const locations = read<readonly LabelledShare[]>("viewerLocations", readList, []);
  const fault = problems.length === 0 ? findShareListFault(sources) : null;
  if (fault !== null) problems.push({ column: lastFilled(cells), message: FAULTS[fault] });
  if (problems.length > 0 || capturedOn === null) return { ok: false, problems };
  return {
    ok: true,
    detail: {
      capturedOn,
      averageWatchSeconds,
      watchedFull: watchedFull === null ? null : watchedFull / WHOLE,
      trafficSources: sources.map(toNamedShare),
      viewerLocations: locations.map(toNamedShare),
    },
  };
}

/** The same with the seven days of the post; [] for cells in which nobody wrote a figure. */
export function findCellProblems(
  cells: DetailCells,
  post: { readonly publishedOn: Day; readonly today: Day },
): readonly CellProblem<DetailColumn>[] {
  if (isWithoutFigures(cells)) return [];
  const read = readDetailCells(cells);
  if (!read.ok) return read.problems;
  const message = explainWrongDay(read.detail.capturedOn, post);
  return message === null ? [] : [{ column: "capturedOn", message }];
}

/** Cells that read as this detail; sources without a column of their own stand together. */
export function toDetailCells(detail: PostDetailFigures): DetailCells {
  const { capturedOn, averageWatchSeconds, watchedFull, trafficSources, viewerLocations } = detail;
  const labels: readonly string[] = Object.values(TRAFFIC_SOURCES);
  const sourceCell = (column: TrafficColumn) => {
    const found = trafficSources.find(({ label }) => label === TRAFFIC_SOURCES[column]);
    return found === undefined ? "" : toPercent(toLabelled(found).millionths);
  };
  const others = trafficSources.filter(({ label }) => !labels.includes(label));
  return {
    ...NO_CELLS,
    ...Object.fromEntries(TRAFFIC_COLUMNS.map((column) => [column, sourceCell(column)])),
    capturedOn,
    averageWatchSeconds: averageWatchSeconds === null ? "" : String(averageWatchSeconds),
    watchedFull: watchedFull === null ? "" : toPercent(Math.round(watchedFull * WHOLE)),
    otherSources: toShareList(others.map(toLabelled)),
    viewerLocations: toShareList(viewerLocations.map(toLabelled)),
  };
}

export const NO_CELLS = Object.fromEntries(DETAIL_COLUMNS.map((column) => [column, ""])) as DetailCells;

/** Why a cell cannot be read, with what to do next. */
type Wrong = { readonly wrong: string };

function isWrong<Value>(value: Value | Wrong): value is Wrong {
  return typeof value === "object" && value !== null && "wrong" in value;
}

function readDay(text: string): Day | Wrong {
  if (text === "") return { wrong: "Enter the day on which you read the figures." };
  const written = parseWrittenDay(text);
  const day = written === null ? null : settleDay(written, null);
  return day ?? { wrong: "Write the day as year-month-day, for example 2026-03-24." };
}

function readWatchSeconds(text: string): number | Wrong {
  const millis = parseWatchTime(text);
  return millis === null || millis > MOST_WATCH_SECONDS * 1000
    ? { wrong: "Write the average watch time in seconds, such as 7.4, or as 0:07." }
    : millis / 1000;
}

function readMillionths(text: string): number | Wrong {
  const millionths = parsePercent(text);
  return millionths === null || millionths > WHOLE
    ? { wrong: "Write a percentage from 0 to 100, such as 12.5." }
    : millionths;
}

function readList(text: string): readonly LabelledShare[] | Wrong {
  const shares = parseShareList(text);
  if (shares === null)
    return { wrong: "Write names with their percentages, parted by semicolons: DE 40; US 12.5." };
  const fault = findShareListFault(shares);
  return fault === null ? shares : { wrong: FAULTS[fault] };
}

const FAULTS = {
  "above-whole": "Together the shares are more than 100%. Check them against TikTok’s screen.",
  doubled: "Two of the names are the same. Keep one of them.",
  "too-many": "At most 20 names. Remove the others.",
  "long-label": "Keep each name under 100 characters.",
} as const satisfies Record<ShareListFault, string>;

/** Where a fault of all traffic sources together is shown. */
function lastFilled(cells: DetailCells): DetailColumn {
  const columns = [...TRAFFIC_COLUMNS, "otherSources"] as const;
  return columns.findLast((column) => !UNKNOWN.has(cells[column].trim())) ?? "otherSources";
}

function toNamedShare({ label, millionths }: LabelledShare): NamedShare {
  return { label, share: millionths / WHOLE };
}

function toLabelled({ label, share }: NamedShare): LabelledShare {
  return { label, millionths: Math.round(share * WHOLE) };
}
