import type { LedgerImport } from "@/lib/db/imports";
import { addDays, type DayRange } from "@/lib/domain/day";
import type { ShiftReason } from "@/lib/domain/evidence";
import { formatDayWithYear } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { FilePreview, RowCounts } from "@/lib/domain/import-preview";
import { type Problem, problem } from "@/lib/domain/problem";
import type { NotRead, ReadExport, ReadFile } from "@/lib/exports/read-export";
import type { Outcome } from "./apply";

type Situation = {
  /** null: the file never came as far as the ledger. */
  readonly outcome: Outcome | null;
  readonly known: ReadonlySet<Handle>;
  /** Whether the transaction stands. */
  readonly kept: boolean;
};

/** One file of a batch as people and programs see it. */
export function toFilePreview(file: ReadFile, situation: Situation): FilePreview {
  if (file.kind !== "read") return { ...NOT_SHIFTED, ...unread(file) };
  const { outcome, known, kept } = situation;
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
    overlap: decision.overlap,
    rows: countsOf(file, effects),
    restated: effects.restated,
    restatedTotal: effects.restatedTotal,
  };
}

function replacing(replaced: LedgerImport | null): readonly Problem[] {
  if (replaced === null) return [];
  const day = formatDayWithYear(replaced.exportedOn.day);
  return [problem("ledger/takes-place", { severity: "warning", params: { day } })];
}

const NO_ROWS: RowCounts = { read: 0, new: 0, changed: 0, same: 0, refused: 0 };
const NOT_SHIFTED = {
  range: null,
  labels: null,
  shiftDays: 0,
  shiftReason: "none",
  overlap: null,
  rows: NO_ROWS,
  restated: [],
  restatedTotal: 0,
} as const satisfies Partial<FilePreview>;

function unread({ kind, name, sha256, format, encodingChoice = null, dayChoice = null, problems }: NotRead) {
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
