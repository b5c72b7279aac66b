import { answerNothing } from "@/app/download-answer";
import { answerReport } from "@/app/download-report";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import { getReportHtml } from "@/lib/reports/html/get-report-html";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { toNotesSeen } from "../../entering";

/** The sections of a profile as one file, for the window of the page whose address has the same query; `own=1`: all that its reader sees on the pages. */
export async function GET(request: Request): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const address = parseAddress(query);
  const isOwn = query["own"] === "1";
  const profile =
    address.profile === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, address.profile);
  if (profile === null) return answerNothing();
  return answerReport(
    await getReportHtml(profile, {
      ...toReportRequest(address),
      sections: null,
      notes: isOwn ? toNotesSeen(session) : "shared",
      own: isOwn,
      now: new Date(),
    }),
  );
}
