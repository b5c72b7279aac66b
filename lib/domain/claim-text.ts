import { weekdayOf } from "./day";
import {
  formatCount,
  formatDay,
  formatPercent,
  formatQuantity,
  formatSigned,
  formatWeekday,
  formatWhole,
} from "./format";
import { currentLocale } from "./locale";
import type { Claim, Figure } from "./report";

const NO_BREAK = "\u00a0";
/** A line may end after a dash, even before a space that holds; not before this. */
const WORD_JOINER = "\u2060";

type ClaimText = {
  /** The caption of a post as it is, else what stands out. */
  readonly heading: string;
  /** "up to 41%"; null where nothing is bounded. */
  readonly upTo: string | null;
  readonly small: string;
};

/** A bounded claim in words. It never says "because". */
export function toClaimText(claim: Claim, locale: string = currentLocale()): ClaimText {
  switch (claim.kind) {
    case "post": {
      const gained = `${formatCount(claim.gained, locale)} views gained ${sayBetween(claim, locale)}`;
      return {
        heading: claim.title,
        upTo: claim.upTo === null ? null : `up to ${formatPercent(claim.upTo, locale)}`,
        small: `published ${formatDay(claim.publishedOn, locale)} · ${gained}`,
      };
    }
    case "post-count": {
      const { now, before } = claim;
      return {
        heading: now > before ? "More posts" : now < before ? "Fewer posts" : "As many posts",
        upTo: null,
        small: `${formatQuantity(now, "post", "posts")} against ${before} in the period before`,
      };
    }
    case "unusual-day":
      return {
        heading: `${formatDay(claim.day, locale)} is unusual`,
        upTo: null,
        small: sayUnusual(claim, locale),
      };
    case "most-unusual":
      return {
        heading: "Most days are outside their usual band",
        upTo: null,
        small: sayMost(claim, locale),
      };
  }
}

/** What the claims are shares of, or that they are none. */
export function sayMoved(claims: readonly Claim[], views: Figure, locale: string = currentLocale()): string {
  const { absolute } = views.change;
  return absolute === null || !claims.some((claim) => claim.kind === "post" && claim.upTo !== null)
    ? "What stands out in these days. Bounds, not causes."
    : `Share of the ${formatSigned(absolute, locale)} change that each can account for, at most.`;
}

function sayBetween({ between }: Extract<Claim, { readonly kind: "post" }>, locale: string): string {
  return `${formatDay(between.from, locale)} –${WORD_JOINER} ${formatDay(between.to, locale)}`.replaceAll(
    " ",
    NO_BREAK,
  );
}

function sayMost(
  { outside, judged, changedOn }: Extract<Claim, { readonly kind: "most-unusual" }>,
  locale: string,
): string {
  const changed = changedOn === null ? "" : `; the level changed around ${formatDay(changedOn, locale)}`;
  return `${outside} of ${judged} days${changed}`;
}

function sayUnusual(
  { day, value, usual }: Extract<Claim, { readonly kind: "unusual-day" }>,
  locale: string,
): string {
  const weekday = formatWeekday(weekdayOf(day), locale);
  if (usual <= 0)
    return `${formatCount(value, locale)} views; a normal ${weekday} has ${formatCount(usual, locale)}`;
  const times = value / usual;
  const size = times < 10 ? times.toFixed(1) : formatWhole(Math.round(times), locale);
  return `${formatCount(value, locale)} views, ${size}× a normal ${weekday}`;
}
