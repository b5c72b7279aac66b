import type { Day } from "@/lib/domain/day";

/** As Studio writes it: UTF-8 with byte order mark, every field in quotes, quotes inside not escaped, no line break at the end. */
export function studioCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const lines = [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  return `\uFEFF${lines.join("\n")}`;
}

/** "March 2", as TikTok writes days in English: without a year. */
export function studioLabel(day: Day): string {
  const format = new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** The name of the ZIP of the Overview tab: its first day, its last day in Unix seconds, whose it is. */
export function overviewZipName(
  { from, to }: { readonly from: Day; readonly to: Day },
  handle: string,
): string {
  return `Overview_${from}_${Date.parse(`${to}T00:00:00Z`) / 1_000}_${handle}.zip`;
}
