import type { ReactNode } from "react";
import { formatCountry, formatDay, formatPercent, formatSeconds } from "@/lib/domain/format";
import type { ContentPost, NamedShare, PostDetailEntry } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS } from "@/lib/domain/thresholds";
import { EntrySources } from "./entry-sources";

type PostDetailProps = {
  readonly post: ContentPost;
  readonly actions: ReactNode;
  readonly shared: boolean;
};

/** What is known of a post beyond its totals, under the seven-day rule. */
export function PostDetail({ post, actions, shared }: PostDetailProps) {
  const { state, entry, lastDay } = post.detail;
  return (
    <div className="flex min-w-48 flex-wrap items-center gap-x-2.5 gap-y-0.5">
      {entry === null ? null : <EntryPopover post={post} entry={entry} shared={shared} />}
      <span className="text-muted">
        {state === "current" ? `Current until ${formatDay(lastDay)}` : null}
        {state === "captured" && entry ? `Captured ${formatDay(entry.capturedOn)}` : null}
        {state === "expired" ? `Documented for ${CONTENT_DETAIL_DAYS} days, not captured` : null}
      </span>
      {state === "current" ? actions : null}
    </div>
  );
}

type EntryPopoverProps = {
  readonly post: ContentPost;
  readonly entry: PostDetailEntry;
  readonly shared: boolean;
};

function EntryPopover({ post, entry, shared }: EntryPopoverProps) {
  const id = `detail-${post.postId}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="min-h-6 rounded-sm font-semibold text-accent hover:underline"
      >
        {entry.averageWatchSeconds === null
          ? "Show detail"
          : `Watched ${formatSeconds(entry.averageWatchSeconds)} on average`}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Detail of the post"
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-[16px] border border-line bg-card p-5 text-left text-sm text-ink shadow-pop backdrop:bg-[rgb(20_18_12/0.3)]"
      >
        <p className="line-clamp-2 text-base font-[650]">
          <bdi>{post.title || "Post without a caption"}</bdi>
        </p>
        <p className="mb-3 text-muted">
          <EntrySources readOn={entry.capturedOn} sources={entry.sources} shared={shared} />
        </p>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-1">
          <dt className="text-muted">Average watch time</dt>
          <dd className="text-right">{formatSeconds(entry.averageWatchSeconds)}</dd>
          <dt className="text-muted">Watched the full video</dt>
          <dd className="text-right">{formatPercent(entry.watchedFull)}</dd>
        </dl>
        <Shares title="Traffic source" shares={entry.trafficSources} />
        <Shares title="Viewers’ location" shares={entry.viewerLocations} />
      </div>
    </>
  );
}

function Shares({ title, shares }: { readonly title: string; readonly shares: readonly NamedShare[] }) {
  if (shares.length === 0) return <p className="mt-3 text-muted">{title}: not entered.</p>;
  return (
    <div className="mt-3">
      <p className="font-semibold">{title}</p>
      <ul>
        {shares.map(({ label, share }) => (
          <li key={label} className="flex justify-between gap-4">
            <bdi>{formatCountry(label)}</bdi>
            <span>{formatPercent(share)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
