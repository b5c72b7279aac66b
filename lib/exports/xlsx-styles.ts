import { readXml, WorkbookRefusal } from "./xml-part";

/** Excel's own cap on cell styles. */
const MOST_STYLES = 65_490;
/** Formats that every workbook knows without saying so: dates, times and those of East Asian editions. */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Of the built-in formats, `0%` and `0.00%` (ECMA-376, 18.8.30). */
const BUILT_IN_PERCENTS: ReadonlySet<number> = new Set([9, 10]);

/** What a cell style shows a number as: what is typed as 81% is stored as 0.81. */
export type NumberStyle = "date" | "percent" | "plain";

/** For each cell style, what it shows a number as. */
export function readNumberStyles(bytes: Uint8Array): readonly NumberStyle[] {
  const custom = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let isInStyles = false;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === "cellXfs") isInStyles = true;
      const id = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt") custom.set(id, styleOfFormat(attributes["formatCode"] ?? ""));
      if (name === "xf" && isInStyles) styles.push(custom.get(id) ?? styleOfBuiltIn(id));
      if (Math.max(styles.length, custom.size) > MOST_STYLES) throw new WorkbookRefusal("workbook/broken");
    },
    close: (name) => {
      if (name === "cellXfs") isInStyles = false;
    },
  });
  return styles;
}

function styleOfBuiltIn(id: number): NumberStyle {
  if (BUILT_IN_PERCENTS.has(id)) return "percent";
  return BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last) ? "date" : "plain";
}

const LONGEST_FORMAT = 255;

/** By the letters of a day, month, year or hour, or a percent sign, outside quotes, brackets and escapes. */
function styleOfFormat(code: string): NumberStyle {
  if (code.length > LONGEST_FORMAT) return "plain";
  const bare = code.replace(/"[^"]*"|\[[^[\]]*\]|\\./g, "");
  if (/[dmyh]/i.test(bare) && !/^general$/i.test(bare.trim())) return "date";
  return bare.includes("%") ? "percent" : "plain";
}

/** The percentage that a stored number is shown as, in as many digits as the number itself has: 0.055 is "5.5%". */
export function formatStoredPercent(number: number): string {
  return `${Number((number * 100).toPrecision(15))}%`;
}

const MS_PER_DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** Serial 61 is 1 March 1900; those before it count a 29 February that never was, so they are left alone. */
const FIRST_SERIAL = 61;
const DAYS_1900_TO_1904 = 1462;

/** A spreadsheet's day number as `2025-12-28` or `2025-12-28 17:32:49`; null for a number that is no such day. */
export function formatSerial(raw: string, countsFrom1904: boolean): string | null {
  const serial = Number(raw) + (countsFrom1904 ? DAYS_1900_TO_1904 : 0);
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return null;
  const ms = Math.round(((serial - FIRST_SERIAL) * MS_PER_DAY) / 1000) * 1000 + Date.UTC(1900, 2, 1);
  const text = new Date(ms).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}
