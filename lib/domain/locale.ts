type NumberStyle = {
  readonly group: string;
  readonly decimal: string;
  /** Digits that stand before the last three at least, or nothing is grouped: 2 leaves "1234" whole. */
  readonly least: 1 | 2;
  /** Digits of the groups above the last three. */
  readonly upper: 2 | 3;
};

const COMMA: NumberStyle = { group: ",", decimal: ".", least: 1, upper: 3 };
const LAKH: NumberStyle = { ...COMMA, upper: 2 };
const DOT: NumberStyle = { group: ".", decimal: ",", least: 1, upper: 3 };
const LATE_DOT: NumberStyle = { ...DOT, least: 2 };
const SPACE: NumberStyle = { group: "\u00a0", decimal: ",", least: 1, upper: 3 };
const LATE_SPACE: NumberStyle = { ...SPACE, least: 2 };
const NARROW: NumberStyle = { ...SPACE, group: "\u202f" };
const APOSTROPHE: NumberStyle = { group: "\u2019", decimal: ".", least: 1, upper: 3 };

/**
 * The ways in which numbers are written, by language or by language and country, after Unicode CLDR 46. A closed list of our own, because servers and
 * browsers carry different editions of it and both have to write the same page.
 */
export const LOCALES = {
  "en-GB": { name: "English (United Kingdom)", numbers: COMMA },
  "en-US": { name: "English (United States)", numbers: COMMA },
  "en-CA": { name: "English (Canada)", numbers: COMMA },
  "en-AU": { name: "English (Australia)", numbers: COMMA },
  "en-IN": { name: "English (India)", numbers: LAKH },
  ar: { name: "Arabic", numbers: COMMA },
  bg: { name: "Bulgarian", numbers: LATE_SPACE },
  bn: { name: "Bangla", numbers: LAKH },
  ca: { name: "Catalan", numbers: DOT },
  cs: { name: "Czech", numbers: SPACE },
  da: { name: "Danish", numbers: DOT },
  de: { name: "German", numbers: DOT },
  "de-AT": { name: "German (Austria)", numbers: SPACE },
  "de-CH": { name: "German (Switzerland)", numbers: APOSTROPHE },
  el: { name: "Greek", numbers: DOT },
  es: { name: "Spanish", numbers: LATE_DOT },
  "es-MX": { name: "Spanish (Mexico)", numbers: COMMA },
  et: { name: "Estonian", numbers: LATE_SPACE },
  fi: { name: "Finnish", numbers: SPACE },
  fr: { name: "French", numbers: NARROW },
  "fr-CA": { name: "French (Canada)", numbers: SPACE },
  he: { name: "Hebrew", numbers: COMMA },
  hi: { name: "Hindi", numbers: LAKH },
  hr: { name: "Croatian", numbers: DOT },
  hu: { name: "Hungarian", numbers: LATE_SPACE },
  id: { name: "Indonesian", numbers: DOT },
  it: { name: "Italian", numbers: LATE_DOT },
  ja: { name: "Japanese", numbers: COMMA },
  ko: { name: "Korean", numbers: COMMA },
  lt: { name: "Lithuanian", numbers: SPACE },
  lv: { name: "Latvian", numbers: LATE_SPACE },
  ms: { name: "Malay", numbers: COMMA },
  nb: { name: "Norwegian", numbers: SPACE },
  nl: { name: "Dutch", numbers: DOT },
  pl: { name: "Polish", numbers: LATE_SPACE },
  "pt-BR": { name: "Portuguese (Brazil)", numbers: DOT },
  "pt-PT": { name: "Portuguese (Portugal)", numbers: LATE_SPACE },
  ro: { name: "Romanian", numbers: DOT },
  ru: { name: "Russian", numbers: SPACE },
  sk: { name: "Slovak", numbers: SPACE },
  sl: { name: "Slovenian", numbers: LATE_DOT },
  sr: { name: "Serbian", numbers: DOT },
  sv: { name: "Swedish", numbers: SPACE },
  th: { name: "Thai", numbers: COMMA },
  tr: { name: "Turkish", numbers: DOT },
  uk: { name: "Ukrainian", numbers: SPACE },
  vi: { name: "Vietnamese", numbers: DOT },
  zh: { name: "Chinese", numbers: COMMA },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly numbers: NumberStyle }>>;

export type Locale = keyof typeof LOCALES;

/** Words are English everywhere; days as people write them in Europe. */
export const DEFAULT_LOCALE: Locale = "en-GB";

/** Where people write English days with the month first. */
const MONTH_FIRST: ReadonlySet<string> = new Set<Locale>(["en-US", "en-CA"]);

/** The nearest locale of the list to a BCP 47 tag: `de-LI` is written as `de`; null for what is not on it. */
export function parseLocale(tag: string | null): Locale | null {
  const [language = "", ...rest] = (tag ?? "").trim().split("-");
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase();
  const names = region === undefined ? [] : [`${language.toLowerCase()}-${region}`];
  const found = [...names, ALIASES[language.toLowerCase()] ?? language.toLowerCase()].find(isLocale);
  return found ?? null;
}

const ALIASES: Readonly<Record<string, Locale>> = {
  en: "en-GB",
  no: "nb",
  nn: "nb",
  pt: "pt-PT",
  in: "id",
  iw: "he",
};

function isLocale(tag: string): tag is Locale {
  return Object.hasOwn(LOCALES, tag);
}

/** The first locale on our list of those that a browser names in `Accept-Language`, by its own order of preference. */
export function chooseLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part, position) => {
      const [tag = "", quality = ""] = part.split(";");
      const weight = Number(quality.trim().replace(/^q=/i, "") || 1);
      return { tag, weight: Number.isNaN(weight) ? 0 : weight, position };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  for (const { tag } of wanted) {
    const locale = parseLocale(tag);
    if (locale !== null) return locale;
  }
  return DEFAULT_LOCALE;
}

const KEY = Symbol.for("tallyboard.locale");

/** Tells the locale of whoever reads what is being made just now; null: nobody in particular. */
type TellLocale = () => string | null;

/**
 * Sets who tells the locale of the reader in this process. What is written for a person takes it without being handed it, because nearly every
 * sentence holds a number; what is written for a file names its own.
 */
export function tellLocaleBy(tell: TellLocale): void {
  (globalThis as { [KEY]?: TellLocale })[KEY] = tell;
}

/** On the server the reader's of the request, in a browser that of the page, elsewhere the default. */
export function currentLocale(): Locale {
  const tell = (globalThis as { [KEY]?: TellLocale })[KEY];
  return parseLocale(tell === undefined ? localeOfPage() : tell()) ?? DEFAULT_LOCALE;
}

/** A shared page may say another than the document around it. */
function localeOfPage(): string | null {
  if (typeof document === "undefined") return null;
  const said = document.querySelector<HTMLElement>("body [data-locale]") ?? document.documentElement;
  return said.dataset["locale"] ?? null;
}

/** Digits as `locale` writes them: from 1234567.5 with at most one decimal "1,234,567.5". Without a sign for −0. */
export function writeNumber(
  value: number,
  { least = 0, most, locale }: { readonly least?: number; readonly most: number; readonly locale: string },
): string {
  const { group, decimal, least: leading, upper } = LOCALES[parseLocale(locale) ?? DEFAULT_LOCALE].numbers;
  const plain = new Intl.NumberFormat("en", {
    useGrouping: false,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }).format(value);
  const [, sign = "", whole = "", fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === "") return plain;
  const grouped = whole.length < 3 + leading ? whole : groupDigits(whole, upper).join(group);
  return `${sign}${grouped}${fraction === undefined ? "" : `${decimal}${fraction}`}`;
}

/** The last three digits, and the others in groups of `upper`. */
function groupDigits(digits: string, upper: number): readonly string[] {
  const groups = [digits.slice(-3)];
  for (let rest = digits.slice(0, -3); rest !== ""; rest = rest.slice(0, -upper))
    groups.unshift(rest.slice(-upper));
  return groups;
}

/** The English locale in which days are written for a reader: day first or month first. */
export function daysAsIn(locale: string): "en-GB" | "en-US" {
  return MONTH_FIRST.has(parseLocale(locale) ?? "") ? "en-US" : "en-GB";
}
