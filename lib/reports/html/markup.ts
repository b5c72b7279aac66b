/** A piece of HTML in which every text has been escaped. Only `html` and `trusted` make one. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[] | null;

/** HTML with its texts put in: whatever is not HTML already is escaped, for content and for quoted attributes alike. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.map((text, index) => text + toMarkup(parts[index] ?? null)).join("");
  return { markup };
}

/** Markup of ours that is HTML already, such as a drawing. */
export function trusted(markup: string): Html {
  return { markup };
}

export const NOTHING: Html = { markup: "" };

function toMarkup(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

/** NUL and lone surrogates are errors in HTML: a caption may hold anything. */
function escapeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\u{fffd}")
    .replaceAll("\0", "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
