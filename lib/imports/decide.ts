import type { Tx } from "@/lib/db/client";
import type { LedgerImport } from "@/lib/db/imports";
import { loadLabelValues } from "@/lib/db/ledger";
import type { ProfileScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type { Rows } from "@/lib/domain/reading";
import { decideShifts, neededValues, type ShiftDecision, type ShiftSubject } from "@/lib/exports/shift";
import {
  type Contradiction,
  findContradictions,
  neededForContradictions,
} from "@/lib/exports/shift-contradiction";

type LabelValues = ReadonlyMap<Day, Readonly<Partial<Record<Measure, bigint | null>>>>;

/** An import that is about to be stored, with its rows still in memory. */
type WithRows = { readonly subject: LedgerImport; readonly rows: Rows };

/** The imports of one profile as a set: those in the ledger and those arriving. */
export type ImportSet = {
  readonly profile: ProfileScope;
  readonly stored: readonly LedgerImport[];
  readonly arriving: readonly WithRows[];
};

/**
 * The shift of each of a profile's imports, by import id: decided from the set of those in the ledger and those arriving,
 * never from the order in which they came.
 */
export async function decideAll(tx: Tx, set: ImportSet): Promise<ReadonlyMap<string, ShiftDecision>> {
  const imports = importsOf(set);
  const subjects = imports.map(toSubject);
  const values = await loadValues(tx, set, neededValues(subjects));
  const decisions = decideShifts(subjects, (key) => values.get(key) ?? new Map());
  return new Map(
    imports.map((one) => {
      const decision = decisions.get(keyOf(one));
      if (!decision) throw new Error("A shift was left undecided.");
      return [one.importId, decision];
    }),
  );
}

/** Arriving files, of those with these import ids, whose figures say that they are another profile's. */
export async function contradictionsIn(
  tx: Tx,
  set: ImportSet,
  doubtful: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Contradiction>> {
  const imports = importsOf(set);
  const among = new Set(imports.filter((one) => doubtful.has(one.importId)).map(keyOf));
  if (among.size === 0) return new Map();
  const subjects = imports.map(toSubject);
  const values = await loadValues(tx, set, neededForContradictions(subjects, among));
  const found = findContradictions(subjects, (key) => values.get(key) ?? new Map(), among);
  const idOf = new Map(imports.map((one) => [keyOf(one), one.importId]));
  return new Map(found.map((one) => [idOf.get(one.key) ?? "", one]));
}

function importsOf({ stored, arriving }: ImportSet): readonly LedgerImport[] {
  return [...stored, ...arriving.map(({ subject }) => subject)];
}

async function loadValues(
  tx: Tx,
  { profile, stored, arriving }: ImportSet,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LabelValues>> {
  const rowsOf = new Map(arriving.map(({ subject, rows }) => [keyOf(subject), rows]));
  const idOf = new Map(stored.map((one) => [keyOf(one), one.importId]));
  const values = new Map<string, LabelValues>();
  for (const key of keys) {
    const rows = rowsOf.get(key);
    const id = idOf.get(key);
    if (rows) values.set(key, labelValues(rows));
    else if (id !== undefined) values.set(key, await loadLabelValues(tx, profile, id));
  }
  return values;
}

/** What an import is, whatever its random id: its bytes and its export day. */
export function keyOf({ sha256, exportedOn }: Pick<LedgerImport, "sha256" | "exportedOn">): string {
  return `${sha256}@${exportedOn.day}`;
}

function toSubject(one: LedgerImport): ShiftSubject {
  const { format, labels, exportedOn, ownMode, shiftOverride } = one;
  return { key: keyOf(one), format, labels, exportedOn, ownMode, override: shiftOverride };
}

function labelValues(rows: Rows): LabelValues {
  return rows.kind === "daily" ? new Map(rows.rows.map((row) => [row.labelDay, row.values])) : new Map();
}
