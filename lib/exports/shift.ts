import { addDays, type Day, type DayRange } from "../domain/day";
import { type ExportDay, isProved, type LabelMode, type ShiftReason } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import { baseShift, isDated, isProof, type OwnMode, shiftOf } from "./label-mode";
import {
  type Agreement,
  addAgreements,
  compareAt,
  findWinner,
  type LabelValues,
  NOTHING_COMPARED,
} from "./label-overlap";
import { linkSessions } from "./shift-links";

/** One import of a profile, or a file about to become one. */
export type ShiftSubject = {
  /** Unique and the same on every run, for example sha256 + E. */
  readonly key: string;
  readonly format: FormatId;
  readonly labels: DayRange | null;
  readonly exportedOn: ExportDay;
  readonly ownMode: OwnMode | null;
  /** Days, as a person chose; null: nobody did. */
  readonly override: number | null;
};

export type ShiftDecision = {
  readonly shiftDays: number;
  readonly reason: ShiftReason;
  /** For reason `overlap`: known values compared and agreeing at this shift. */
  readonly overlap: { readonly compared: number; readonly agree: number } | null;
};

/** Files of one proved E, all labelled alike; a file without a proved E stands alone. */
export type OpenSession = { readonly id: string; readonly subjects: readonly ShiftSubject[] };

/** How many days later than mode A's the labels of a session stand, and what says so. */
export type SessionLag = {
  readonly lag: number;
  readonly reason: ShiftReason;
  /** By subject key, for the subjects whose own values were compared. */
  readonly overlaps: ReadonlyMap<string, Agreement>;
};

type ValuesOf = (key: string) => LabelValues;
type Board = Map<FormatId, Map<Day, ReturnType<LabelValues["get"]>>>;
type Split = {
  readonly decided: Map<string, ShiftDecision>;
  readonly open: readonly OpenSession[];
};

/** When two files of one session disagree, the earlier kind of proof holds for the others. */
const PROOFS: readonly ShiftReason[] = [
  "difference-pattern",
  "viewers-last-row",
  "last-label",
  "activity-last-day",
];
const LAGS: readonly number[] = [0, 1];
/** Also compared, though no mode stands there: agreement there means that lag 0 or 1 is not the only reading. */
const COMPARED_LAGS: readonly number[] = [-1, 0, 1, 2];

/**
 * The shift of every file of ONE profile, in days to add to its labels. A pure function of the set of subjects: their order does not
 * matter, and undoing an import equals never having had it. Evidence, strongest first: a person's choice, the file's own proof, another
 * file of the same export day, stored days that agree at one shift only, two unproved exports that agree a day apart (one is mode A, the
 * other B), a last label of E−2; else 0, assumed. `valuesOf` is asked only for {@link neededValues}.
 */
export function decideShifts(
  subjects: readonly ShiftSubject[],
  valuesOf: ValuesOf,
): ReadonlyMap<string, ShiftDecision> {
  const { decided, open } = splitByProof(subjects);
  if (open.length === 0) return decided;
  const undecided = decideByStoredDays({ decided, open }, subjects, valuesOf);
  for (const [session, lag] of linkSessions(undecided, valuesOf)) {
    settle(decided, session, lag);
  }
  return decided;
}

/** Keys of the files whose values {@link decideShifts} compares: none when every session has a proof. */
export function neededValues(subjects: readonly ShiftSubject[]): readonly string[] {
  const open = splitByProof(subjects).open.flatMap((session) => session.subjects);
  const reach = new Map<FormatId, DayRange[]>();
  for (const { format, labels } of open) {
    if (labels === null || !isComparable(format)) continue;
    const wide = { from: addDays(labels.from, -3), to: addDays(labels.to, 3) };
    reach.set(format, [...(reach.get(format) ?? []), wide]);
  }
  return subjects
    .filter(({ format, labels }) =>
      (reach.get(format) ?? []).some(
        ({ from, to }) => labels !== null && labels.from <= to && labels.to >= from,
      ),
    )
    .map(({ key }) => key)
    .sort();
}

/** Only daily files hold values that a later export repeats day by day. */
export function isComparable(format: FormatId): boolean {
  return isDated(format) && format !== "studio/follower-activity";
}

function splitByProof(subjects: readonly ShiftSubject[]): Split {
  const decided = new Map<string, ShiftDecision>();
  const sessions = new Map<string, ShiftSubject[]>();
  for (const subject of [...subjects].sort(byKey)) {
    if (subject.labels === null || !isDated(subject.format)) {
      decided.set(subject.key, { shiftDays: 0, reason: "none", overlap: null });
      continue;
    }
    const { day, source } = subject.exportedOn;
    const id = isProved(source) ? `day ${day}` : `file ${subject.key}`;
    sessions.set(id, [...(sessions.get(id) ?? []), subject]);
  }
  const open: OpenSession[] = [];
  for (const [id, members] of sessions) {
    const mode = findSessionMode(members);
    const rest = members.filter((subject) => {
      const decision = decideAlone(subject, mode);
      if (decision !== null) decided.set(subject.key, decision);
      return decision === null;
    });
    if (rest.length > 0) open.push({ id, subjects: rest });
  }
  return { decided, open };
}

function decideAlone(subject: ShiftSubject, mode: LabelMode | null): ShiftDecision | null {
  const { format, override, ownMode } = subject;
  if (override !== null) return { shiftDays: override, reason: "override", overlap: null };
  if (ownMode !== null && isProof(ownMode)) {
    return { shiftDays: shiftOf(format, ownMode.mode), reason: ownMode.reason, overlap: null };
  }
  return mode === null ? null : { shiftDays: shiftOf(format, mode), reason: "same-export", overlap: null };
}

/** Two proofs of the same kind that disagree prove nothing for the others. */
function findSessionMode(members: readonly ShiftSubject[]): LabelMode | null {
  for (const reason of PROOFS) {
    const modes = new Set(
      members.flatMap(({ ownMode }) =>
        ownMode?.reason === reason && isProof(ownMode) ? [ownMode.mode] : [],
      ),
    );
    const [mode] = modes;
    if (mode !== undefined) return modes.size === 1 ? mode : null;
  }
  return null;
}

/** Rounds: what one round decides is stored for the next, so that evidence travels along overlapping exports. */
function decideByStoredDays(
  { decided, open }: Split,
  subjects: readonly ShiftSubject[],
  valuesOf: ValuesOf,
): readonly OpenSession[] {
  const needed = new Set(neededValues(subjects));
  const byNewest = subjects.filter(({ key }) => needed.has(key)).sort(byExportDay);
  let undecided = open;
  for (;;) {
    const board = buildBoard(byNewest, decided, valuesOf);
    const found = undecided.flatMap((session) => {
      const lag = board.size === 0 ? null : findLagOnBoard(session, board, valuesOf);
      return lag === null ? [] : [{ session, lag }];
    });
    if (found.length === 0) return undecided;
    for (const { session, lag } of found) settle(decided, session, lag);
    const settled = new Set(found.map(({ session }) => session));
    undecided = undecided.filter((session) => !settled.has(session));
  }
}

/** Decided values by format and true day; the newest export has the word, as on the stored board. */
function buildBoard(
  oldestFirst: readonly ShiftSubject[],
  decided: ReadonlyMap<string, ShiftDecision>,
  valuesOf: ValuesOf,
): Board {
  const board: Board = new Map();
  for (const { key, format } of oldestFirst) {
    const decision = decided.get(key);
    if (decision === undefined) continue;
    const days = board.get(format) ?? new Map();
    board.set(format, days);
    for (const [label, values] of valuesOf(key)) {
      const day = addDays(label, decision.shiftDays);
      days.set(day, mergeKnown(days.get(day), values));
    }
  }
  return board;
}

function mergeKnown(
  older: ReturnType<LabelValues["get"]>,
  newer: ReturnType<LabelValues["get"]>,
): ReturnType<LabelValues["get"]> {
  if (older === undefined || newer === undefined) return newer ?? older;
  const known = Object.entries(newer).filter(([, value]) => value !== null);
  return { ...older, ...Object.fromEntries(known) };
}

function findLagOnBoard(session: OpenSession, board: Board, valuesOf: ValuesOf): SessionLag | null {
  const bySubject = new Map<string, Map<number, Agreement>>();
  const total = new Map<number, Agreement>();
  for (const { key, format } of session.subjects) {
    const days = board.get(format);
    if (days === undefined || !isComparable(format)) continue;
    const others = days as LabelValues;
    const mine = new Map<number, Agreement>();
    bySubject.set(key, mine);
    for (const lag of COMPARED_LAGS) {
      const agreement = compareAt(valuesOf(key), others, baseShift(format) + lag);
      mine.set(lag, agreement);
      total.set(lag, addAgreements(total.get(lag) ?? NOTHING_COMPARED, agreement));
    }
  }
  const lag = findWinner(total);
  if (lag === null || !LAGS.includes(lag)) return null;
  const overlaps = new Map(
    [...bySubject].map(([key, agreements]) => [key, agreements.get(lag) ?? NOTHING_COMPARED]),
  );
  return { lag, reason: "overlap", overlaps };
}

/** A file that had nothing to compare follows the others of its session. */
function settle(
  decided: Map<string, ShiftDecision>,
  { subjects }: OpenSession,
  { lag, reason, overlaps }: SessionLag,
): void {
  for (const { key, format, ownMode } of subjects) {
    const shiftDays = reason === "assumed" ? 0 : baseShift(format) + lag;
    const { compared, agree } = overlaps.get(key) ?? NOTHING_COMPARED;
    const overlap = reason === "overlap" && compared > 0 ? { compared, agree } : null;
    const follows =
      (reason === "overlap" && overlap === null) ||
      (reason === "last-label" && ownMode?.reason !== "last-label");
    decided.set(key, { shiftDays, reason: follows ? "same-export" : reason, overlap });
  }
}

function byKey(one: ShiftSubject, other: ShiftSubject): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

function byExportDay(one: ShiftSubject, other: ShiftSubject): number {
  const [first, second] = [one.exportedOn.day, other.exportedOn.day];
  return first === second ? byKey(one, other) : first < second ? -1 : 1;
}
