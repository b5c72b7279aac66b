import type { DailyColumns } from "@/lib/domain/daily-columns";
import { type Day, dayAt, parseDay } from "@/lib/domain/day";
import type { KnownProfile } from "@/lib/domain/evidence";
import type { ColumnRole, DateNotation, NumberNotation } from "@/lib/domain/mapping";
import type { Claim, Said } from "./claim";
import type { Grid, Source } from "./source";

/** Whose a table without a column for it is. */
const ONLY_PROFILE = "northwind.bakes";

const OUR_ROLES: Readonly<Record<string, ColumnRole>> = {
  profile: { kind: "profile" },
  day: { kind: "day" },
  video_views: { kind: "measure", measure: "videoViews" },
  likes: { kind: "measure", measure: "likes" },
  comments: { kind: "measure", measure: "comments" },
  shares: { kind: "measure", measure: "shares" },
};

/** Everything that the rows of a mapped table can rightly be read as. */
export function claimsOfMapped({ mapping }: Source, [header = [], ...rows]: Grid): readonly Claim[] {
  const { dates = "year-month-day", numbers = "none", target = "daily" } = mapping ?? {};
  const headings = mapping?.header ?? header;
  const roles = mapping?.columns ?? headings.map((heading) => OUR_ROLES[heading] ?? { kind: "ignored" });
  return rows.flatMap((row) => {
    const cells = roles.map((role, index) => ({ role, text: row[index] ?? "" }));
    const cell = (kind: ColumnRole["kind"]) => cells.find(({ role }) => role.kind === kind)?.text ?? null;
    const figures = cells.flatMap(({ role, text }) => figureOf(role, text, numbers));
    if (target === "posts") return postClaims(cell, figures, dates);
    const day = dayOf(cell("day") ?? "", dates);
    const owner = handleOf(cell("profile"));
    return day === null ? [] : figures.map(([field, value]) => [`${owner} ${day} ${field}`, value] as const);
  });
}

/** The same of what was read. */
export function saidOfColumns(rows: DailyColumns, profile: KnownProfile | null): readonly Said[] {
  return Array.from({ length: rows.length }, (_, row) => ({
    line: rows.lineAt(row),
    claims: rows.measures.map(
      (measure, index) =>
        [`${profile?.handle} ${rows.dayAt(row)} ${measure}`, String(rows.valueAt(index, row))] as const,
    ),
  }));
}

function handleOf(text: string | null): string {
  return text === null ? ONLY_PROFILE : text.trim().replace(/^@/, "").toLowerCase();
}

function postClaims(
  cell: (kind: ColumnRole["kind"]) => string | null,
  figures: readonly Claim[],
  dates: DateNotation,
): readonly Claim[] {
  const link = cell("link")?.trim() ?? "";
  const id = /\/(?:video|photo)\/(\d{1,19})$/.exec(link)?.[1];
  if (id === undefined) return [];
  const published = dayOf(cell("published") ?? "", dates);
  return [
    ...figures.map(([field, value]) => [`${id} ${field}`, value] as const),
    [`${id} url`, link],
    [`${id} title`, (cell("title") ?? "").replace(/\s*[\r\n]+\s*/g, " ")],
    [`${id} published`, published ?? dayAt(Number(BigInt(id) >> 32n) * 1000)],
  ];
}

const GROUPS: Readonly<Record<NumberNotation, string>> = {
  none: "",
  comma: ",",
  point: ".",
  space: "[ \u00a0\u2007\u2009\u202f]",
  apostrophe: "['’]",
};

function figureOf(role: ColumnRole, text: string, numbers: NumberNotation): readonly Claim[] {
  const field = role.kind === "measure" ? role.measure : role.kind === "total" ? role.total : null;
  const value = countOf(text.trim(), numbers);
  return field === null || value === null ? [] : [[field, value]];
}

function countOf(text: string, numbers: NumberNotation): string | null {
  if (/^(undefined|nan|-|--|n\/a|)$/i.test(text)) return "null";
  const group = GROUPS[numbers];
  const whole = text.replace(
    numbers === "point" ? /,0{1,2}$/ : numbers === "comma" ? /\.0{1,2}$/ : /[.,]0{1,2}$/,
    "",
  );
  const grouped = new RegExp(`^-?\\d{1,3}(${group}\\d{3})+$`);
  const digits = group !== "" && grouped.test(whole) ? whole.replace(/[^\d-]/g, "") : whole;
  return /^-?\d{1,19}$/.test(digits) && String(BigInt(digits)) === digits ? digits : null;
}

const ORDERS = {
  "year-month-day": [1, 2, 3],
  "day-month-year": [3, 2, 1],
  "month-day-year": [3, 1, 2],
} as const satisfies Record<DateNotation, readonly number[]>;

function dayOf(text: string, dates: DateNotation): Day | null {
  const plain = text.trim().replace(/(,? |T)0?0:00(:00)?$/, "");
  const parts = /^(\d{1,4})[^\d\p{L}]{1,2}(\d{1,2})[^\d\p{L}]{1,2}(\d{1,4})\.?$/u.exec(plain);
  const [year = "", month = "", day = ""] = ORDERS[dates].map((part) => parts?.[part] ?? "");
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
