import { answerNothing } from "@/app/download-answer";
import { answerReport } from "@/app/download-report";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import { getReportHtml } from "@/lib/reports/html/get-report-html";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";

/** The sections of a profile as one file, for the window of the page whose address has the same query. */
export async function GET(request: Request): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const address = parseAddress(Object.fromEntries(new URL(request.url).searchParams));
  const profile =
    address.profile === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, address.profile);
  if (profile === null) return answerNothing();
  return answerReport(
    await getReportHtml(profile, {
      ...toReportRequest(address),
      sections: null,
      notes: "shared",
      now: new Date(),
    }),
  );
}
