import { toDisposition } from "@/app/api/imports/attachment";
import { answerNothing } from "@/app/download-answer";
import { requireApiSession } from "@/lib/accounts/session";
import { drawCounts } from "@/lib/charts/svg/counts-svg";
import { toSvgFile } from "@/lib/charts/svg/picture";
import { parseAddress } from "@/lib/domain/address";
import { CAMPAIGN_FILES, type CampaignFile, parseCampaignDays } from "@/lib/domain/campaign-address";
import { formatQuantity, formatRange } from "@/lib/domain/format";
import { getCampaign } from "@/lib/reports/campaigns";
import {
  toCampaignPostsTable,
  toCampaignTotalsTable,
  toPublishedTable,
} from "@/lib/reports/downloads/campaign-table";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { getZoneName } from "@/lib/reports/zone";

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The posts of a campaign, what they add up to, or when they were published, over the days that the page of the same query shows. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { profile: handle } = parseAddress(query);
  const profile =
    handle === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, handle);
  const { id } = await params;
  const report = profile && (await getCampaign(profile, id, parseCampaignDays(query)));
  if (profile === null || report === null) return answerNothing();
  const context = { report, profile: profile.handle, zone: await getZoneName(profile) };
  const file = CAMPAIGN_FILES.find((each) => each === query["table"]) ?? "posts";
  const name = `${profile.handle} ${report.campaign.name} ${NAMES[file]}`;
  const isChart = file === "chart";
  return new Response(isChart ? drawPublished(context) : toCsv(TABLES[file](context)), {
    headers: {
      "Content-Type": `${isChart ? "image/svg+xml" : "text/csv"}; charset=utf-8`,
      "Content-Disposition": toDisposition(name),
      "Cache-Control": "private, no-store",
    },
  });
}

const NAMES: Readonly<Record<CampaignFile, string>> = {
  posts: "posts.csv",
  totals: "totals.csv",
  published: "posts published.csv",
  chart: "posts published.svg",
};

const TABLES = {
  posts: toCampaignPostsTable,
  totals: toCampaignTotalsTable,
  published: toPublishedTable,
} as const;

function drawPublished({ report, profile, zone }: Parameters<typeof toPublishedTable>[0]): string {
  const { campaign, range, published } = report;
  const hashtags = campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" or ");
  const source = [
    `@${profile}`,
    ...(range === null ? [] : [formatRange(range)]),
    ...(zone === null ? [] : [`time zone ${zone}`]),
    "from TikTok’s exports, by Tallyboard",
  ];
  const summary = `${formatQuantity(report.posts.length, "post", "posts")} with ${hashtags}.`;
  const caption = { title: `${campaign.name}: posts published`, summary, source: source.join(" · ") };
  return toSvgFile(caption, drawCounts(published));
}
