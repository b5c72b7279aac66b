import type { Claim } from "@/lib/domain/report";
import { type Context, type CsvTable, withComparison } from "./csv-table";

/** What can have moved the views, a row for each claim; a cell that a claim says nothing of is empty. */
export function toMovedTable(claims: readonly Claim[], context: Context): CsvTable {
  return withComparison(
    {
      columns: [
        "What",
        "Post",
        "Address",
        "Published on",
        "Views gained",
        "Gained from",
        "Gained to",
        "At most of the change",
        "Posts now",
        "Posts before",
        "Day",
        "Views of the day",
        "Usual views of its weekday",
        "Days outside",
        "Days judged",
        "Level changed on",
      ],
      rows: claims.map((claim) => [
        ...toPostCells(claim),
        ...toCountCells(claim),
        ...toDayCells(claim),
        ...toMostCells(claim),
      ]),
    },
    context,
  );
}

const WORDS = {
  post: "a post gained views",
  "post-count": "more or fewer posts",
  "unusual-day": "an unusual day",
  "most-unusual": "most days outside their usual band",
} as const satisfies Record<Claim["kind"], string>;

function toPostCells(claim: Claim) {
  if (claim.kind !== "post") return [WORDS[claim.kind], ...Array.from({ length: 7 }, () => null)];
  const { title, url, publishedOn, gained, between, upTo } = claim;
  return [WORDS.post, title, url, publishedOn, gained, between.from, between.to, upTo];
}

function toCountCells(claim: Claim) {
  return claim.kind === "post-count" ? [claim.now, claim.before] : [null, null];
}

function toDayCells(claim: Claim) {
  return claim.kind === "unusual-day" ? [claim.day, claim.value, claim.usual] : [null, null, null];
}

function toMostCells(claim: Claim) {
  return claim.kind === "most-unusual" ? [claim.outside, claim.judged, claim.changedOn] : [null, null, null];
}
