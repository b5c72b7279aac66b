import { toDisposition } from "@/app/api/imports/attachment";
import { answerNothing } from "@/app/download-answer";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress } from "@/lib/domain/address";
import { dayAt } from "@/lib/domain/day";
import { getCoverage } from "@/lib/reports/coverage";
import { toCoverageTable } from "@/lib/reports/downloads/coverage-table";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { getZoneName } from "@/lib/reports/zone";

/** Every day of the coverage calendars of a profile, as its page shows them. */
export async function GET(request: Request): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const address = parseAddress(Object.fromEntries(new URL(request.url).searchParams));
  const profile =
    address.profile === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, address.profile);
  if (profile === null) return answerNothing();
  const report = await getCoverage(profile, dayAt(Date.now()));
  const days = report.range === null ? "" : ` ${report.range.from} to ${report.range.to}`;
  return new Response(toCsv(toCoverageTable(report, await getZoneName(profile))), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(`${profile.handle} coverage${days}.csv`),
      "Cache-Control": "private, no-store",
    },
  });
}
