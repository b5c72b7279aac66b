import type { Tx } from "@/lib/db/client";
import { type Claimant, hourClaims, postClaims, shareClaims } from "@/lib/db/known-before";
import { type Arriving, type ChangedValue, dailyRowEffects } from "@/lib/db/row-effects";
import type { ProfileScope } from "@/lib/db/scope";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import type { FormatId } from "@/lib/domain/export-format";
import { formatHour } from "@/lib/domain/format";
import type { Disagreement, Restatement } from "@/lib/domain/import-preview";
import { METRICS } from "@/lib/domain/metric";
import type { Rows } from "@/lib/domain/reading";
import { countFormats, findDisagreements, sayCount, sayDifference } from "./disagreements";
import { detailCells, topCells } from "./entry-effects";
import { beats, type Cell, groupBy, newestKnown, others, type RowCells, type Said } from "./row-cells";

/** An import whose rows are in the ledger, and what kind of file it is. */
type ArrivingFile = Arriving & { readonly format: FormatId };

/** The preview shows this many restatements and counts the rest. */
const RESTATEMENTS_SHOWN = 20;

export type Effects = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly restated: readonly Restatement[];
  readonly restatedTotal: number;
  readonly disagreements: readonly Disagreement[];
};

/** What the rows of an import do to what is shown, asked after its rows were stored and before they are folded in. */
export async function rowEffects(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: ArrivingFile; readonly rows: Rows },
): Promise<Effects> {
  switch (rows.kind) {
    case "daily":
    case "columns": {
      const found = await dailyRowEffects(tx, profile, { arriving, restatedLimit: RESTATEMENTS_SHOWN });
      const { saidBy, ...effects } = found;
      return {
        ...effects,
        restated: effects.restated.map(toRestatement),
        disagreements: findDisagreements(arriving.format, saidBy),
      };
    }
    case "hours":
      return tally(arriving, await hourCells(tx, profile, { arriving, rows: rows.rows }));
    case "shares":
      return tally(arriving, await shareCells(tx, profile, { arriving, rows }));
    case "posts":
      return tally(arriving, await postCells(tx, profile, { arriving, rows: rows.rows }));
    case "details":
      return withUnfilled(
        rows,
        tally(arriving, await detailCells(tx, profile, { arriving, rows: rows.rows })),
      );
    case "tops":
      return withUnfilled(rows, tally(arriving, await topCells(tx, profile, { arriving, rows: rows.rows })));
  }
}

/** A row that nobody filled in changes nothing. */
function withUnfilled({ unfilled }: { readonly unfilled: number }, effects: Effects): Effects {
  return { ...effects, same: effects.same + unfilled };
}

type Of<Kind extends Rows["kind"]> = Extract<Rows, { kind: Kind }>;

async function hourCells(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: Arriving; readonly rows: Of<"hours">["rows"] },
): Promise<readonly RowCells[]> {
  const days = spanOf(rows.map((row) => addDays(row.labelDay, arriving.shiftDays)));
  if (days === null) return [];
  const before = groupBy(
    others(arriving, await hourClaims(tx, profile, days)),
    (claim) => `${claim.day} ${claim.hour}`,
  );
  return rows.map((row) => {
    const day = addDays(row.labelDay, arriving.shiftDays);
    const claims = before.get(`${day} ${row.hour}`) ?? [];
    const what = `${METRICS.activeFollowers.label}, ${formatHour(row.hour)}`;
    return {
      existed: claims.length > 0,
      cells: [{ what, day, value: row.value, shown: newestKnown(claims), say: sayCount }],
    };
  });
}

async function shareCells(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: Arriving; readonly rows: Of<"shares"> },
): Promise<readonly RowCells[]> {
  const on = arriving.exportedOn.day;
  const claims = others(arriving, await shareClaims(tx, profile, { dimension: rows.dimension, on }));
  const before = groupBy(claims, (claim) => claim.label);
  return rows.rows.map((row) => {
    const known = (before.get(row.label) ?? []).map((claim) => ({
      ...claim,
      value: BigInt(claim.millionths),
    }));
    const cell = {
      what: row.label,
      day: on,
      value: BigInt(row.millionths),
      shown: newestKnown(known),
      say: sayShare,
    };
    return { existed: known.length > 0, cells: [cell] };
  });
}

const POST_TOTALS = ["views", "likes", "comments", "shares", "saves"] as const;

async function postCells(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: Arriving; readonly rows: Of<"posts">["rows"] },
): Promise<readonly RowCells[]> {
  const on = arriving.exportedOn.day;
  const before = groupBy(others(arriving, await postClaims(tx, profile, on)), (claim) => claim.postId);
  return rows.map((row) => {
    const claims = before.get(row.postId) ?? [];
    const cells = POST_TOTALS.map((total) => ({
      what: `${total} of ${row.postId}`,
      day: on,
      value: row[total],
      shown: newestKnown(claims.map((claim) => ({ ...claim, value: claim[total] }))),
      say: sayCount,
    }));
    return { existed: claims.length > 0, cells };
  });
}

function tally(arriving: ArrivingFile, rows: readonly RowCells[]): Effects {
  const counts = { new: 0, changed: 0, same: 0 };
  const altered: Cell[] = [];
  for (const row of rows) {
    const changes = row.cells.filter((cell) => alters(arriving, cell));
    if (!row.existed) counts.new += 1;
    else if (changes.length === 0) counts.same += 1;
    else {
      counts.changed += 1;
      altered.push(...changes);
    }
  }
  return {
    ...counts,
    restated: altered.slice(0, RESTATEMENTS_SHOWN).map(cellRestatement),
    restatedTotal: altered.length,
    disagreements: findDisagreements(arriving.format, countFormats(altered)),
  };
}

function alters(arriving: Arriving, { value, shown }: Cell): boolean {
  if (value === null || shown === null) return value !== null;
  return value !== shown.value && beats(asClaimant(arriving), shown);
}

function asClaimant({ importId, exportedOn, sha256 }: Arriving): Claimant {
  return { importId, exportedOn: exportedOn.day, sha256 };
}

function spanOf(days: readonly Day[]): DayRange | null {
  const sorted = [...days].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from && to ? { from, to } : null;
}

function toRestatement({ measure, day, from, to }: ChangedValue): Restatement {
  const words = { from: inWords(from, sayCount), to: inWords(to, sayCount) };
  return { what: METRICS[measure].label, day, ...words, by: sayDifference(from, to) };
}

function cellRestatement({ what, day, value, shown, say }: Cell): Restatement {
  const from = shown?.value ?? null;
  const by = say === sayCount ? sayDifference(from, value) : null;
  return { what, day, from: inWords(from, say), to: inWords(value, say), by };
}

function inWords(value: Said | null, say: Cell["say"]): string {
  return value === null ? "unknown" : say(value);
}

/** Millionths as TikTok shows them: 613000 is 61.3 %. */
function sayShare(value: Said): string {
  return `${Number(value) / 10_000} %`;
}
