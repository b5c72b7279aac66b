import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { toHref } from "@/lib/domain/address";
import { formatQuantity, formatWhole } from "@/lib/domain/format";
import type { ContentPost, ContentReport } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS, CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { formatTotalsRead } from "@/lib/domain/totals-read";
import { arrangePosts } from "./arrange-posts";
import { ColumnChoice } from "./column-choice";
import { ContentTotals } from "./content-totals";
import { DownloadMenu } from "./download-menu";
import { HashtagsCard } from "./hashtags-card";
import { foldCaption } from "./match-caption";
import { type SectionProps, toPostLinks } from "./overview-section";
import { PostDetail } from "./post-detail";
import { PostSearch, PostSearchField, SearchedCount } from "./post-search";
import { PostsTable } from "./posts-table";
import { sayRanking } from "./rank-note";

type ContentSectionProps = SectionProps<ContentReport> & {
  /** Private page: a button that opens the form for a post's detail. */
  readonly renderDetailActions?: ((post: ContentPost) => ReactNode) | null;
  /** Private page: where details of several posts are entered at once. */
  readonly enterHref?: string | null;
  /** Private page: where a campaign is made of a hashtag. */
  readonly campaignHref?: ((hashtag: string) => string) | null;
};

/** The posts published in the window with their lifetime totals, their hashtags, and the detail that TikTok documents for seven days. */
export function ContentSection(props: ContentSectionProps) {
  const { report, shared, address, path, downloads = true, campaignHref = null } = props;
  return (
    <div className="flex flex-col gap-3">
      <ContentTotals report={report} />
      {report.listMayBeIncomplete && !shared ? (
        <Notice tone="warn" title={`TikTok lists at most ${CONTENT_EXPORT_POSTS} posts in one export`}>
          The newest Content export is full, so older posts of this period may be missing. Export Content
          again after every {CONTENT_EXPORT_POSTS} posts; each export adds to what is known.
        </Notice>
      ) : null}
      {shared || report.posts.length === 0 ? (
        <PostsCard {...props} />
      ) : (
        <PostSearch path={path} address={address}>
          <PostsCard {...props} />
        </PostSearch>
      )}
      <HashtagsCard
        posts={report.posts}
        address={address}
        path={path}
        shared={shared}
        downloads={downloads}
        campaignHref={campaignHref}
      />
    </div>
  );
}

function PostsCard(props: ContentSectionProps) {
  const { report, address, path, shared, downloads = true } = props;
  const isEmpty = report.posts.length === 0;
  return (
    <Card aria-labelledby="posts-title">
      <CardHeading
        id="posts-title"
        title="Posts"
        hint={sayWhatIsListed(report)}
        actions={
          isEmpty ? null : (
            <>
              {shared ? null : <PostSearchField path={path} address={address} />}
              {downloads ? (
                <DownloadMenu
                  file={{ section: "content", name: "posts" }}
                  title="Posts"
                  path={path}
                  address={address}
                  also={{ file: { section: "content", name: "totals" }, label: "Totals" }}
                />
              ) : null}
            </>
          )
        }
      />
      {isEmpty ? (
        <NoPosts report={report} shared={shared} />
      ) : shared ? (
        <ListedPosts {...props} posts={report.posts} />
      ) : (
        <FilteredPosts {...props} />
      )}
      <p className="mt-3 border-t border-line pt-3 text-sm text-muted text-pretty">
        Traffic source, average watch time and viewers’ location are documented by TikTok for{" "}
        {CONTENT_DETAIL_DAYS} days after a post is published. What was entered in that time stays readable
        with its date.{" "}
        {props.enterHref ? (
          <Link
            href={props.enterHref}
            prefetch={false}
            className="no-print font-semibold text-accent underline"
          >
            Enter details of several posts
          </Link>
        ) : null}
      </p>
    </Card>
  );
}

/** The posts of the address's hashtag in its order; those that the search does not find are left out as one types. */
function FilteredPosts(props: ContentSectionProps) {
  const { report, address, path } = props;
  const posts = arrangePosts(report.posts, { ...address, search: "" });
  const ranking = sayRanking(arrangePosts(report.posts, address), address);
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <SearchedCount captions={posts.map(({ title }) => foldCaption(title))} total={report.posts.length} />
        {address.hashtag === null ? null : (
          <Link
            href={toHref(path, address, { hashtag: null })}
            prefetch={false}
            scroll={false}
            aria-label={`Show posts without #${address.hashtag} too`}
            className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 font-semibold text-accent-strong"
          >
            <bdi className="truncate">#{address.hashtag}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        )}
        {ranking === null ? null : <span className="text-muted">{ranking}</span>}
        <span className="no-print ml-auto">
          <ColumnChoice path={path} address={address} />
        </span>
      </div>
      <ListedPosts {...props} posts={posts} />
    </>
  );
}

function ListedPosts(props: ContentSectionProps & { readonly posts: readonly ContentPost[] }) {
  const { posts, address, path, shared, renderDetailActions } = props;
  const { sort: by, ascending } = address;
  return (
    <PostsTable
      posts={posts}
      caption="Posts published in this period"
      postHref={toPostLinks(props)}
      columns={address.columns}
      isSearched={!shared}
      sorting={
        shared
          ? null
          : { by, ascending, toHref: (sort, up) => toHref(path, address, { sort, ascending: up }) }
      }
      detail={(post) => (
        <PostDetail post={post} actions={renderDetailActions?.(post) ?? null} shared={shared} />
      )}
    />
  );
}

function sayWhatIsListed({ contentReadOn, posts, postsKnown }: ContentReport): string {
  if (contentReadOn === null) return "No content export has been imported yet.";
  return `${formatQuantity(posts.length, "post", "posts")} published in this period, of ${formatWhole(postsKnown)} that the exports contained. ${formatTotalsRead(posts, contentReadOn)}`;
}

function NoPosts({ report, shared }: Pick<SectionProps<ContentReport>, "report" | "shared">) {
  return (
    <EmptyState title="No posts in these days" level={3}>
      {report.contentReadOn === null && !shared
        ? "Import Content.csv from TikTok Studio to see the posts with their totals."
        : "No export holds a post that was published in this period. A longer window may."}
    </EmptyState>
  );
}
