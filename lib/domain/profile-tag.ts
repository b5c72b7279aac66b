export const MOST_TAGS = 12;
const LONGEST_TAG = 30;
/** Letters, digits and what joins them; no comma, which parts one tag from the next. */
const TAG = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} &+./_-]*$/u;

/** Tags as somebody types them, with commas between: in lower case, each once, in the order of the alphabet; null when one cannot be one. */
export function parseTags(text: string): readonly string[] | null {
  const tags = text
    .split(",")
    .map(normalizeTag)
    .filter((tag) => tag !== "");
  const each = [...new Set(tags)].sort();
  return each.length > MOST_TAGS || each.some((tag) => tag.length > LONGEST_TAG || !TAG.test(tag))
    ? null
    : each;
}

/** As a tag is kept and looked for. */
export function normalizeTag(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().replace(/^#/, "").toLowerCase();
}
