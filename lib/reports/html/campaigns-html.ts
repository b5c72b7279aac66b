import type { CampaignReport } from "@/lib/domain/campaign";
import { formatCampaignDays, formatKnown } from "@/lib/domain/campaign-words";
import { formatCount, formatPercent, formatWhole } from "@/lib/domain/format";
import { toNumber } from "./figure-html";
import { type Html, html, NOTHING } from "./markup";

/** Every campaign over its own days, as the page of campaigns has them; nothing where there is none. */
export function campaignsHtml(reports: readonly CampaignReport[], locale: string): Html {
  if (reports.length === 0) return NOTHING;
  return html`<section class="card wide"><h3>Campaigns</h3><p class="hint">Each over its own days. Views and engagement are lifetime totals of its posts.</p>
<div class="scroll"><table><caption>Campaigns</caption><thead><tr><th scope="col">Campaign</th><th scope="col">Posts</th><th scope="col">Views</th><th scope="col">Of all views</th><th scope="col">Engagement</th><th scope="col" class="text">Days</th></tr></thead><tbody>${reports.map((report) => rowHtml(report, locale))}</tbody></table></div></section>`;
}

function rowHtml({ campaign, totals }: CampaignReport, locale: string): Html {
  const { posts, views, shareOfViews, engagement } = totals;
  const number = (name: string, value: number | null, shown: string) =>
    html`<td>${toNumber(`campaign.${campaign.id}.${name}`, value, shown)}</td>`;
  const known = formatKnown(views, posts);
  const hashtags = campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" ");
  return html`<tr><th scope="row"><bdi>${campaign.name}</bdi> <span class="muted small"><bdi>${hashtags}</bdi>${known === null ? "" : ` · views ${known}`}</span></th>${number("posts", posts, formatWhole(posts, locale))}${number("views", views.sum, formatCount(views.sum, locale))}${number("shareOfViews", shareOfViews, formatPercent(shareOfViews, locale))}${number("engagement", engagement.rate, formatPercent(engagement.rate, locale))}<td class="text">${formatCampaignDays(campaign)}</td></tr>`;
}
