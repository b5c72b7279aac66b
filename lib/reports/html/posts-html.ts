import {
  formatCount,
  formatCountry,
  formatDay,
  formatPercent,
  formatSeconds,
  formatWhole,
} from "@/lib/domain/format";
import type { NamedShare, PostDetailState, PostSummary } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS } from "@/lib/domain/thresholds";
import { isTikTokLink } from "@/lib/domain/tiktok-link";
import { toNumber } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";

type Listed = PostSummary & { readonly detail?: PostDetailState };

type PostList = {
  readonly section: string;
  readonly caption: string;
  readonly locale: string;
};

/** Posts with their lifetime totals, and what is known beyond them where the list has it. */
export function postsTable(posts: readonly Listed[], { section, caption, locale }: PostList): Html {
  const hasDetail = posts.some(({ detail }) => detail !== undefined);
  const rows = posts.map((post) => {
    const cell = (part: keyof PostSummary & string, value: number | null, text: string) =>
      html`<td>${toNumber(`${section}.${post.postId}.${part}`, value, text)}</td>`;
    return html`<tr><th scope="row">${postTitle(post.title, post.url)}</th><td>${formatDay(post.publishedOn, locale)}</td>${cell("views", post.views, formatCount(post.views, locale))}${cell("likes", post.likes, formatWhole(post.likes, locale))}${cell("comments", post.comments, formatWhole(post.comments, locale))}${cell("shares", post.shares, formatWhole(post.shares, locale))}${cell("engagementRate", post.engagementRate, formatPercent(post.engagementRate, locale))}${hasDetail ? html`<td class="text">${post.detail === undefined ? NOTHING : detailHtml(post.detail, locale)}</td>` : NOTHING}</tr>`;
  });
  return html`<div class="scroll"><table><caption>${caption}</caption><thead><tr><th scope="col">Post</th><th scope="col">Published</th><th scope="col">Views</th><th scope="col">Likes</th><th scope="col">Comments</th><th scope="col">Shares</th><th scope="col">Engagement</th>${hasDetail ? html`<th scope="col" class="text">Detail</th>` : NOTHING}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A caption, which comes from a file: only a link to TikTok itself becomes one. */
export function postTitle(title: string, url: string | null): Html {
  const text = title.trim() === "" ? "Post without a caption" : title.trim();
  const content = html`<bdi>${text}</bdi>`;
  if (url === null || !isTikTokLink(url)) return content;
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${content}</a>`;
}

/** What TikTok documents for seven days only, with the day on which it was read; whoever typed it in stays unnamed. */
function detailHtml({ state, entry, lastDay }: PostDetailState, locale: string): Html {
  if (entry === null) {
    const words =
      state === "current"
        ? `Current until ${formatDay(lastDay, locale)}`
        : `Documented for ${CONTENT_DETAIL_DAYS} days, not captured`;
    return html`<span class="muted">${words}</span>`;
  }
  const { averageWatchSeconds, watchedFull, trafficSources, viewerLocations, capturedOn } = entry;
  const facts = [
    averageWatchSeconds === null ? "" : `watched ${formatSeconds(averageWatchSeconds, locale)} on average`,
    watchedFull === null ? "" : `${formatPercent(watchedFull, locale)} watched it all`,
    listShares("from", trafficSources, locale),
    listShares("viewers in", viewerLocations, locale),
  ].filter((fact) => fact !== "");
  return html`${facts.join("; ")} <span class="muted">(as TikTok showed it on ${formatDay(capturedOn, locale)})</span>`;
}

function listShares(word: string, shares: readonly NamedShare[], locale: string): string {
  if (shares.length === 0) return "";
  const named = shares.map(
    ({ label, share }) => `${formatCountry(label, locale)} ${formatPercent(share, locale)}`,
  );
  return `${word} ${named.join(", ")}`;
}
