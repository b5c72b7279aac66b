import { type Day, parseDay } from "@/lib/domain/day";
import type { Rows } from "@/lib/domain/reading";
import { TRAFFIC_COLUMNS, TRAFFIC_SOURCES } from "@/lib/domain/traffic-source";
import { type LabelledShare, toShareList } from "@/lib/domain/written-figure";
import type { Claim, Said } from "./claim";

const UNKNOWN = /^(undefined|-|--|N\/A|NAN)?$/;

type Row = readonly string[];

/** What a row of our table of post details can rightly be read as. */
export function detailClaims(row: Row, header: Row): readonly Claim[] {
  const cell = (heading: string) => (row[header.indexOf(heading)] ?? "").trim();
  const id = /^(?:.*\/(?:video|photo)\/)?(\d{1,19})\/?([?#].*)?$/.exec(cell("post"))?.[1];
  const day = dayOf(cell("captured_on"));
  if (id === undefined || day === null) return [];
  const key = `${id} ${day}`;
  const sources = TRAFFIC_COLUMNS.map((column): Claim => {
    return [`${key} from ${TRAFFIC_SOURCES[column]}`, percentOf(cell(column))];
  });
  const others = sharesOf(cell("other_sources"));
  return [
    [`${key} watch`, watchOf(cell("average_watch_seconds"))],
    [`${key} full`, percentOf(cell("watched_full_percent"))],
    ...sources,
    [`${key} others`, others],
    [`${key} places`, sharesOf(cell("viewer_locations"))],
  ];
}

export function topClaims(row: Row, header: Row): readonly Claim[] {
  const cell = (heading: string) => (row[header.indexOf(heading)] ?? "").trim();
  const day = dayOf(cell("read_on"));
  const key = `${cell("kind").toLowerCase()} ${day} ${cell("rank")}`;
  return [
    [`${key} label`, cell("label")],
    [`${key} link`, cell("link") === "" ? "null" : cell("link")],
  ];
}

/** The same of what was read. */
export function saidOfEntries(rows: Extract<Rows, { kind: "details" | "tops" }>): readonly Said[] {
  if (rows.kind === "tops")
    return rows.rows.map(({ line, list, readOn, rank, label, url }) => ({
      line,
      claims: [
        [`${list} ${readOn} ${rank} label`, label],
        [`${list} ${readOn} ${rank} link`, String(url)],
      ],
    }));
  return rows.rows.map(({ line, postId, capturedOn, averageWatchMillis, watchedFull, ...shares }) => {
    const key = `${postId} ${capturedOn}`;
    const known: readonly string[] = Object.values(TRAFFIC_SOURCES);
    const shareOf = (label: string) =>
      shares.trafficSources.find((source) => source.label === label)?.millionths ?? null;
    const others = shares.trafficSources.filter(({ label }) => !known.includes(label));
    return {
      line,
      claims: [
        [`${key} watch`, String(averageWatchMillis)],
        [`${key} full`, String(watchedFull)],
        ...known.map((label) => [`${key} from ${label}`, String(shareOf(label))] as const),
        [`${key} others`, toShareList(others)],
        [`${key} places`, toShareList(shares.viewerLocations)],
      ],
    };
  });
}

/** Where day and month could be told apart neither way, nothing may be read. */
function dayOf(text: string): Day | null {
  const [first = "", second = "", third = ""] = text.split(/[-/.]/);
  if (first.length === 4) return parseDay(`${first}-${second.padStart(2, "0")}-${third.padStart(2, "0")}`);
  const isDayFirst = text.includes(".") || Number(first) > 12;
  if (!isDayFirst && Number(second) <= 12) return null;
  const [d, m] = isDayFirst ? [first, second] : [second, first];
  return parseDay(`${third}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
}

/** What no text of the reader can equal. */
const NOTHING = "nothing";

/** Millionths. */
function percentOf(text: string): string {
  return UNKNOWN.test(text) ? "null" : String(millionthsOf(text) ?? NOTHING);
}

function millionthsOf(text: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,4})?\s*%?$/.test(text)) return null;
  return Math.round(Number(text.replace(",", ".").replace("%", "")) * 10_000);
}

/** Milliseconds. "1.234" may be a thousand seconds and more, within an hour. */
function watchOf(text: string): string {
  if (UNKNOWN.test(text)) return "null";
  const [, minutes, seconds] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  if (minutes !== undefined) return String((Number(minutes) * 60 + Number(seconds)) * 1_000);
  if (!/^\d{1,4}([.,]\d{1,3})?\s*s?$/.test(text) || /^[123][.,]\d{3}\s*s?$/.test(text)) return NOTHING;
  return String(Math.round(Number(text.replace(",", ".").replace("s", "")) * 1_000));
}

function sharesOf(text: string): string {
  if (UNKNOWN.test(text)) return "";
  const parts = text
    .split(/[;\n]/)
    .filter((part) => part.trim() !== "")
    .map((part): LabelledShare | null => {
      const [, label, percent = ""] = /^(\D*[^\s\d:=])[\s:=]+(\d\S*\s*%?)$/.exec(part.trim()) ?? [];
      const millionths = millionthsOf(percent);
      return label === undefined || millionths === null ? null : { label, millionths };
    });
  return parts.every((part) => part !== null) ? toShareList(parts) : NOTHING;
}
