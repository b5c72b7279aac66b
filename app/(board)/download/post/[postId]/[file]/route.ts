import { answerNothing } from "@/app/download-answer";
import { answerPostFile, parsePostFile } from "@/app/download-post";
import { requireApiSession } from "@/lib/accounts/session";
import { parseAddress } from "@/lib/domain/address";
import { getPost } from "@/lib/reports/post";
import { findReportProfile, listProfilesForPicker } from "@/lib/reports/profiles";
import { getZoneName } from "@/lib/reports/zone";

type Context = { readonly params: Promise<{ readonly postId: string; readonly file: string }> };

/** A table or chart of a post's page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const { postId, file } = await params;
  const wanted = parsePostFile(file);
  const address = parseAddress(Object.fromEntries(new URL(request.url).searchParams));
  const profile =
    address.profile === null
      ? ((await listProfilesForPicker(session.scope))[0] ?? null)
      : await findReportProfile(session.scope, address.profile);
  const report = profile && (await getPost(profile, postId, address));
  if (wanted === null || profile === null || report === null) return answerNothing();
  return answerPostFile(wanted, report, await getZoneName(profile));
}
