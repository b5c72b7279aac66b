import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { PostSort } from "@/lib/domain/address";
import { formatCount, formatDay, formatPercent, formatWhole } from "@/lib/domain/format";
import type { PostSummary } from "@/lib/domain/report";
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
  readonly detail?: (post: Post) => ReactNode;
  /** The page of a post; null where it cannot be opened. */
  readonly postHref?: ((postId: string) => string) | null;
};

const COLUMNS: readonly { readonly by: PostSort; readonly label: string }[] = [
  { by: "published", label: "Published" },
  { by: "views", label: "Views" },
  { by: "likes", label: "Likes" },
  { by: "comments", label: "Comments" },
  { by: "shares", label: "Shares" },
  { by: "engagement", label: "Engagement" },
];

/** Posts with their lifetime totals; views with a bar against the largest of the list. */
export function PostsTable<Post extends PostSummary>({
  posts,
  caption,
  sorting,
  detail,
  postHref = null,
}: PostsTableProps<Post>) {
  const most = Math.max(0, ...posts.map(({ views }) => views ?? 0));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Post</HeaderCell>
          {COLUMNS.map(({ by, label }) => (
            <SortableHeader key={by} by={by} label={label} sorting={sorting} />
          ))}
          {detail ? <HeaderCell align="start">Detail</HeaderCell> : null}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.postId} className="hover:bg-sunken/60">
            <RowHeader className="w-full min-w-44">
              <PostTitle title={post.title} url={post.url} href={postHref?.(post.postId) ?? null} />
            </RowHeader>
            <Cell>{formatDay(post.publishedOn)}</Cell>
            <Cell>
              <ViewsBar views={post.views} most={most} />
            </Cell>
            <NumberCell value={post.likes} />
            <NumberCell value={post.comments} />
            <NumberCell value={post.shares} />
            <Cell>
              {post.engagementRate === null ? <UnknownValue /> : formatPercent(post.engagementRate)}
            </Cell>
            {detail ? <Cell align="start">{detail(post)}</Cell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NumberCell({ value }: { readonly value: number | null }) {
  return <Cell>{value === null ? <UnknownValue /> : formatWhole(value)}</Cell>;
}

const BAR_WIDTH = 88;

function ViewsBar({ views, most }: { readonly views: number | null; readonly most: number }) {
  if (views === null) return <UnknownValue />;
  const width = most === 0 ? 0 : Math.max(2, (views / most) * BAR_WIDTH);
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <svg aria-hidden="true" width={BAR_WIDTH} height="6" className="max-lg:hidden">
        <rect x={BAR_WIDTH - width} width={width} height="6" rx="3" className="fill-accent" opacity="0.85" />
      </svg>
      <span className="min-w-[3.2em]" title={formatWhole(views)}>
        {formatCount(views)}
      </span>
    </span>
  );
}

type SortableHeaderProps = {
  readonly by: PostSort;
  readonly label: string;
  readonly sorting: Sorting | null;
};

function SortableHeader({ by, label, sorting }: SortableHeaderProps) {
  if (sorting === null) return <HeaderCell>{label}</HeaderCell>;
  const here = sorting.by === by;
  const Arrow = sorting.ascending ? ArrowUp : ArrowDown;
  return (
    <HeaderCell aria-sort={here ? (sorting.ascending ? "ascending" : "descending") : undefined}>
      <Link
        prefetch={false}
        href={sorting.toHref(by, here ? !sorting.ascending : false)}
        scroll={false}
        className={`inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink hover:underline ${here ? "font-semibold text-ink" : ""}`}
      >
        {label}
        {here ? <Arrow aria-hidden className="size-3.5" /> : null}
      </Link>
    </HeaderCell>
  );
}
