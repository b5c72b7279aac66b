import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/accounts/request-headers";

const SHARED = "/s/";
const READS: readonly string[] = ["GET", "HEAD"];

/**
 * Gives every page its content security policy and the page its own address. It decides nothing about who may see what:
 * that is done where the data is read. Uploads must not pass here (Next cuts bodies at 10 MB behind a proxy), nor does /api.
 */
export function proxy(request: NextRequest): NextResponse {
  // A link opens a page to look at and nothing else, whether the link is good or not.
  if (request.nextUrl.pathname.startsWith(SHARED) && !READS.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { Allow: READS.join(", ") } });
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce from the policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (isHttps()) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  return response;
}

export const config = { matcher: "/((?!api/|_next/|healthz$|readyz$).*)" };

function contentSecurityPolicy(nonce: string): string {
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
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isHttps(): boolean {
  return process.env["BASE_URL"]?.startsWith("https:") ?? false;
}
