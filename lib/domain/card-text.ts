/** Of the preview card: the letters that Next's own font has, and that none of its programs takes for a picture. */
const LETTERS =
  /^[\x20-\x7e\xa1-\xa8\xaa-\xac\xb0-\u0112\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0218-\u021b\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2212\u25b2\u25bc]+$/;
const PICTURES =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;
const LONGEST = 90;

/**
 * A text as a preview card can draw it without fetching a font: composed, without pictures, cut after 90 letters. Null when the font that we
 * have lacks one of its letters: better none than boxes.
 */
export function toCardText(text: string): string | null {
  const plain = text.normalize("NFC").replace(PICTURES, " ").replace(/\s+/g, " ").trim();
  if (!LETTERS.test(plain)) return null;
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).trimEnd()}…`;
}
