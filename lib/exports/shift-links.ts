import type { DayRange } from "../domain/day";
import { isProof } from "./label-mode";
import {
  type Agreement,
  addAgreements,
  compareAt,
  earlier,
  findWinner,
  later,
  NOTHING_COMPARED,
  sharedDays,
} from "./label-overlap";
import {
  isComparable,
  type OpenSession,
  type SessionLag,
  type ShiftSubject,
  type ValuesOf,
} from "./shift-subject";

/** `offset`: lag of `one` less lag of `other`; agreements by subject key. */
type Link = {
  readonly one: OpenSession;
  readonly other: OpenSession;
  readonly offset: number;
  readonly agree: number;
  readonly overlaps: ReadonlyMap<string, Agreement>;
};

type SubjectPair = readonly [ShiftSubject, ShiftSubject];
type Placed = { readonly session: OpenSession; readonly range: DayRange };

const OFFSETS: readonly number[] = [-1, 0, 1];
/** Exports of one account overlap like tiles: a few neighbours link them all, and time stays near-linear. */
const MOST_NEIGHBOURS = 8;

/**
 * Lags of the sessions that neither a proof nor stored days decide, by comparing them with each other. Two that agree a day apart are one
 * of each mode. Those that agree on the same days are alike, and a last label of E−2 in one speaks for all. Every session is answered.
 */
export function linkSessions(
  sessions: readonly OpenSession[],
  valuesOf: ValuesOf,
): readonly (readonly [OpenSession, SessionLag])[] {
  const links = findLinks(sessions, valuesOf);
  return groupByLinks(sessions, links).flatMap((group) => decideGroup(group, links));
}

function findLinks(sessions: readonly OpenSession[], valuesOf: ValuesOf): readonly Link[] {
  const placed = sessions
    .map((session) => ({ session, range: reachOf(session) }))
    .sort((one, other) => compareText(orderOf(one), orderOf(other)));
  const links = placed.flatMap(({ session }, index) =>
    neighboursBefore(placed, index).flatMap(
      ([other, pairs]) => findLink(session, other, { pairs, valuesOf }) ?? [],
    ),
  );
  return links.sort((one, other) => other.agree - one.agree || compareText(nameOf(one), nameOf(other)));
}

/** The nearest earlier sessions with labels in common; `placed` is in order of the last label. */
function neighboursBefore(
  placed: readonly Placed[],
  at: number,
): readonly (readonly [OpenSession, readonly SubjectPair[]])[] {
  const neighbours: (readonly [OpenSession, readonly SubjectPair[]])[] = [];
  const mine = placed[at];
  for (let index = at - 1; index >= 0; index -= 1) {
    const before = placed[index];
    if (mine === undefined || before === undefined) break;
    if (sharedDays(before.range, mine.range) < -1) break;
    const pairs = pairsOf(mine.session, before.session);
    if (pairs.length > 0) neighbours.push([before.session, pairs]);
    if (neighbours.length === MOST_NEIGHBOURS) break;
  }
  return neighbours;
}

function findLink(
  one: OpenSession,
  other: OpenSession,
  { pairs, valuesOf }: { readonly pairs: readonly SubjectPair[]; readonly valuesOf: ValuesOf },
): Link | null {
  const compared = pairs.map(([mine, theirs]) => ({
    keys: [mine.key, theirs.key],
    byOffset: new Map(
      OFFSETS.map((offset) => [offset, compareAt(valuesOf(mine.key), valuesOf(theirs.key), offset)]),
    ),
  }));
  const at = (offset: number) =>
    compared
      .map(({ byOffset }) => byOffset.get(offset) ?? NOTHING_COMPARED)
      .reduce(addAgreements, NOTHING_COMPARED);
  const offset = findWinner(new Map(OFFSETS.map((candidate) => [candidate, at(candidate)])));
  if (offset === null) return null;
  const overlaps = new Map<string, Agreement>();
  for (const { keys, byOffset } of compared) {
    for (const key of keys) addTo(overlaps, key, byOffset.get(offset) ?? NOTHING_COMPARED);
  }
  return { one, other, offset, agree: at(offset).agree, overlaps };
}

function pairsOf(one: OpenSession, other: OpenSession): readonly SubjectPair[] {
  return one.subjects.flatMap((mine) =>
    other.subjects
      .filter(
        ({ format, labels }) =>
          format === mine.format &&
          isComparable(format) &&
          labels !== null &&
          mine.labels !== null &&
          sharedDays(labels, mine.labels) >= -1,
      )
      .map((theirs): SubjectPair => [mine, theirs]),
  );
}

/** Sessions joined by links, strongest link first, with each one's lag against the group's first. */
type Group = ReadonlyMap<OpenSession, number>;

function groupByLinks(sessions: readonly OpenSession[], links: readonly Link[]): readonly Group[] {
  const groups = new Map<OpenSession, Map<OpenSession, number>>();
  for (const session of sessions) groups.set(session, new Map([[session, 0]]));
  for (const { one, other, offset } of links) {
    const mine = groups.get(one);
    const theirs = groups.get(other);
    if (mine === undefined || theirs === undefined || mine === theirs) continue;
    const gap = (mine.get(one) ?? 0) - offset - (theirs.get(other) ?? 0);
    const [into, from, move] = mine.size >= theirs.size ? [mine, theirs, gap] : [theirs, mine, -gap];
    for (const [member, lag] of from) {
      into.set(member, lag + move);
      groups.set(member, into);
    }
  }
  return [...new Set(groups.values())];
}

function decideGroup(group: Group, links: readonly Link[]): readonly (readonly [OpenSession, SessionLag])[] {
  const lags = [...group.values()];
  const lowest = Math.min(...lags);
  const spread = Math.max(...lags) - lowest;
  const hinted = [...group.keys()].some(endsTwoDaysEarly);
  return [...group.keys()].map((session) => {
    const ownHint = endsTwoDaysEarly(session);
    if (spread === 1) {
      const lag = (group.get(session) ?? 0) - lowest;
      return [session, { lag, reason: "overlap", overlaps: overlapsOf(session, group, links) }];
    }
    if (ownHint) return [session, { lag: 1, reason: "last-label", overlaps: new Map() }];
    if (spread === 0 && hinted) {
      return [session, { lag: 1, reason: "overlap", overlaps: overlapsOf(session, group, links) }];
    }
    return [session, { lag: 0, reason: "assumed", overlaps: new Map() }];
  });
}

/**
 * A last label of E−2 is mode B, or a custom range that ended a day early. In mode B Viewers would reach a day further; ending on the same
 * label it tells of a custom range. (Viewers follows views by one label day in both modes, so correlating the two tells nothing here.)
 */
function endsTwoDaysEarly({ subjects }: OpenSession): boolean {
  const early = subjects.filter(({ ownMode }) => ownMode !== null && !isProof(ownMode));
  const viewers = subjects.filter(({ format }) => format === "studio/viewers");
  return early.some((file) => !viewers.some(({ labels }) => labels?.to === file.labels?.to));
}

/** Only links that hold in the end count as agreement. */
function overlapsOf(
  session: OpenSession,
  group: Group,
  links: readonly Link[],
): ReadonlyMap<string, Agreement> {
  const overlaps = new Map<string, Agreement>();
  for (const { one, other, offset, overlaps: said } of links) {
    if (one !== session && other !== session) continue;
    if ((group.get(one) ?? 0) - (group.get(other) ?? 0) !== offset) continue;
    for (const { key } of session.subjects) addTo(overlaps, key, said.get(key) ?? NOTHING_COMPARED);
  }
  return overlaps;
}

function addTo(overlaps: Map<string, Agreement>, key: string, agreement: Agreement): void {
  overlaps.set(key, addAgreements(overlaps.get(key) ?? NOTHING_COMPARED, agreement));
}

function reachOf({ subjects }: OpenSession): DayRange {
  const ranges = subjects.flatMap(({ labels }) => (labels === null ? [] : [labels]));
  const [first] = ranges;
  if (first === undefined) throw new Error("A session without labels has no shift to decide");
  return ranges.reduce(
    (reach, { from, to }) => ({ from: earlier(reach.from, from), to: later(reach.to, to) }),
    first,
  );
}

function orderOf(placed: Placed): string {
  return `${placed.range.to} ${placed.range.from} ${placed.session.id}`;
}

function nameOf({ one, other }: Link): string {
  return `${one.id} ${other.id}`;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
