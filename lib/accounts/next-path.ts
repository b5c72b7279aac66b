const ANYWHERE = "http://internal.invalid";

/**
 * The page to open after signing in: a path inside this installation with its query, or "/overview".
 * Anything a browser could read as another site ("//x", "/\\x", "https:x", control characters) is dropped.
 */
export function toInternalPath(text: string | null | undefined): string {
  const fallback = "/overview";
  if (typeof text !== "string" || text.length > 2_000 || !text.startsWith("/")) return fallback;
  // Browsers drop tabs and line breaks and read "\" as "/", so none of them may occur at all.
  if (/[\\\s\p{Cc}]/u.test(text) || text.startsWith("//")) return fallback;
  const url = URL.canParse(text, ANYWHERE) ? new URL(text, ANYWHERE) : null;
  if (url === null || url.origin !== ANYWHERE || url.pathname.startsWith("//")) return fallback;
  if (/^\/(sign-in|sign-out|claim|api|_next)(\/|$)/.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}`;
}
