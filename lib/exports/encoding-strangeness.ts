const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u,
];

const LETTER = "[\\p{L}\\p{M}]";
/** Marks inside a word, such as the § and ¶ that other scripts become when they are read as Western European. */
const SYMBOL_IN_WORD = new RegExp(
  `(?<=${LETTER})[\\u00a1-\\u00bf\\u00d7\\u00f7\\u2020-\\u2030](?=${LETTER})`,
  "gu",
);
/** No language of Latin letters writes many accented ones in a row. */
const ACCENTED_RUN = /[\u00c0-\u024f]{2,}/gu;
const HALF_WIDTH_KATAKANA = /[\uff61-\uff9f]/gu;
const LOST = /[\ufffd\p{Co}\p{Cn}]/gu;
const CAPITAL_IN_WORD = /(?<=\p{Ll})\p{Lu}(?=\p{Ll})/gu;

/** How unlike words a text looks, per thousand letters: two scripts in one word, symbols inside words, heaps of accents. Only compares. */
export function countStrangeness(text: string): number {
  const words = text.split(/[^\p{L}\p{M}\u00a1-\u00bf]+/u).filter((word) => /[^\0-\x7f]/.test(word));
  const mixed = words.filter((word) => SCRIPTS.filter((script) => script.test(word)).length > 1).length;
  const odd =
    6 * mixed +
    4 * countOf(text, LOST) +
    2 * countOf(text, SYMBOL_IN_WORD) +
    2 * countOf(text, HALF_WIDTH_KATAKANA) +
    countOf(text, CAPITAL_IN_WORD) +
    (text.match(ACCENTED_RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
  return (1000 * odd) / Math.max(1, text.length);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
