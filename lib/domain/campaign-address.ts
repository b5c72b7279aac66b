import { type Address, type Query, toHref } from "./address";
import type { WindowDays } from "./report";
import { WINDOW_LENGTHS } from "./window";

export const CAMPAIGNS_PATH = "/campaigns";

/** The days that the page of a campaign shows: 7, 28 or 60 as a section does, or, without them, the campaign's own. */
export function parseCampaignDays(query: Query): WindowDays | null {
  return WINDOW_LENGTHS.find((days) => String(days) === query["days"]) ?? null;
}

/** The page of a campaign; `days` null: over its own days. */
export function toCampaignHref(address: Address, id: string, days: WindowDays | null = null): string {
  const href = toHref(`${CAMPAIGNS_PATH}/${encodeURIComponent(id)}`, address);
  return days === null ? href : `${href}&days=${days}`;
}

/** Tables of a campaign, and its chart. */
export const CAMPAIGN_FILES = ["posts", "totals", "published", "chart"] as const;
export type CampaignFile = (typeof CAMPAIGN_FILES)[number];

/** One of its tables, or its chart, as a file. */
export function toCampaignFileHref(
  address: Address,
  id: string,
  { days, table }: { readonly days: WindowDays | null; readonly table: CampaignFile },
): string {
  const path = `${CAMPAIGNS_PATH}/${encodeURIComponent(id)}/download`;
  return `${toHref(path, address)}${days === null ? "" : `&days=${days}`}&table=${table}`;
}

/** Where a campaign of one hashtag is made, with the form open. */
export function toNewCampaignHref(address: Address, hashtag: string): string {
  return `${toHref(CAMPAIGNS_PATH, address)}&new=${encodeURIComponent(hashtag)}`;
}
