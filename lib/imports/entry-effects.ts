import type { Tx } from "@/lib/db/client";
import {
  type DetailClaim,
  detailClaims,
  enteredDetails,
  enteredTops,
  type TopClaim,
  topClaims,
} from "@/lib/db/entry-claims";
import type { Claimant } from "@/lib/db/known-before";
import type { Arriving } from "@/lib/db/row-effects";
import type { ProfileScope } from "@/lib/db/scope";
import type { DetailRow, Rows, TopRow } from "@/lib/domain/reading";
import { toPercent, toShareList } from "@/lib/domain/written-figure";
import { beats, type Cell, groupBy, newestKnown, others, type RowCells } from "./row-cells";

type Of<Kind extends Rows["kind"]> = Extract<Rows, { kind: Kind }>["rows"];
type Figures = Omit<DetailRow, "line" | "written">;

/** What of a post's detail a field says, exactly and as people read it; null when it says nothing. */
const FIELDS: readonly { readonly name: string; readonly text: (row: Figures) => string | null }[] = [
  {
    name: "Average watch time",
    text: ({ averageWatchMillis: millis }) => (millis === null ? null : `${millis / 1000} s`),
  },
  {
    name: "Watched to the end",
    text: ({ watchedFull }) => (watchedFull === null ? null : `${toPercent(watchedFull)} %`),
  },
  { name: "Traffic sources", text: ({ trafficSources }) => toShareList(trafficSources) || null },
  { name: "Viewers’ locations", text: ({ viewerLocations }) => toShareList(viewerLocations) || null },
];

/** What rows of post details say beside what other tables and people said of the same posts and days; what is entered by hand stands. */
export async function detailCells(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: Arriving; readonly rows: Of<"details"> },
): Promise<readonly RowCells[]> {
  const ids = [...new Set(rows.map(({ postId }) => postId))];
  const keyOf = (one: Pick<DetailRow, "postId" | "capturedOn">) => `${one.postId} ${one.capturedOn}`;
  const before = groupBy(others(arriving, await detailClaims(tx, profile, ids)), keyOf);
  const entered = await enteredDetails(tx, profile, ids);
  return rows.map((row) => {
    const claims = before.get(keyOf(row)) ?? [];
    const hand = entered.get(keyOf(row)) ?? null;
    const cells = FIELDS.filter(({ text }) => hand === null || text(hand) === null).map((field) =>
      detailCell(field, row, claims),
    );
    return { existed: claims.length > 0 || hand !== null, cells };
  });
}

function detailCell(
  { name, text }: (typeof FIELDS)[number],
  row: DetailRow,
  claims: readonly DetailClaim[],
): Cell {
  return {
    what: `${name} of ${row.postId}`,
    day: row.capturedOn,
    value: text(row),
    shown: newestKnown(claims.map((claim) => ({ ...claim, value: text(claim) }))),
    say: String,
  };
}

/** The same for lists of top videos and sounds, of which the newest is shown as a whole. */
export async function topCells(
  tx: Tx,
  profile: ProfileScope,
  { arriving, rows }: { readonly arriving: Arriving; readonly rows: Of<"tops"> },
): Promise<readonly RowCells[]> {
  const days = [...new Set(rows.map(({ readOn }) => readOn))];
  const keyOf = (one: Pick<TopRow, "list" | "readOn">) => `${one.list} ${one.readOn}`;
  const claims = others(arriving, await topClaims(tx, profile, days));
  const before = groupBy(claims, (claim) => `${claim.list} ${claim.readOn}`);
  const entered = await enteredTops(tx, profile, days);
  return rows.map((row) => {
    const list = before.get(keyOf(row)) ?? [];
    const isEntered = entered.has(keyOf(row));
    return {
      existed: isEntered || list.some(({ rank }) => rank === row.rank),
      cells: isEntered ? [] : [topCell(row, newestList(list))],
    };
  });
}

function topCell(row: TopRow, shown: readonly TopClaim[]): Cell {
  const [same] = shown.filter(({ rank }) => rank === row.rank);
  const text = ({ label, url }: Pick<TopRow, "label" | "url">) =>
    url === null ? label : `${label} (${url})`;
  return {
    what: `Place ${row.rank} of the top ${row.list}s`,
    day: row.readOn,
    value: text(row),
    shown: same === undefined ? null : { ...same, value: text(same) },
    say: String,
  };
}

function newestList(claims: readonly TopClaim[]): readonly TopClaim[] {
  let newest: Claimant | null = null;
  for (const claim of claims) if (newest === null || beats(claim, newest)) newest = claim;
  return claims.filter(({ importId }) => importId === newest?.importId);
}
