import { cookies } from "next/headers";
import { answerDownload, answerNothing } from "@/app/download-answer";
import { toReportRequest } from "@/lib/domain/address";
import { parseWanted } from "@/lib/domain/download";
import { openLink } from "@/lib/links/open-link";
import { findPinned, toNotesShown } from "@/lib/links/pinned";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getOverview } from "@/lib/reports/overview";
import { getZoneName } from "@/lib/reports/zone";
import { toSharedAddress } from "../../../../shared-address";

type Context = {
  readonly params: Promise<{ readonly token: string; readonly section: string; readonly file: string }>;
};

/** A table or chart of a shared page, for whoever may see that page: the link's sections, window, day and password hold here too, and it may forbid downloads. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, section, file } = await params;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const link = await openLink(token, new Date(), proof, query["profile"] ?? null);
  if (link === null) return answerNothing();
  const wanted = parseWanted(section, file);
  if (wanted === null || !link.stored.downloads || !link.sections.includes(wanted.section))
    return answerNothing();
  const address = toSharedAddress(link, query);
  const asked = toReportRequest(address);
  const { window } = asked;
  return answerDownload(wanted, address, {
    overview: async () =>
      (await findPinned(link, "overview", window)) ?? getOverview(link.scope, asked, toNotesShown(link)),
    content: async () => (await findPinned(link, "content", window)) ?? getContent(link.scope, asked),
    followers: async () => (await findPinned(link, "followers", window)) ?? getFollowers(link.scope, asked),
    ahead: null,
    zone: () => getZoneName(link.scope),
  });
}
