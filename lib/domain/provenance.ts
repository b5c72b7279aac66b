import type { Day } from "./day";
import type { ExportDay, ShiftReason } from "./evidence";
import type { FormatId } from "./export-format";
import { type DailyMetric, FORMULAS, measuresOf } from "./formula";
import type { Measure } from "./measure";
import type { Figure, ReportFrame } from "./report";

/** An active import, as a figure names it. */
export type SourceExport = {
  readonly importId: string;
  /** "Outer.zip/Inner.csv" for a file that came in an archive. */
  readonly fileName: string;
  readonly format: FormatId;
  readonly sha256: string;
  readonly exportedOn: ExportDay;
  readonly shiftDays: number;
  readonly shiftReason: ShiftReason;
};

/** Where a value stands in the file: its line, and its day as the file labels it. */
export type Place = { readonly importId: string; readonly line: number; readonly labelDay: Day };

/** One measure on one calendar day, as the board has it. */
export type InputDay = {
  readonly day: Day;
  readonly value: number | null;
  /** `exported-unknown`: an export speaks of the day and says that it does not know. `never-exported`: none speaks of it. */
  readonly state: "known" | "provisional" | "exported-unknown" | "never-exported";
  /** What the board takes, or the newest export that says unknown; null when no export speaks of the day. */
  readonly place: Place | null;
};

/**
 * Why a claim is or is not on the board. `shown`: it is. `unknown`: the export does not know, which never beats a number. `older-export`: another
 * export was made later. `same-day`: another one was made on the same day and stands first by the hash of its file.
 */
export type Standing = "shown" | "unknown" | "older-export" | "same-day";

/** What one active import says of one measure on one calendar day. */
export type DayClaim = {
  readonly value: number | null;
  readonly place: Place;
  readonly source: SourceExport;
};

export type RankedClaim = DayClaim & { readonly standing: Standing };

/** All that is said of one measure on one day: the shown claim first, then the newest export first, unknown last. */
export type ClaimedDay = {
  readonly measure: Measure;
  readonly day: Day;
  /** The first ones; `total` says how many there are. */
  readonly claims: readonly RankedClaim[];
  readonly total: number;
};

export type ExportShare = {
  readonly source: SourceExport;
  /** Days of the window, counted per measure, that the board takes from this export. */
  readonly supplies: number;
  /** Days on which nobody knows more than this export, which says unknown. */
  readonly unknown: number;
};

/** Where a figure comes from: every file, line and day it rests on, and what is missing and why. */
export type ProvenanceReport = ReportFrame & {
  readonly metric: DailyMetric;
  readonly figure: Figure;
  /** Per measure, the window's days, ascending; net followers begin with the known day before the window. */
  readonly inputs: readonly { readonly measure: Measure; readonly days: readonly InputDay[] }[];
  /** Newest export first. */
  readonly exports: readonly ExportShare[];
  /** Everything that is said of the chosen day; null when none is chosen. */
  readonly chosen: { readonly day: Day; readonly claimed: readonly ClaimedDay[] } | null;
};

/** Newest export first; of two made on one day the one whose file has the greater hash, as on the board. */
export function bySource(a: SourceExport, b: SourceExport): number {
  if (a.exportedOn.day !== b.exportedOn.day) return a.exportedOn.day > b.exportedOn.day ? -1 : 1;
  return a.sha256 === b.sha256 ? 0 : a.sha256 > b.sha256 ? -1 : 1;
}

/** Says of each claim on one measure and day whether the board shows it and why not (domain: the ledger). */
export function rankClaims(claims: readonly DayClaim[]): RankedClaim[] {
  const known = claims.filter(({ value }) => value !== null).sort((a, b) => bySource(a.source, b.source));
  const unknown = claims.filter(({ value }) => value === null).sort((a, b) => bySource(a.source, b.source));
  const shownOn = known[0]?.source.exportedOn.day;
  return [
    ...known.map((claim, index): RankedClaim => {
      const isSameDay = claim.source.exportedOn.day === shownOn;
      return { ...claim, standing: index === 0 ? "shown" : isSameDay ? "same-day" : "older-export" };
    }),
    ...unknown.map((claim): RankedClaim => ({ ...claim, standing: "unknown" })),
  ];
}

/** The values that a metric of one day is evaluated from; net followers need the day before as well. */
export function inputsOfDay(
  metric: DailyMetric,
  day: Day,
  dayBefore: Day,
): readonly { readonly measure: Measure; readonly day: Day }[] {
  const { kind } = FORMULAS[metric];
  const days = kind === "net" || kind === "growth" ? [day, dayBefore] : [day];
  return measuresOf(metric).flatMap((measure) => days.map((each) => ({ measure, day: each })));
}

/** Whether a metric starts from the total of the day before its window. */
export function startsBefore(metric: DailyMetric): boolean {
  const { kind } = FORMULAS[metric];
  return kind === "net" || kind === "growth";
}

/** null for anything but a metric that is evaluated day by day. */
export function parseDailyMetric(text: string): DailyMetric | null {
  return Object.hasOwn(FORMULAS, text) ? (text as DailyMetric) : null;
}

/** Why a claim is or is not shown, as the rest of a line. */
export function formatStanding(standing: Standing): string {
  const words = {
    shown: "shown: no later export knows this day",
    unknown: "not shown: it says unknown, which never replaces a number",
    "older-export": "not shown: a later export says otherwise or again",
    "same-day":
      "not shown: another file was exported on the same day, and the order of their fingerprints decides",
  } as const satisfies Record<Standing, string>;
  return words[standing];
}

/** Why a day has no value, as the rest of a line. */
export function formatMissing(state: "exported-unknown" | "never-exported"): string {
  return state === "never-exported"
    ? "no export speaks of this day"
    : "exported as unknown: TikTok wrote “undefined”";
}
