import { foldLabel, splitLabel } from "./label-text";

/**
 * Languages whose month words are known. TikTok prints labels in the language of its page; most are what `Intl` prints, seen or expected
 * (export-formats, section 2). The Arabic of several countries differs in its month names and is one language here.
 */
export const LABEL_LOCALES: readonly string[] =
  `en es fr de de-AT it pt nl pl cs sk hu ro bg ru uk be el tr sv da nb nn fi et lv lt hr sl sr sr-Latn bs
  bs-Cyrl mk sq vi id ms fil th ar ar-EG ar-SY ar-DZ ar-MA ar-TN ar-SA he fa ur ps hi bn mr ne gu pa ta te kn ml si ja ko zh zh-TW
  yue ca gl eu is ga cy mt af sw zu az kk ky uz mn hy ka km lo my am jv`.split(/\s+/);

/** Twelve words each, January first: forms that `Intl` does not print, the other case or another custom. */
const FURTHER_WORDS: readonly (readonly [language: string, words: string])[] = [
  ["de", "Jänner Feber Maerz April Mai Juni Juli August September Oktober November Dezember"],
  [
    "el",
    "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος",
  ],
  ["el", "Γενάρη Φλεβάρη Μάρτη Απρίλη Μάη Ιούνη Ιούλη Αυγούστου Σεπτέμβρη Οκτώβρη Νοέμβρη Δεκέμβρη"],
  ["es", "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre"],
  ["pt", "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro"],
  ["sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"],
  ["sr", "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"],
  ["sr", "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"],
  ["sr", "januar februar mart april maj juni juli avgust septembar oktobar novembar decembar"],
  ["sr", "јануар фебруар март април мај јуни јули август септембар октобар новембар децембар"],
  ["bs", "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra"],
  ["bs", "januar februar mart april maj juni juli avgust septembar oktobar novembar decembar"],
  ["fil", "Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre"],
  ["id", "Januari Pebruari Maret April Mei Juni Juli Agustus September Oktober Nopember Desember"],
  ["fa", "ژانویه فوریه مارس آوریل می ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"],
  ["fa", "ژانویه فوریه مارچ اپریل مه جون جولای آگوست سپتامبر اکتوبر نوامبر دسامبر"],
  ["ar", "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر"],
  ["ar", "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"],
  ["ar", "يناير فبراير مارس أبريل ماي يونيه يوليه غشت شتنبر أكتوبر نونبر دجنبر"],
  ["he", "ינואר פברואר מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"],
  ["he", "בינואר בפברואר במרס באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"],
  ["hi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर"],
  [
    "vi",
    "tháng_Một tháng_Hai tháng_Ba tháng_Tư tháng_Năm tháng_Sáu tháng_Bảy tháng_Tám tháng_Chín tháng_Mười tháng_Mười_Một tháng_Mười_Hai",
  ],
  [
    "vi",
    "tháng_Giêng tháng_Hai tháng_Ba tháng_Bốn tháng_Năm tháng_Sáu tháng_Bẩy tháng_Tám tháng_Chín tháng_Mười tháng_Mười_Một tháng_Chạp",
  ],
];

const NOT_A_MONTH: ReadonlyMap<string, number> = new Map();
const ANY_DAY = 17;

let table: ReadonlyMap<string, ReadonlyMap<string, number>> | null = null;

/** The month, 1 to 12, that a folded word means, by language; empty when no language knows it. */
export function findMonths(foldedWord: string): ReadonlyMap<string, number> {
  table ??= buildTable();
  return table.get(foldedWord) ?? NOT_A_MONTH;
}

function buildTable(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const months = new Map<string, Map<string, number>>();
  const add = (word: string, language: string, month: number) => {
    const languages = months.get(word) ?? new Map<string, number>();
    months.set(word, languages.set(language, month));
  };
  for (const [language, words] of FURTHER_WORDS) {
    for (const [index, word] of words.split(" ").entries()) {
      add(foldLabel(word.replaceAll("_", " ")), language, index + 1);
    }
  }
  for (const locale of LABEL_LOCALES) {
    const [language = locale] = locale.split("-");
    for (let month = 1; month <= 12; month += 1) {
      for (const word of printedWords(locale, month)) add(word, language, month);
    }
  }
  return months;
}

/** The word inside a whole label and the word alone: many languages decline it. Digits are read elsewhere. */
function printedWords(locale: string, month: number): readonly string[] {
  const day = Date.UTC(2024, month - 1, ANY_DAY);
  const print = (options: Intl.DateTimeFormatOptions) =>
    foldLabel(new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options, timeZone: "UTC" }).format(day));
  const inside = splitLabel(print({ month: "long", day: "numeric" }))?.word ?? null;
  const alone = print({ month: "long" });
  return [inside, alone].filter((word): word is string => word !== null && !/\d/.test(word));
}
