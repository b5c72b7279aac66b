import { addDays, type Day, type DayRange } from "../domain/day";
import { type ShiftReason, WIDEST_SHIFT } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import { baseShift } from "./label-mode";
import {
  type Agreement,
  addAgreements,
  compareAt,
  findWinner,
  type LabelValues,
  NOTHING_COMPARED,
  type OverlapPair,
  pairsAt,
} from "./label-overlap";
import { linkSessions } from "./shift-links";
import { type Split, splitByProof } from "./shift-proof";
import {
  byKey,
  isComparable,
  type OpenSession,
  type SessionLag,
  type ShiftDecision,
  type ShiftSubject,
  type ValuesOf,
} from "./shift-subject";

export type { ShiftDecision, ShiftSubject } from "./shift-subject";

type Board = Map<FormatId, Map<Day, ReturnType<LabelValues["get"]>>>;

/** How far apart the labels of one day can stand: a person's shift here, and the lags that are compared there. */
const REACH = WIDEST_SHIFT + 3;

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
    const wide = { from: addDays(labels.from, -REACH), to: addDays(labels.to, REACH) };
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
  return { lag, reason: "overlap", overlaps, pairs: pairsOf(session, { board, lag }, valuesOf) };
}

function pairsOf(
  { subjects }: OpenSession,
  { board, lag }: { readonly board: Board; readonly lag: number },
  valuesOf: ValuesOf,
): ReadonlyMap<string, readonly OverlapPair[]> {
  return new Map(
    subjects.map(({ key, format }) => {
      const others = (board.get(format) ?? new Map()) as LabelValues;
      return [key, isComparable(format) ? pairsAt(valuesOf(key), others, baseShift(format) + lag) : []];
    }),
  );
}

/** A file that had nothing to compare follows the others of its session. */
function settle(
  decided: Map<string, ShiftDecision>,
  { subjects }: OpenSession,
  { lag, reason, overlaps, pairs }: SessionLag,
): void {
  for (const { key, format, ownMode } of subjects) {
    const shiftDays = reason === "assumed" ? 0 : baseShift(format) + lag;
    const compared = overlaps.get(key) ?? NOTHING_COMPARED;
    const overlap =
      reason === "overlap" && compared.compared > 0 ? { ...compared, pairs: pairs?.get(key) ?? [] } : null;
    const proves = provesItself(reason, { hasOverlap: overlap !== null, ownReason: ownMode?.reason });
    decided.set(key, { shiftDays, reason: proves ? reason : "same-export", overlap });
  }
}

/** Whether the session's reason is this file's own, too. */
function provesItself(
  reason: ShiftReason,
  own: { readonly hasOverlap: boolean; readonly ownReason: ShiftReason | undefined },
): boolean {
  if (reason === "overlap") return own.hasOverlap;
  return reason !== "last-label" || own.ownReason === "last-label";
}

function byExportDay(one: ShiftSubject, other: ShiftSubject): number {
  const [first, second] = [one.exportedOn.day, other.exportedOn.day];
  return first === second ? byKey(one, other) : first < second ? -1 : 1;
}
