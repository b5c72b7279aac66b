import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { toClientKey } from "@/lib/accounts/client-address";
import { PATH_HEADER } from "@/lib/accounts/request-headers";
import { env } from "@/lib/env";
import { takeGuess, takeMaking } from "@/lib/links/guesses";
import { hashToken } from "@/lib/links/token";

const SHARED = "/s/";
const INVITED = "/join/";
/** Addresses below it that are no invitation. */
const ITS_OWN: readonly string[] = ["submit", "renew", "sent"];
const READS: readonly string[] = ["GET", "HEAD"];

/**
 * Gives every page its content security policy and the page its own address. It decides nothing about who may see what:
 * that is done where the data is read. Uploads must not pass here (Next cuts bodies at 10 MB behind a proxy), nor does /api.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  // A link opens a page to look at and nothing else, whether the link is good or not.
  if (request.nextUrl.pathname.startsWith(SHARED) && !READS.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { Allow: READS.join(", ") } });
  const found = await findLinked(request);
  if (found === "nothing" && !takeGuess(toClient(request), Date.now()))
    return tooMany("Too many addresses that open nothing.");
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, await findFrames(request));
  const kept = await answerFromKept(request, nonce);
  if (kept !== null) return withPolicy(kept, policy);
  if (found === "link" && !isLogo(request) && !takeMaking(hashToken(toToken(request)), Date.now()))
    return tooMany("This link is asked for too often.");
  const headers = new Headers(request.headers);
  // Next reads the nonce from the policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return withPolicy(NextResponse.next({ request: { headers } }), policy);
}

function withPolicy(response: NextResponse, policy: string): NextResponse {
  response.headers.set("Content-Security-Policy", policy);
  if (isHttps()) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  return response;
}

/** What an address with a token leads to; null where there is none. Whoever asks for what does exist has not guessed. */
async function findLinked(request: NextRequest): Promise<"link" | "invitation" | "nothing" | null> {
  const { pathname } = request.nextUrl;
  const [token, now] = [toToken(request), new Date()];
  if (pathname.startsWith(SHARED)) {
    const { isLiveLink } = await import("@/lib/links/open-link");
    return (await isLiveLink(token, now)) ? "link" : "nothing";
  }
  const isAsked = pathname.startsWith(INVITED) && READS.includes(request.method);
  if (!isAsked || ITS_OWN.includes(token)) return null;
  const { findInvitation, isEndedInvitation } = await import("@/lib/accounts/invitations");
  const isOpen = (await findInvitation(token, now)) !== null || (await isEndedInvitation(token, now));
  return isOpen ? "invitation" : "nothing";
}

function toToken({ nextUrl }: NextRequest): string {
  return nextUrl.pathname.split("/")[2] ?? "";
}

/** Asked for with each opening, and nothing to make. */
function isLogo({ nextUrl }: NextRequest): boolean {
  return nextUrl.pathname.split("/")[3] === "logo";
}

function toClient({ headers }: NextRequest): string {
  return toClientKey(headers, env().trustedProxies);
}

function tooMany(why: string): NextResponse {
  const headers = { "Retry-After": "60", "Cache-Control": "private, no-store", "Content-Type": "text/plain" };
  return new NextResponse(`${why} Try again in a minute.\n`, { status: 429, headers });
}

export const config = { matcher: "/((?!api/|_next/|healthz$|readyz$).*)" };

/**
 * A shared page as it was made for somebody else, while nothing has been written since; else null, and the page that is made now is kept. The
 * link is looked up each time, as the page itself does; one with a password is answered by the page alone.
 */
async function answerFromKept(request: NextRequest, nonce: string): Promise<NextResponse | null> {
  const { nextUrl, headers, cookies } = request;
  if (!nextUrl.pathname.startsWith(SHARED)) return null;
  const { findOrMakePage, findPlace } = await import("@/lib/links/kept-pages");
  const { countLinkOpen, isOpening, openShared } = await import("@/lib/links/open-link");
  const place = await findPlace(headers, cookies.get("theme")?.value ?? "");
  if (place === null) return null;
  const now = new Date();
  const link = await openShared(nextUrl.pathname.split("/")[2] ?? "", now);
  if (link === null) return null;
  const page = await findOrMakePage(place, nonce);
  if (page === null) return null;
  if (isOpening(headers)) void countLinkOpen(link, headers.get("user-agent"), now);
  return new NextResponse(page.withNonce(nonce), { headers: page.headers });
}

/** What a browser asks for when it fills a frame; none of these may be missing, and a browser that says nothing may be in one. */
const FRAME_DESTINATIONS: readonly string[] = ["iframe", "frame", "embed", "object"];

/** Who may show this page in a frame: for an open link what its owner lists, else nobody. */
async function findFrames({ nextUrl: { pathname }, headers }: NextRequest): Promise<string> {
  const destination = headers.get("sec-fetch-dest");
  const mayBeFramed = destination === null || FRAME_DESTINATIONS.includes(destination);
  if (!pathname.startsWith(SHARED) || !mayBeFramed) return "'none'";
  const { openShared } = await import("@/lib/links/open-link");
  const link = await openShared(pathname.split("/")[2] ?? "", new Date());
  return link === null || link.stored.embedOrigins.length === 0
    ? "'none'"
    : link.stored.embedOrigins.join(" ");
}

function contentSecurityPolicy(nonce: string, frames: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    // React's development build evaluates text to show where an error came from.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Charts place themselves with style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // Browsers heed this and not X-Frame-Options where both are there (CSP level 3).
    `frame-ancestors ${frames}`,
    "form-action 'self'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isHttps(): boolean {
  return process.env["BASE_URL"]?.startsWith("https:") ?? false;
}
