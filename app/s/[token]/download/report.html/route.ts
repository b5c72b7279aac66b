import { cookies } from "next/headers";
import { answerNothing } from "@/app/download-answer";
import { answerReport } from "@/app/download-report";
import { toReportRequest } from "@/lib/domain/address";
import { openLink } from "@/lib/links/open-link";
import { findPinned, toNotesShown } from "@/lib/links/pinned";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { getReportHtml } from "@/lib/reports/html/get-report-html";
import { toSharedAddress, toStanding } from "../../../shared-address";

type Context = { readonly params: Promise<{ readonly token: string }> };

/** A shared dashboard as one file: the link's sections, window, day and password hold here too, and it may forbid downloads. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const now = new Date();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const link = await openLink(token, now, proof, query["profile"] ?? null);
  if (link === null) return answerNothing();
  if (!link.stored.downloads) return answerNothing();
  const asked = toReportRequest(toSharedAddress(link, query));
  const report = await getReportHtml(link.scope, {
    ...asked,
    sections: link.sections,
    notes: toNotesShown(link),
    now,
    title: link.title,
    message: link.stored.message,
    standing: toStanding(link),
    findKept: (section) => findPinned(link, section, asked.window),
  });
  return answerReport(report);
}
