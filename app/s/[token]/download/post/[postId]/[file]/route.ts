import { cookies } from "next/headers";
import { answerNothing } from "@/app/download-answer";
import { answerPostFile, parsePostFile } from "@/app/download-post";
import { openLink } from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { getZoneName } from "@/lib/reports/zone";
import { toSharedAddress } from "../../../../../shared-address";
import { readSharedPost } from "../../../../../shared-post";

type Context = {
  readonly params: Promise<{ readonly token: string; readonly postId: string; readonly file: string }>;
};

/** A table or chart of a post that a live link lists, for whoever may see its page, unless the link forbids downloads. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, postId, file } = await params;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const link = await openLink(token, new Date(), proof, query["profile"] ?? null);
  if (link === null) return answerNothing();
  const wanted = parsePostFile(file);
  if (wanted === null || !link.stored.downloads) return answerNothing();
  const address = toSharedAddress(link, query);
  const report = await readSharedPost(link, ["content", postId], address);
  return report === null ? answerNothing() : answerPostFile(wanted, report, await getZoneName(link.scope));
}
