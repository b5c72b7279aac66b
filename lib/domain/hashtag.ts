/**
 * A hashtag begins with # (or its full-width form) and holds letters, marks, digits and underscores of any script: the default of Unicode
 * Standard Annex #31 (UAX31-R8) without the emoji and hyphens that it adds, because TikTok says that hashtags hold no special characters.
 * TikTok publishes no grammar, so a hashtag of emoji is not found, and a number alone ("part #12") is none, as on other networks. A # within a
 * word or an address is none; "#rye#bread" are two.
 */
const HASHTAG =
  /(?:^|[^\p{L}\p{M}\p{N}_&/#＃]|(?<=[#＃][\p{L}\p{M}\p{N}_]+))[#＃]((?=[\p{M}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+)/gu;
const WHOLE = /^(?=[\p{M}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+$/u;

/** As long as an address or a form may name; TikTok captions are longer. */
const LONGEST_HASHTAG = 100;

/** The hashtags of a caption without #, in lower case, each once, in the order of the caption. */
export function parseHashtags(caption: string): readonly string[] {
  return [...new Set([...caption.matchAll(HASHTAG)].map(([, name = ""]) => fold(name)))];
}

/** A hashtag as a person writes it, with or without #, in lower case; null when it is none. */
export function parseHashtag(text: string): string | null {
  const name = fold(text.trim().replace(/^[#＃]/u, ""));
  return WHOLE.test(name) && name.length <= LONGEST_HASHTAG ? name : null;
}

/** Whether a caption holds any of these hashtags. */
export function hasHashtag(caption: string, hashtags: readonly string[]): boolean {
  const own = parseHashtags(caption);
  return hashtags.some((hashtag) => own.includes(hashtag));
}

/** TikTok's hashtags know no upper case; composed and decomposed letters are the same. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}
