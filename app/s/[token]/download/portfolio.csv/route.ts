import { cookies } from "next/headers";
import { toDisposition } from "@/app/api/imports/attachment";
import { answerNothing } from "@/app/download-answer";
import { openShared } from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { toCsv } from "@/lib/reports/downloads/csv-table";
import { toPortfolioTable } from "@/lib/reports/downloads/portfolio-table";
import { readSharedPortfolio, toSharedRequest } from "../../../shared-portfolio";

type Context = { readonly params: Promise<{ readonly token: string }> };

/** The table of a shared portfolio, all of its pages: the link's profiles, window, day and password hold here too, and it may forbid downloads. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const link = await openShared(token, new Date(), proof);
  if (link?.kind !== "portfolio" || !link.stored.downloads) return answerNothing();
  const asked = toSharedRequest(link, Object.fromEntries(new URL(request.url).searchParams));
  const report = await readSharedPortfolio(link, { ...asked, page: 1 }, Number.MAX_SAFE_INTEGER);
  const newest = report.newestDay === null ? "" : ` ${report.newestDay}`;
  return new Response(toCsv(toPortfolioTable(report, asked, { tagged: false })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(`Profiles ${asked.window} days${newest}.csv`),
      "Cache-Control": "private, no-store",
    },
  });
}
