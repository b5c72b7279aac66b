import { env } from "@/lib/env";

/**
 * A 403 answer when a request that changes something does not come from a page of this installation; null when it does.
 * Server actions have Next's own check; route handlers have none, so each that is not GET or HEAD starts with this.
 */
export function refuseForeignOrigin(request: Request): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (isSameOrigin(request.headers, env().baseUrl)) return null;
  return Response.json(
    {
      problem:
        "This request did not come from Tallyboard's own page, so nothing was done. Reload the page and try again.",
    },
    { status: 403, headers: { "Cache-Control": "no-store" } },
  );
}

/**
 * True when the browser says that one of our own pages sent the request: from the configured address or, unless that is https,
 * from this machine. What a proxy may add (X-Forwarded-Host) proves nothing and is not read; a missing Origin is foreign.
 */
export function isSameOrigin(headers: Headers, baseUrl: string | null): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const text = headers.get("origin");
  if (text === null || !URL.canParse(text)) return false;
  const origin = new URL(text);
  if (baseUrl !== null && origin.origin === new URL(baseUrl).origin) return true;
  if (baseUrl?.startsWith("https:")) return false;
  const host = headers.get("host")?.toLowerCase();
  return host !== undefined && origin.host === host && isLoopbackHost(host);
}

/** True for a `Host` that can only be this machine: localhost, *.localhost, 127.0.0.0/8, [::1]; with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  return /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(name);
}
