import Link from "next/link";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { type Address, toHref } from "@/lib/domain/address";
import { formatCount, formatPercent, formatWhole } from "@/lib/domain/format";
import {
  HASHTAGS_FORMULA,
  type HashtagSummary,
  sayStanding,
  summariseHashtags,
} from "@/lib/domain/hashtag-summary";
import type { PostSummary } from "@/lib/domain/report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { DownloadMenu } from "./download-menu";
import { Note } from "./note";
import { UnknownValue } from "./tile";

type HashtagsCardProps = {
  readonly posts: readonly PostSummary[];
  readonly address: Address;
  readonly path: string;
  readonly shared: boolean;
  readonly downloads: boolean;
  /** Where a campaign is made of a hashtag; null for who may not. */
  readonly campaignHref: ((hashtag: string) => string) | null;
};

/** More are a press away. */
const SHOWN = 8;

/** The hashtags of the window's captions. How they did is told from five posts on and called different only where chance is ruled out. */
export function HashtagsCard(props: HashtagsCardProps) {
  const { posts, address, path, downloads } = props;
  const summaries = summariseHashtags(posts);
  if (summaries.length === 0) return null;
  const rest = summaries.slice(SHOWN);
  return (
    <Card aria-labelledby="hashtags-title">
      <CardHeading
        id="hashtags-title"
        title="Hashtags"
        hint={`In the captions of the posts of this period. Medians and comparisons begin at ${POSTS_NEEDED} posts.`}
        actions={
          <>
            <HashtagNote />
            {downloads ? (
              <DownloadMenu
                file={{ section: "content", name: "hashtags" }}
                title="Hashtags"
                path={path}
                address={address}
              />
            ) : null}
          </>
        }
      />
      <HashtagsTable {...props} caption="Hashtags of this period" summaries={summaries.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details className="mt-2">
          <summary className="cursor-pointer text-sm font-semibold text-accent">
            {formatWhole(rest.length)} more
          </summary>
          <HashtagsTable {...props} caption="More hashtags of this period" summaries={rest} />
        </details>
      )}
    </Card>
  );
}

type HashtagsTableProps = HashtagsCardProps & {
  readonly caption: string;
  readonly summaries: readonly HashtagSummary[];
};

function HashtagsTable({ caption, summaries, address, path, shared, campaignHref }: HashtagsTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Hashtag</HeaderCell>
          <HeaderCell>Posts</HeaderCell>
          <HeaderCell>Median views</HeaderCell>
          <HeaderCell>Engagement</HeaderCell>
          <HeaderCell align="start">Engagement is</HeaderCell>
          {campaignHref === null ? null : (
            <HeaderCell>
              <span className="sr-only">Campaign</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {summaries.map(({ hashtag, posts, medianViews, engagement, standing }) => (
          <tr key={hashtag} className="hover:bg-sunken/60">
            <RowHeader className="min-w-36 wrap-anywhere">
              {shared ? (
                <bdi>#{hashtag}</bdi>
              ) : (
                <Link
                  href={toHref(path, address, { hashtag })}
                  prefetch={false}
                  className="hover:text-accent-strong hover:underline"
                >
                  <bdi>#{hashtag}</bdi>
                </Link>
              )}
            </RowHeader>
            <Cell>{formatWhole(posts)}</Cell>
            <Standing medianViews={medianViews} engagement={engagement} standing={standing} />
            {campaignHref === null ? null : (
              <Cell>
                <Link
                  href={campaignHref(hashtag)}
                  prefetch={false}
                  aria-label={`Make a campaign of #${hashtag}`}
                  className="no-print font-semibold text-accent hover:underline"
                >
                  Make a campaign
                </Link>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How the posts of a hashtag did; few of them are not unknown, but nothing to build on. */
function Standing({
  medianViews,
  engagement: { rate, interval },
  standing,
}: Pick<HashtagSummary, "medianViews" | "engagement" | "standing">) {
  if (medianViews === null && interval === null) {
    return (
      <Cell colSpan={3} align="start" className="text-muted">
        under {POSTS_NEEDED} posts, too few to tell
      </Cell>
    );
  }
  return (
    <>
      <Cell>{medianViews === null ? <UnknownValue /> : formatCount(medianViews)}</Cell>
      <Cell>
        {interval === null ? (
          <UnknownValue />
        ) : (
          <>
            {formatPercent(rate)}{" "}
            <span className="text-muted">
              ({formatPercent(interval.low)}–{formatPercent(interval.high)})
            </span>
          </>
        )}
      </Cell>
      <Cell align="start" className={standing === "above" || standing === "below" ? "" : "text-muted"}>
        {sayStanding(standing)}
      </Cell>
    </>
  );
}

function HashtagNote() {
  return (
    <Note id="hashtags-formula" label="Hashtags">
      {HASHTAGS_FORMULA.map((text) => (
        <p key={text} className="mt-2 first-of-type:mt-0">
          {text}
        </p>
      ))}
    </Note>
  );
}
