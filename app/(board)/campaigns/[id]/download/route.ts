import { toDisposition } from "@/app/api/imports/attachment";
import { answerNothing } from "@/app/download-answer";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress } from "@/lib/domain/address";
import { parseCampaignDays } from "@/lib/domain/campaign-address";
import { getCampaign } from "@/lib/reports/campaigns";
import { toCampaignPostsTable, toCampaignTotalsTable } from "@/lib/reports/downloads/campaign-table";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { getZoneName } from "@/lib/reports/zone";

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The posts of a campaign, or what they add up to, over the days that the page of the same query shows. */
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
  const isTotals = query["table"] === "totals";
  const table = isTotals ? toCampaignTotalsTable(context) : toCampaignPostsTable(context);
  const name = `${profile.handle} ${report.campaign.name} ${isTotals ? "totals" : "posts"}.csv`;
  return new Response(toCsv(table), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(name),
      "Cache-Control": "private, no-store",
    },
  });
}
