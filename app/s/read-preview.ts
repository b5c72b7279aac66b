import { headers } from "next/headers";
import { cache } from "react";
import { DEFAULT_ADDRESS, toReportRequest } from "@/lib/domain/address";
import { formatChange, formatMetric, formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import { env } from "@/lib/env";
import { findOrigin } from "@/lib/links/link-address";
import { type OpenedLink, openShared } from "@/lib/links/open-link";
import { findPinned } from "@/lib/links/pinned";
import { getOverview } from "@/lib/reports/overview";
import { toSharedAddress } from "./shared-address";

/** What a chat shows of a link before anybody opens it: the title, and the headline figure where the owner allows it. */
export type Preview = {
  readonly title: string;
  readonly headline: {
    readonly label: string;
    readonly value: string;
    /** "▲ 18%"; null where nothing is compared. */
    readonly change: string | null;
    readonly days: string;
  } | null;
};

/**
 * A preview is for strangers, so it asks as one: no password that a reader has given counts. Null alike for a link that is locked, paused,
 * ended, revoked or unknown.
 */
export const readPreview = cache(async (token: string): Promise<Preview | null> => {
  const link = await openShared(token, new Date());
  if (link === null) return null;
  // No figure stands for many profiles together.
  return { title: link.title, headline: link.kind === "profile" ? await readHeadline(link) : null };
});

/** The video views that the link opens with; null unless the owner allows them and the link shows them. */
async function readHeadline(link: OpenedLink): Promise<Preview["headline"]> {
  if (!link.stored.headlineShown || !link.sections.includes("overview")) return null;
  const asked = toReportRequest(toSharedAddress(link, {}));
  const report = (await findPinned(link, "overview", asked.window)) ?? (await getOverview(link.scope, asked));
  const { metric, value, change } = report.figures[DEFAULT_ADDRESS.metric];
  if (value === null || report.window === null) return null;
  return {
    label: METRICS[metric].label,
    value: formatMetric(metric, value),
    change: change.kind === "none" ? null : formatChange(change).text,
    days: formatRange(report.window),
  };
}

/** The address of this installation as the request knows it, for tags that a chat reads. */
export async function readOrigin(): Promise<string> {
  const { baseUrl, port } = env();
  return findOrigin({ baseUrl, host: (await headers()).get("host"), port });
}
