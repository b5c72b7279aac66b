import { cookies } from "next/headers";
import { answerNothing } from "@/app/download-answer";
import { getLogo } from "@/lib/links/branding";
import { openShared } from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";

type Context = { readonly params: Promise<{ readonly token: string }> };

/** The logo on a shared page, for whoever may see the page. It was a picture when it was stored, and is nothing else on its own either. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const link = await openShared(token, new Date(), proof);
  if (link === null) return answerNothing();
  const logo = await getLogo(link.scope);
  if (logo === null) return answerNothing();
  return new Response(Buffer.from(logo.bytes), {
    headers: {
      "Content-Type": logo.type,
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}
