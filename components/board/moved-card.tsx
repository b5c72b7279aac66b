import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { sayMoved, toClaimText } from "@/lib/domain/claim-text";
import type { Claim, Figure } from "@/lib/domain/report";
import { UNUSUAL_DEVIATIONS, WEEKDAYS_NEEDED } from "@/lib/domain/thresholds";
import { Note } from "./note";
import { PostTitle } from "./post-title";

type PostHref = ((postId: string) => string | null) | null;

type MovedCardProps = {
  readonly claims: readonly Claim[];
  readonly views: Figure;
  /** The page of a post; absent or null where it cannot be opened. */
  readonly postHref?: PostHref;
  readonly actions?: ReactNode;
};

/** What can account for the change, at most. It never says "because". */
export function MovedCard({ claims, views, postHref = null, actions }: MovedCardProps) {
  return (
    <Card aria-labelledby="moved-title" className="keep-together">
      <CardHeading
        id="moved-title"
        title="What moved views"
        hint={sayMoved(claims, views)}
        actions={
          <>
            <MovedNote />
            {actions}
          </>
        }
      />
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

function MovedNote() {
  return (
    <Note id="moved-formula" label="What moved views">
      <p>
        A post can account for at most the views that it gained between the last export up to the first day
        and the first export from the last day on, as a share of the change; a post of these days began at 0.
        Without an export on either side nothing is claimed.
      </p>
      <p className="mt-2">
        A day is unusual outside the median ± {UNUSUAL_DEVIATIONS} median absolute deviations of at least{" "}
        {WEEKDAYS_NEEDED} earlier days of its weekday, of those since the level last changed where they are
        enough. Where most days are, that is said instead. Nothing here is a cause.
      </p>
    </Note>
  );
}

function keyOf(claim: Claim): string {
  if (claim.kind === "post") return `post ${claim.postId}`;
  return claim.kind === "unusual-day" ? `day ${claim.day}` : claim.kind;
}

function ClaimText({ claim, postHref }: { readonly claim: Claim; readonly postHref: PostHref }) {
  const { heading, upTo, small } = toClaimText(claim);
  if (claim.kind !== "post") {
    return (
      <Lines small={small}>
        <b className="font-[650]">{heading}</b>
      </Lines>
    );
  }
  return (
    <Lines small={small}>
      <span className="flex items-baseline justify-between gap-3">
        <b className="min-w-0 font-[650]">
          <PostTitle title={claim.title} url={claim.url} href={postHref?.(claim.postId) ?? null} quoted />
        </b>
        {upTo === null ? null : <span className="shrink-0 whitespace-nowrap">{upTo}</span>}
      </span>
    </Lines>
  );
}

function Lines({ children, small }: { readonly children: ReactNode; readonly small: string }) {
  return (
    <>
      <span className="text-pretty">{children}</span>
      <small className="block text-sm text-muted">{small}</small>
    </>
  );
}
