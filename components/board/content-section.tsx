import { Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Address, toHref, toParameters } from "@/lib/domain/address";
import { formatQuantity, formatWhole } from "@/lib/domain/format";
import type { ContentPost, ContentReport } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS, CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { formatTotalsRead } from "@/lib/domain/totals-read";
import { arrangePosts } from "./arrange-posts";
import { ContentTotals } from "./content-totals";
import { DownloadMenu } from "./download-menu";
import { type SectionProps, toPostLinks } from "./overview-section";
import { PostDetail } from "./post-detail";
import { PostsTable } from "./posts-table";

type ContentSectionProps = SectionProps<ContentReport> & {
  /** Private page: a button that opens the form for a post's detail. */
  readonly renderDetailActions?: ((post: ContentPost) => ReactNode) | null;
  /** Private page: where details of several posts are entered at once. */
  readonly enterHref?: string | null;
};

/** The posts published in the window with their lifetime totals, and the detail that TikTok documents for seven days. */
export function ContentSection(props: ContentSectionProps) {
  const { report, shared } = props;
  return (
    <div className="flex flex-col gap-3">
      <ContentTotals report={report} />
      {report.listMayBeIncomplete && !shared ? (
        <Notice tone="warn" title={`TikTok lists at most ${CONTENT_EXPORT_POSTS} posts in one export`}>
          The newest Content export is full, so older posts of this period may be missing. Export Content
          again after every {CONTENT_EXPORT_POSTS} posts; each export adds to what is known.
        </Notice>
      ) : null}
      <PostsCard {...props} />
    </div>
  );
}

function PostsCard(props: ContentSectionProps) {
  const { report, address, path, shared, downloads = true, renderDetailActions } = props;
  const posts = shared ? report.posts : arrangePosts(report.posts, address);
  return (
    <Card aria-labelledby="posts-title">
      <CardHeading
        id="posts-title"
        title="Posts"
        hint={sayWhatIsListed(report)}
        actions={
          report.posts.length === 0 ? null : (
            <>
              {shared ? null : <SearchForm path={path} address={address} />}
              {downloads ? (
                <DownloadMenu
                  file={{ section: "content", name: "posts" }}
                  title="Posts"
                  path={path}
                  address={address}
                  also={{ file: { section: "content", name: "totals" }, label: "Totals as CSV" }}
                />
              ) : null}
            </>
          )
        }
      />
      {posts.length > 0 ? (
        <PostsTable
          posts={posts}
          caption="Posts published in this period"
          postHref={toPostLinks(props)}
          sorting={
            shared
              ? null
              : {
                  by: address.sort,
                  ascending: address.ascending,
                  toHref: (sort, ascending) => toHref(path, address, { sort, ascending }),
                }
          }
          detail={(post) => (
            <PostDetail post={post} actions={renderDetailActions?.(post) ?? null} shared={shared} />
          )}
        />
      ) : (
        <NoPosts report={report} address={address} path={path} shared={shared} />
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

function sayWhatIsListed({ contentReadOn, posts, postsKnown }: ContentReport): string {
  if (contentReadOn === null) return "No content export has been imported yet.";
  return `${formatQuantity(posts.length, "post", "posts")} published in this period, of ${formatWhole(postsKnown)} that the exports contained. ${formatTotalsRead(posts, contentReadOn)}`;
}

function SearchForm({ path, address }: { readonly path: string; readonly address: Address }) {
  return (
    <search>
      <form action={path} method="get" className="flex min-w-0 items-center gap-2">
        {toParameters(address)
          .filter(([name]) => name !== "search")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Input
          type="search"
          name="search"
          aria-label="Search captions"
          placeholder="Caption or #hashtag"
          defaultValue={address.search}
          maxLength={100}
          className="w-44 min-w-0 sm:w-56"
        />
        <Button type="submit" aria-label="Search" className="px-2.5">
          <Search aria-hidden className="size-4" />
        </Button>
      </form>
    </search>
  );
}

function NoPosts({ report, address, path, shared }: SectionProps<ContentReport>) {
  if (report.posts.length > 0) {
    return (
      <EmptyState title="No caption matches" level={3}>
        <Link
          prefetch={false}
          href={toHref(path, address, { search: "" })}
          className="font-semibold text-accent underline"
        >
          Show all {report.posts.length} posts
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No posts in these days" level={3}>
      {report.contentReadOn === null && !shared
        ? "Import Content.csv from TikTok Studio to see the posts with their totals."
        : "No export holds a post that was published in this period. A longer window may."}
    </EmptyState>
  );
}
