import { answerDownload, answerNothing } from "@/app/download-answer";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import { parseWanted } from "@/lib/domain/download";
import { isDayMetric } from "@/lib/domain/weekday-band";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getGoals } from "@/lib/reports/goals";
import { getOutlooks } from "@/lib/reports/outlook";
import { getOverview } from "@/lib/reports/overview";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { getZoneName } from "@/lib/reports/zone";
import { toNotesSeen } from "../../../entering";

type Context = { readonly params: Promise<{ readonly section: string; readonly file: string }> };

/** A table or chart of the page whose address has the same query. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const { section, file } = await params;
  const wanted = parseWanted(section, file);
  const address = parseAddress(Object.fromEntries(new URL(request.url).searchParams));
  const profile =
    address.profile === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, address.profile);
  if (wanted === null || profile === null) return answerNothing();
  const asked = toReportRequest(address);
  return answerDownload(wanted, address, {
    overview: () => getOverview(profile, asked, toNotesSeen(session)),
    content: () => getContent(profile, asked),
    followers: () => getFollowers(profile, asked),
    ahead: {
      outlook: async (frame) => {
        const { metric } = address;
        if (!isDayMetric(metric)) return null;
        return (await getOutlooks(profile, asked, { frame, metrics: [metric] }))[metric] ?? null;
      },
      goals: ({ asOf }) => getGoals(profile, asOf),
    },
    zone: () => getZoneName(profile),
  });
}
