import type { CampaignReport } from "@/lib/domain/campaign";
import { formatCount, formatPercent, formatQuantity, formatWhole } from "@/lib/domain/format";
import type { ContentReport } from "@/lib/domain/report";
import { CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { formatTotalsRead } from "@/lib/domain/totals-read";
import { campaignsHtml } from "./campaigns-html";
import { factsHtml, type Manner, toNumber } from "./figure-html";
import { hashtagsHtml } from "./hashtags-html";
import { type Html, html, NOTHING } from "./markup";
import { postsTable } from "./posts-html";

const RATE = "(likes + comments + shares) ÷ views";

/** The posts published in the window with their lifetime totals, the detail that was captured in time, and campaigns where they may be told. */
export function contentHtml(
  report: ContentReport,
  { locale }: Manner,
  campaigns: readonly CampaignReport[],
): Html {
  const { posts, contentReadOn, postsKnown, listMayBeIncomplete } = report;
  const hint =
    contentReadOn === null
      ? "No content export has been imported yet."
      : `${formatQuantity(posts.length, "post", "posts")} published in this period, of ${formatWhole(postsKnown, locale)} that the exports contained. ${formatTotalsRead(posts, contentReadOn)}`;
  const full = listMayBeIncomplete
    ? html`<p class="hint">TikTok lists at most ${CONTENT_EXPORT_POSTS} posts in one export and the newest is full, so older posts of this period may be missing.</p>`
    : NOTHING;
  return html`${totalsHtml(report, locale)}<div class="cards"><section class="card wide"><h3>Posts</h3><p class="hint">${hint}</p>${full}
${posts.length === 0 ? NOTHING : postsTable(posts, { section: "content-posts", caption: "Posts published in this period", locale })}
<details><summary>How is this computed</summary>${factsHtml([
    {
      name: "Posts",
      text: "The posts of the content exports that were published on the days of the window.",
    },
    {
      name: "Views",
      text: "Sum of each post’s views since it was published, as its newest export tells them.",
    },
    {
      name: "Engagement",
      text: `${RATE}, each summed over the posts of which all four are known.`,
    },
    {
      name: "Median post",
      text: `${RATE} of each post; the middle one of them. One viral post moves it little.`,
    },
  ])}</details></section>${hashtagsHtml(posts, locale)}${campaignsHtml(campaigns, locale)}</div>`;
}

function totalsHtml({ totals }: ContentReport, locale: string): Html {
  const { posts, views, pooledEngagementRate: pooled, medianEngagementRate: median } = totals;
  const tile = (label: string, hint: string, value: Html) =>
    html`<div class="tile"><h3 class="muted small">${label}</h3><p class="value">${value}</p><p class="small muted">${hint}</p></div>`;
  return html`<div class="tiles">${tile("Posts published", "in this period", toNumber("content.posts", posts, formatWhole(posts, locale)))}
${tile("Views", "lifetime, of these posts", toNumber("content.views", views, formatCount(views, locale)))}
${tile("Engagement", "all of them together, by views", toNumber("content.pooledEngagementRate", pooled, formatPercent(pooled, locale)))}
${tile("Median post", "engagement by views", toNumber("content.medianEngagementRate", median, formatPercent(median, locale)))}</div>`;
}
