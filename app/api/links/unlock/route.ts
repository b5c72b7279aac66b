import { z } from "zod";
import { toClientKey } from "@/lib/accounts/client-address";
import { env } from "@/lib/env";
import { unlockLink } from "@/lib/links/link-password";
import { findLockedLink } from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { answerForm, formatWait, readForm } from "../../../(door)/form-answer";

const FORM = z.strictObject({
  token: z.string().max(100),
  section: z.enum(["", "overview", "content", "followers"]),
  password: z.string().max(1024),
});

const NOWHERE = { status: 404, location: "/s/unknown", problem: "This link opens nothing any more." };

/**
 * Tries the password of a link. No session is needed and no origin asked: letting a browser into a page whose address and
 * password somebody else knows as well takes nothing from anybody, and a page without a referrer sends no origin.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request, FORM);
  const locked = form && (await findLockedLink(form.token, new Date()));
  if (form === null || locked === null) return answerForm(request, NOWHERE);
  const { token, section, password } = form;
  const path = section === "" ? `/s/${token}` : `/s/${token}/${section}`;
  const client = toClientKey(request.headers, env().trustedProxies);
  const result = await unlockLink(locked, password, { client, now: new Date() });
  switch (result.kind) {
    case "unlocked":
      return answerForm(request, { status: 200, location: path, cookies: [toCookie(token, result.proof)] });
    case "wrong":
      return answerForm(request, {
        status: 401,
        location: `${path}?problem=wrong`,
        problem: "This is not the password of the link. Check it and try again.",
        field: "password",
      });
    case "wait":
      return answerForm(request, {
        status: 429,
        location: `${path}?problem=wait`,
        problem: `Too many tries. Wait ${formatWait(result.seconds)}, then try again.`,
        retryAfterSeconds: result.seconds,
      });
  }
}

/** Sent with this link's pages only, and gone when the browser is closed. */
function toCookie(token: string, proof: string): string {
  const secure = env().baseUrl?.startsWith("https:") ? "; Secure" : "";
  return `${READER_COOKIE}=${proof}; Path=/s/${token}; HttpOnly; SameSite=Lax${secure}`;
}
