import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { weekdayOf } from "@/lib/domain/day";
import {
  formatCount,
  formatDay,
  formatPercent,
  formatSigned,
  formatWeekday,
  formatWhole,
} from "@/lib/domain/format";
import type { Claim, Figure } from "@/lib/domain/report";
import { PostTitle } from "./post-title";

const NO_BREAK = "\u00a0";
/** A line may end after a dash, even before a space that holds; not before this. */
const WORD_JOINER = "\u2060";

type PostHref = ((postId: string) => string | null) | null;

type MovedCardProps = {
  readonly claims: readonly Claim[];
  readonly views: Figure;
  /** The page of a post; absent or null where it cannot be opened. */
  readonly postHref?: PostHref;
};

/** What can account for the change, at most. It never says "because". */
export function MovedCard({ claims, views, postHref = null }: MovedCardProps) {
  const { absolute } = views.change;
  const hint =
    absolute === null || !claims.some((claim) => claim.kind === "post" && claim.upTo !== null)
      ? "What stands out in these days. Bounds, not causes."
      : `Share of the ${formatSigned(absolute)} change that each can account for, at most.`;
  return (
    <Card aria-labelledby="moved-title" className="keep-together">
      <CardHeading id="moved-title" title="What moved views" hint={hint} />
      {claims.length === 0 ? (
        <p className="border-t border-line pt-2.5 text-sm text-muted text-pretty">
          Nothing that the exports can show. Two Content exports around the same days tell what each post
          gained between them.
        </p>
      ) : (
        <ul>
          {claims.map((claim) => (
            <li key={keyOf(claim)} className="border-t border-line py-2.5 text-sm">
              <ClaimText claim={claim} postHref={postHref} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function keyOf(claim: Claim): string {
  if (claim.kind === "post") return `post ${claim.postId}`;
  return claim.kind === "unusual-day" ? `day ${claim.day}` : claim.kind;
}

function ClaimText({ claim, postHref }: { readonly claim: Claim; readonly postHref: PostHref }) {
  if (claim.kind === "post") {
    return (
      <Lines
        small={`published ${formatDay(claim.publishedOn)} · ${formatCount(claim.gained)} views gained ${sayBetween(claim)}`}
      >
        <span className="flex items-baseline justify-between gap-3">
          <b className="min-w-0 font-[650]">
            <PostTitle title={claim.title} url={claim.url} href={postHref?.(claim.postId) ?? null} quoted />
          </b>
          {claim.upTo === null ? null : (
            <span className="shrink-0 whitespace-nowrap">up to {formatPercent(claim.upTo)}</span>
          )}
        </span>
      </Lines>
    );
  }
  if (claim.kind === "post-count") {
    const word =
      claim.now > claim.before ? "More posts" : claim.now < claim.before ? "Fewer posts" : "As many posts";
    return (
      <Lines
        small={`${claim.now} ${claim.now === 1 ? "post" : "posts"} against ${claim.before} in the period before`}
      >
        <b className="font-[650]">{word}</b>
      </Lines>
    );
  }
  return (
    <Lines small={sayUnusual(claim.value, claim.usual, formatWeekday(weekdayOf(claim.day)))}>
      <b className="font-[650]">{formatDay(claim.day)} is unusual</b>
    </Lines>
  );
}

function sayBetween({ between }: Extract<Claim, { readonly kind: "post" }>): string {
  return `${formatDay(between.from)} –${WORD_JOINER} ${formatDay(between.to)}`.replaceAll(" ", NO_BREAK);
}

function sayUnusual(value: number, usual: number, weekday: string): string {
  if (usual <= 0) return `${formatCount(value)} views; a normal ${weekday} has ${formatCount(usual)}`;
  const times = value / usual;
  const size = times < 10 ? times.toFixed(1) : formatWhole(Math.round(times));
  return `${formatCount(value)} views, ${size}× a normal ${weekday}`;
}

function Lines({ children, small }: { readonly children: ReactNode; readonly small: string }) {
  return (
    <>
      <span className="text-pretty">{children}</span>
      <small className="block text-sm text-muted">{small}</small>
    </>
  );
}
