import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { PostSort } from "@/lib/domain/address";
import { formatCount, formatDay, formatPercent, formatWhole } from "@/lib/domain/format";
import { DEFAULT_POST_COLUMNS, POST_COLUMN_LABELS, type PostColumn } from "@/lib/domain/post-columns";
import { evaluateWilson, type Tally, tallyEngagement, tallyShares } from "@/lib/domain/rate-interval";
import type { PostSummary } from "@/lib/domain/report";
import { foldCaption } from "./match-caption";
import { SearchedRows } from "./post-search";
import { PostTitle } from "./post-title";
import { UnknownValue } from "./tile";

type Sorting = {
  readonly by: PostSort;
  readonly ascending: boolean;
  readonly toHref: (by: PostSort, ascending: boolean) => string;
};

type PostsTableProps<Post extends PostSummary> = {
  readonly posts: readonly Post[];
  readonly caption: string;
  /** null: the headers are not links. */
  readonly sorting: Sorting | null;
  readonly columns?: readonly PostColumn[];
  readonly detail?: (post: Post) => ReactNode;
  /** The page of a post; null where it cannot be opened. */
  readonly postHref?: ((postId: string) => string) | null;
  /** The rows follow a search around the table. */
  readonly isSearched?: boolean;
};

/** Posts with their lifetime totals; views and engagement with a bar against the largest of the list. */
export function PostsTable<Post extends PostSummary>(props: PostsTableProps<Post>) {
  const { posts, caption, sorting, detail, isSearched = false } = props;
  const columns = (props.columns ?? DEFAULT_POST_COLUMNS).filter((name) => name !== "detail" || detail);
  const most = toMost(posts);
  const rows = posts.map((post) => ({
    key: post.postId,
    caption: foldCaption(post.title),
    row: (
      <tr key={post.postId} className="hover:bg-sunken/60">
        <RowHeader className="w-full min-w-44">
          <PostTitle title={post.title} url={post.url} href={props.postHref?.(post.postId) ?? null} />
        </RowHeader>
        {columns.map((name) => (
          <Cell key={name} align={name === "detail" ? "start" : "end"}>
            {name === "detail" ? detail?.(post) : <PostCell post={post} column={name} most={most} />}
          </Cell>
        ))}
      </tr>
    ),
  }));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Post</HeaderCell>
          {columns.map((name) => (
            <ColumnHeader key={name} column={name} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {isSearched ? <SearchedRows rows={rows} columns={columns.length + 1} /> : rows.map(({ row }) => row)}
      </tbody>
    </Table>
  );
}

/** The largest of the list, which has the whole bar. */
type Most = { readonly views: number; readonly engagement: number };

function toMost(posts: readonly PostSummary[]): Most {
  return {
    views: posts.reduce((most, { views }) => Math.max(most, views ?? 0), 0),
    engagement: posts.reduce((most, { engagementRate }) => Math.max(most, engagementRate ?? 0), 0),
  };
}

type PostCellProps = {
  readonly post: PostSummary;
  readonly column: Exclude<PostColumn, "detail">;
  readonly most: Most;
};

function PostCell({ post, column, most }: PostCellProps) {
  switch (column) {
    case "published":
      return formatDay(post.publishedOn);
    case "views":
      return <ViewsBar views={post.views} most={most.views} />;
    case "engagement":
      return <RateBar tally={tallyEngagement(post)} most={most.engagement} />;
    case "shareRate":
      return <RateBar tally={tallyShares(post)} most={null} />;
    default:
      return post[column] === null ? <UnknownValue /> : formatWhole(post[column]);
  }
}

const VIEWS_WIDTH = 88;
const RATE_WIDTH = 44;

function ViewsBar({ views, most }: { readonly views: number | null; readonly most: number }) {
  if (views === null) return <UnknownValue />;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <Bar share={most === 0 ? 0 : views / most} width={VIEWS_WIDTH} />
      <span className="min-w-[3.2em]" title={formatWhole(views)}>
        {formatCount(views)}
      </span>
    </span>
  );
}

/** A rate by views, with the range that it can lie in by chance; `most` null draws no bar. */
function RateBar({ tally, most }: { readonly tally: Tally | null; readonly most: number | null }) {
  if (tally === null) return <UnknownValue />;
  const rate = tally.successes / tally.trials;
  const interval = evaluateWilson(tally.successes, tally.trials);
  const range = interval && `95% interval: ${formatPercent(interval.low)} to ${formatPercent(interval.high)}`;
  return (
    <span className="inline-flex items-center justify-end gap-2" title={range ?? undefined}>
      {most === null ? null : <Bar share={most === 0 ? 0 : rate / most} width={RATE_WIDTH} />}
      <span className="min-w-[2.8em]">{formatPercent(rate)}</span>
    </span>
  );
}

function Bar({ share, width: full }: { readonly share: number; readonly width: number }) {
  const width = share === 0 ? 0 : Math.max(2, share * full);
  return (
    <svg aria-hidden="true" width={full} height="6" className="max-lg:hidden">
      <rect x={full - width} width={width} height="6" rx="3" className="fill-accent" opacity="0.85" />
    </svg>
  );
}

type ColumnHeaderProps = { readonly column: PostColumn; readonly sorting: Sorting | null };

function ColumnHeader({ column, sorting }: ColumnHeaderProps) {
  const label = POST_COLUMN_LABELS[column];
  if (column === "detail") return <HeaderCell align="start">{label}</HeaderCell>;
  if (sorting === null) return <HeaderCell>{label}</HeaderCell>;
  const here = sorting.by === column;
  const Arrow = sorting.ascending ? ArrowUp : ArrowDown;
  return (
    <HeaderCell aria-sort={here ? (sorting.ascending ? "ascending" : "descending") : undefined}>
      <Link
        prefetch={false}
        href={sorting.toHref(column, here ? !sorting.ascending : false)}
        scroll={false}
        className={`inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink hover:underline ${here ? "font-semibold text-ink" : ""}`}
      >
        {label}
        {here ? <Arrow aria-hidden className="size-3.5" /> : null}
      </Link>
    </HeaderCell>
  );
}
