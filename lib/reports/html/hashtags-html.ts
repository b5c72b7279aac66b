import { formatCount, formatPercent, formatWhole } from "@/lib/domain/format";
import {
  HASHTAGS_FORMULA,
  type HashtagSummary,
  sayStanding,
  summariseHashtags,
} from "@/lib/domain/hashtag-summary";
import type { PostSummary } from "@/lib/domain/report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { toNumber } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";

/** The hashtags of the window's captions, as the card of the page has them; nothing where no caption holds one. */
export function hashtagsHtml(posts: readonly PostSummary[], locale: string): Html {
  const summaries = summariseHashtags(posts);
  if (summaries.length === 0) return NOTHING;
  return html`<section class="card wide"><h3>Hashtags</h3><p class="hint">In the captions of the posts of this period. Medians and comparisons begin at ${POSTS_NEEDED} posts.</p>
<div class="scroll"><table><caption>Hashtags of this period</caption><thead><tr><th scope="col">Hashtag</th><th scope="col">Posts</th><th scope="col">Median views</th><th scope="col">Engagement</th><th scope="col" class="text">Engagement is</th></tr></thead><tbody>${summaries.map((summary) => rowHtml(summary, locale))}</tbody></table></div>
<details><summary>How is this computed</summary>${HASHTAGS_FORMULA.map((text) => html`<p>${text}</p>`)}</details></section>`;
}

function rowHtml(
  { hashtag, posts, medianViews, engagement: { rate, interval }, standing }: HashtagSummary,
  locale: string,
): Html {
  const head = html`<th scope="row"><bdi>#${hashtag}</bdi></th><td>${toNumber(`hashtag.${hashtag}.posts`, posts, formatWhole(posts, locale))}</td>`;
  if (medianViews === null && interval === null)
    return html`<tr>${head}<td class="text muted" colspan="3">under ${POSTS_NEEDED} posts, too few to tell</td></tr>`;
  const range =
    interval === null
      ? NOTHING
      : html` <span class="muted">(${formatPercent(interval.low, locale)}–${formatPercent(interval.high, locale)})</span>`;
  return html`<tr>${head}<td>${toNumber(`hashtag.${hashtag}.medianViews`, medianViews, formatCount(medianViews, locale))}</td><td>${toNumber(`hashtag.${hashtag}.engagement`, interval === null ? null : rate, formatPercent(rate, locale))}${range}</td><td class="text">${sayStanding(standing)}</td></tr>`;
}
