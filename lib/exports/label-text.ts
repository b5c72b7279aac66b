/** Accents, Hebrew points, Arabic vowels and hamza, Indic nukta: written or left out, the word is the same. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u093c\u09bc]/g;
/** Zero-width and direction marks, soft hyphen: never seen, copied along. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** Letters that Unicode does not take apart, and letters that Persian and Arabic write alike. */
const LETTERS: Readonly<Record<string, string>> = {
  ı: "i",
  đ: "d",
  ł: "l",
  ø: "o",
  æ: "ae",
  ς: "σ",
  "’": "'",
  ی: "ي",
  ک: "ك",
};
/** The zero of every script whose digits dates are printed in. */
const ZEROS: readonly number[] = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x1040,
  0x17e0,
];

/** English and some others need no more than lower case, and they are most. */
const PLAIN = /^[A-Za-z0-9.,]+(?: [A-Za-z0-9.,]+)*$/;
const DAY_FIRST = /^(\d{1,2})(?:(?:st|nd|rd|th|er|o|a|°)? |\. ?|-)(?:de |d'|di |of |ta' )?(\D*[^\d\s.,-])$/u;
const MONTH_FIRST = /^([^\d\s.,-]\D*?),? (\d{1,2})(?:\.| d\.|\(a\)|st|nd|rd|th)?$/u;
const CHINESE_WORD = /^(\D+月) ?(\d{1,2})[日号號]$/u;

/** One spelling for all ways of writing a label: case, accents, digits of any script, spaces, invisible marks. */
export function foldLabel(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(INVISIBLE, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/[ıđłøæς’یک]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\p{Nd}/gu, toAsciiDigit)
    .replace(/\s+/gu, " ")
    .trim();
}

/** Takes a folded label apart into its day and its month word; null when it has another form or no such day. */
export function splitLabel(folded: string): { readonly word: string; readonly day: number } | null {
  const dayFirst = DAY_FIRST.exec(folded);
  const [, word, digits] =
    dayFirst === null
      ? (MONTH_FIRST.exec(folded) ?? CHINESE_WORD.exec(folded) ?? [])
      : [null, dayFirst[2], dayFirst[1]];
  const day = Number(digits);
  return word !== undefined && day >= 1 && day <= 31 ? { word, day } : null;
}

function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9);
  return zero === undefined ? digit : String(code - zero);
}
