import { toDisposition } from "@/app/api/imports/attachment";
import { requireApiSession } from "@/lib/accounts/session";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { toPortfolioTable } from "@/lib/reports/downloads/portfolio-table";
import { getWholePortfolio } from "@/lib/reports/portfolio";

/** Every profile of the list whose address has the same query, in its order and not its page alone. */
export async function GET(request: Request): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const asked = parsePortfolioAddress(Object.fromEntries(new URL(request.url).searchParams));
  const report = await getWholePortfolio(session.scope, asked);
  const newest = report.newestDay === null ? "" : ` ${report.newestDay}`;
  return new Response(toCsv(toPortfolioTable(report, asked)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(`All profiles ${asked.window} days${newest}.csv`),
      "Cache-Control": "private, no-store",
    },
  });
}
