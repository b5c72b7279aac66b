import { findCampaign, listCampaigns } from "@/lib/db/campaigns";
import { listPosts } from "@/lib/db/post-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest, type Newest } from "@/lib/db/series";
import { type Campaign, type CampaignReport, evaluateCampaign } from "@/lib/domain/campaign";
import { type Day, toDay } from "@/lib/domain/day";
import type { PostSummary, ReportFrame, WindowDays } from "@/lib/domain/report";
import { evaluateFrame } from "./frame";

/** Before any post of TikTok. */
const EVER = toDay("2000-01-01");

/** Every campaign of a profile over its own days, the newest first. */
export async function getCampaigns(scope: ProfileScope): Promise<readonly CampaignReport[]> {
  const [campaigns, newest] = await Promise.all([listCampaigns(scope), findNewest(scope)]);
  if (campaigns.length === 0) return [];
  const until = lastDayOf(toFrame(scope, newest, null), newest);
  const posts = await listPostsUntil(scope, campaigns, until);
  return campaigns.map((campaign) => evaluateCampaign(campaign, { posts, chosen: null, until }));
}

/** One campaign over its own days (`days` null), or the 7, 28 or 60 days that a section shows; null when there is no such campaign. */
export async function getCampaign(
  scope: ProfileScope,
  id: string,
  days: WindowDays | null,
): Promise<CampaignReport | null> {
  const [campaign, newest] = await Promise.all([findCampaign(scope, id), findNewest(scope)]);
  if (campaign === null) return null;
  const frame = toFrame(scope, newest, days);
  const until = lastDayOf(frame, newest);
  const posts = await listPostsUntil(scope, [campaign], until);
  const { window } = frame;
  const chosen = days === null || window === null ? null : { from: window.from, to: window.to };
  return evaluateCampaign(campaign, { posts, chosen, until });
}

function toFrame(scope: ProfileScope, newest: Newest, days: WindowDays | null): ReportFrame {
  return evaluateFrame(scope, { window: days ?? 28, asOf: null, compare: "previous" }, newest);
}

/** The last day on which a post can be known: of the newest daily figures, or of the newest list of posts, which is a day ahead of them. */
function lastDayOf({ newestDay }: ReportFrame, { contentReadOn }: Newest): Day | null {
  return latest(newestDay, contentReadOn);
}

/** Up to the last day of any of these campaigns, or the last that can be known. */
async function listPostsUntil(
  scope: ProfileScope,
  campaigns: readonly Campaign[],
  until: Day | null,
): Promise<readonly PostSummary[]> {
  const to = campaigns.reduce((last, { lastDay }) => latest(last, lastDay), until);
  return to === null ? [] : listPosts(scope, [{ from: EVER, to }]);
}

function latest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
