import type { LedgerImport } from "@/lib/db/imports";
import { addDays, type DayRange } from "@/lib/domain/day";
import type { ShiftReason } from "@/lib/domain/evidence";
import { formatDayWithYear } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { FilePreview, ProfilePreview, RowCounts } from "@/lib/domain/import-preview";
import { METRICS } from "@/lib/domain/metric";
import { type Problem, problem } from "@/lib/domain/problem";
import type { NotRead, ReadExport, ReadFile, SplitFacts, TableFacts } from "@/lib/exports/read-export";
import { MOST_LISTED } from "@/lib/exports/read-rows";
import type { ShiftDecision } from "@/lib/exports/shift";
import type { Outcome } from "./apply";
import type { Foresight } from "./foresight";

type Situation = {
  /** null: the file never came as far as the ledger. */
  readonly outcome: Outcome | null;
  readonly foresight: Foresight;
  readonly known: ReadonlySet<Handle>;
  /** Whether the transaction stands. */
  readonly kept: boolean;
};

/** One file of a batch as people and programs see it. */
export function toFilePreview(file: ReadFile, situation: Situation): FilePreview {
  if (file.kind !== "read") return { ...NOT_SHIFTED, ...unread(file) };
  const { outcome, foresight, known, kept } = situation;
  const common = { ...NOT_SHIFTED, ...readPart(file, known) };
  if (outcome === null)
    return blocked(common, file, problem("file/profile-unknown", { severity: "refused" }));
  if (outcome.kind === "contradicts") return blocked(common, file, contradiction(file, outcome));
  if (outcome.kind === "duplicate") return duplicate(common, file, outcome);
  const { importId, decision, effects, replaces } = outcome;
  return {
    ...common,
    problems: [...replacing(replaces), ...common.problems],
    status: kept ? "committed" : "ready",
    importId: kept ? importId : null,
    ...shifted(file.labels, { days: decision.shiftDays, reason: decision.reason }),
    overlap: toOverlap(decision),
    ...foresight,
    rows: countsOf(file, effects),
    restated: effects.restated,
    restatedTotal: effects.restatedTotal,
    disagreements: effects.disagreements,
  };
}

function toOverlap({ overlap, shiftDays }: ShiftDecision): FilePreview["overlap"] {
  if (overlap === null) return null;
  const { compared, agree, pairs } = overlap;
  const values = pairs.map(({ measure, label, mine, theirs }) => ({
    what: METRICS[measure].label,
    label,
    day: addDays(label, shiftDays),
    here: formatWholeCount(mine),
    stored: formatWholeCount(theirs),
  }));
  return { compared, agree, values };
}

/** Exact to the last digit. */
function formatWholeCount(value: bigint): string {
  return value.toLocaleString("en");
}

function replacing(replaced: LedgerImport | null): readonly Problem[] {
  if (replaced === null) return [];
  const day = formatDayWithYear(replaced.exportedOn.day);
  return [problem("ledger/takes-place", { severity: "warning", params: { day } })];
}

/** A table as one file: what it does to each of its profiles, and all of that together. */
export function toTablePreview(
  table: TableFacts | SplitFacts,
  previews: readonly [FilePreview, ...FilePreview[]],
): FilePreview {
  const [first] = previews;
  const isOne = previews.length === 1;
  return {
    ...first,
    table:
      "mapping" in table
        ? { mapping: table.mapping, source: table.source, settledOn: table.settledOn }
        : null,
    status: previews.find(({ status }) => status !== "duplicate")?.status ?? "duplicate",
    importId: isOne ? first.importId : null,
    profile: isOne ? first.profile : null,
    createsProfile: isOne && first.createsProfile,
    ...spanOf(previews),
    rows: addRefused(previews.map(({ rows }) => rows).reduce(addCounts), table.rowsWithoutProfile),
    restated: previews.flatMap((preview) => restatedOf(preview, isOne)).slice(0, RESTATEMENTS_SHOWN),
    restatedTotal: previews.reduce((sum, { restatedTotal }) => sum + restatedTotal, 0),
    disagreements: addDisagreements(previews.flatMap(({ disagreements }) => disagreements)),
    problems: problemsOf(table, previews),
    profiles: isOwnWord(first) ? previews.flatMap(toProfilePreview) : [],
  };
}

/** The table itself says whose its rows are. */
function isOwnWord({ profile }: FilePreview): boolean {
  return profile?.source === "column" || profile?.source === "video-links";
}

/** Where several profiles stand together, each value says whose it is. */
function restatedOf({ restated, profile }: FilePreview, isOne: boolean): FilePreview["restated"] {
  if (isOne || profile === null) return restated;
  return restated.map((value) => ({ ...value, what: `${value.what} of @${profile.handle}` }));
}

function addDisagreements(all: FilePreview["disagreements"]): FilePreview["disagreements"] {
  const makers = [...new Set(all.map(({ maker }) => maker))];
  return makers.map((maker) => ({
    maker,
    total: all.filter((one) => one.maker === maker).reduce((sum, { total }) => sum + total, 0),
  }));
}

/** As many as a screen shows; the rest is in the refused rows. */
const RESTATEMENTS_SHOWN = 20;

function addCounts(one: RowCounts, other: RowCounts): RowCounts {
  return {
    read: one.read + other.read,
    new: one.new + other.new,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    refused: one.refused + other.refused,
  };
}

function addRefused(counts: RowCounts, refused: number): RowCounts {
  return { ...counts, read: counts.read + refused, refused: counts.refused + refused };
}

function spanOf(previews: readonly FilePreview[]) {
  return {
    range: span(previews.map(({ range }) => range)),
    labels: span(previews.map(({ labels }) => labels)),
    provisional: span(previews.map(({ provisional }) => provisional)),
  };
}

/** From the first day of all to the last; null when none of them has days. */
function span(ranges: readonly (DayRange | null)[]): DayRange | null {
  const known = ranges.filter((range) => range !== null);
  const from = known.map((range) => range.from).toSorted()[0];
  const to = known
    .map((range) => range.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** What is said of every profile is said once; a note about rows of nobody is not needed where those are listed. */
function problemsOf(table: SplitFacts, previews: readonly FilePreview[]): readonly Problem[] {
  const own = previews.flatMap(({ problems }) => problems);
  const distinct = [
    ...new Map(own.map((each) => [`${each.line} ${each.column} ${each.message}`, each])).values(),
  ];
  const shown = [...table.problems, ...distinct.filter(({ code }) => code !== "file/rows-without-profile")];
  const [refused, said] = [shown.filter(isRefusal), shown.filter((each) => !isRefusal(each))];
  const byLine = refused.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const left = byLine.length - MOST_LISTED;
  const more = { severity: "warning", params: { count: left } } as const;
  const whole = byLine.filter(({ line }) => line === null);
  const rows = byLine.filter(({ line }) => line !== null).slice(0, MOST_LISTED);
  return [...whole, ...said, ...rows, ...(left > 0 ? [problem("row/more-refused", more)] : [])];
}

function isRefusal({ severity }: Problem): boolean {
  return severity === "refused";
}

function toProfilePreview(preview: FilePreview): readonly ProfilePreview[] {
  const { profile, createsProfile, status, importId, range, rows, restatedTotal } = preview;
  return profile === null ? [] : [{ profile, createsProfile, status, importId, range, rows, restatedTotal }];
}

const NO_ROWS: RowCounts = { read: 0, new: 0, changed: 0, same: 0, refused: 0 };
const NOT_SHIFTED = {
  range: null,
  labels: null,
  shiftDays: 0,
  shiftReason: "none",
  overlap: null,
  provisional: null,
  zone: null,
  rows: NO_ROWS,
  restated: [],
  restatedTotal: 0,
  disagreements: [],
  table: null,
  profiles: [],
} as const satisfies Partial<FilePreview>;

function unread(file: NotRead) {
  const { kind, name, sha256, format, encodingChoice = null, dayChoice = null, problems } = file;
  return {
    name,
    sha256,
    status: kind,
    importId: null,
    format,
    profile: null,
    createsProfile: false,
    exportedOn: null,
    encoding: null,
    encodingSource: null,
    encodingChoice,
    dayChoice,
    table: file.table ?? null,
    problems,
  } as const;
}

function readPart(file: ReadExport, known: ReadonlySet<Handle>) {
  const { name, sha256, format, profile, exportedOn, encoding, encodingSource, encodingChoice } = file;
  const { labels, problems } = file;
  const createsProfile = profile !== null && !known.has(profile.handle);
  const text = { encoding, encodingSource, encodingChoice, dayChoice: null };
  return { name, sha256, format, profile, createsProfile, exportedOn, ...text, labels, problems } as const;
}

type Common = Omit<FilePreview, "status" | "importId">;

/** None of its rows is taken as long as the question about the file is open. */
function blocked(common: Common, file: ReadExport, why: Problem): FilePreview {
  const rows = { ...NO_ROWS, read: file.rowsRead, refused: file.rowsRead };
  const problems = [why, ...common.problems];
  return { ...common, createsProfile: false, status: "needs-answer", importId: null, rows, problems };
}

function contradiction(
  file: ReadExport,
  { contradiction: { compared, agree } }: Extract<Outcome, { kind: "contradicts" }>,
): Problem {
  const params = { compared, agree, profile: `@${file.profile?.handle ?? ""}` };
  return problem("ledger/another-profile", { severity: "refused", params });
}

function duplicate(
  common: Common,
  file: ReadExport,
  { of }: Extract<Outcome, { kind: "duplicate" }>,
): FilePreview {
  const isTwin = common.problems.some(({ code }) => code === "batch/twin");
  const said = problem("ledger/duplicate", { severity: "warning", params: { other: of.fileName } });
  return {
    ...common,
    status: "duplicate",
    importId: isTwin ? null : of.importId,
    exportedOn: of.exportedOn,
    ...shifted(of.labels, { days: of.shiftDays, reason: of.shiftReason }),
    rows: countsOf(file, { new: 0, changed: 0, same: file.rowsRead - file.rowsRefused }),
    problems: isTwin ? common.problems : [said, ...common.problems],
  };
}

function shifted(labels: DayRange | null, { days, reason }: { days: number; reason: ShiftReason }) {
  const range = labels && { from: addDays(labels.from, days), to: addDays(labels.to, days) };
  return { range, labels, shiftDays: days, shiftReason: reason };
}

function countsOf(file: ReadExport, effects: Pick<RowCounts, "new" | "changed" | "same">): RowCounts {
  const { new: added, changed, same } = effects;
  return { read: file.rowsRead, new: added, changed, same, refused: file.rowsRefused };
}
