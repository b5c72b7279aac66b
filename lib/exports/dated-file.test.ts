import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { parseDatedCell, parseNamedRange } from "./dated-file";
import { codesOf, handle, mustRead, OPTIONS, postId, read, upload, videoLink } from "./testing/uploads";
import { workbook } from "./testing/workbook";

const HEADER = "Date,New followers,Total followers,Reached audience,Engaged audience";

function audience(...days: readonly string[]): string {
  return `\ufeff${[HEADER, ...days.map((day, index) => `${day},${10 + index},--,900,20`)].join("\n")}`;
}

async function readAudience(
  days: readonly string[],
  { name = "Audience.csv", modifiedOn = null as string | null, exportedOn = null as string | null } = {},
) {
  const [file] = await read([upload(name, audience(...days), modifiedOn)], {
    profile: handle("northwind.bakes"),
    exportedOn: exportedOn === null ? null : toDay(exportedOn),
  });
  return file;
}

describe("dates with their year", () => {
  it.each([
    ["2025/10/31", "2025-10-31"],
    ["2025-10-31", "2025-10-31"],
    ["2025/12/28 17:32:49", "2025-12-28"],
    ["2024/02/29", "2024-02-29"],
  ])("%s is %s", (text, day) => expect(parseDatedCell(text)).toBe(day));

  it.each([
    "2025/02/29",
    "2025/13/01",
    "2025/10-31",
    "31/10/2025",
    "2025/10/31 24:00:00",
    "1925/10/31",
    "45961",
    "",
  ])("%j is no date", (text) => expect(parseDatedCell(text)).toBeNull());

  it("a name may hold the range", () => {
    expect(parseNamedRange("Overview(2024_10_01-2025_09_30).csv")).toEqual({
      from: "2024-10-01",
      to: "2025-09-30",
    });
    expect(parseNamedRange("Overview(2024_10_01-2025_09_30) (1).csv")?.to).toBe("2025-09-30");
    expect(parseNamedRange("Overview(2025_10_01-2024_09_30).csv")).toBeNull();
    expect(parseNamedRange("Overview.csv")).toBeNull();
  });
});

describe("a daily file of Business Suite", () => {
  const days = ["2026/05/09", "2026/05/10"];

  it("is exported on the day of its own time, which is a guess", async () => {
    const file = mustRead(await readAudience(days, { modifiedOn: "2026-05-12" }));
    expect(file.exportedOn).toEqual({ day: "2026-05-12", source: "file-time" });
    expect([file.labels, file.ownMode]).toEqual([{ from: "2026-05-09", to: "2026-05-10" }, null]);
  });

  it("cannot be older than its days, so such a time is not believed", async () => {
    const file = mustRead(await readAudience(days, { modifiedOn: "2026-05-02" }));
    expect(file.exportedOn).toEqual({ day: OPTIONS.today, source: "upload-day" });
    const given = await readAudience(days, { exportedOn: "2026-05-02" });
    expect([given?.kind, codesOf(given)]).toEqual(["needs-answer", ["batch/export-day-differs"]]);
  });

  it("does not take its day of export from Studio's files beside it", async () => {
    const studio = upload("Content.csv", contentOf("May 12"));
    const [, file] = await read([studio, upload("Audience.csv", audience(...days), "2026-05-11")]);
    expect(mustRead(file)).toMatchObject({
      exportedOn: { day: "2026-05-11", source: "file-time" },
      profile: { handle: "northwind.bakes", source: "batch" },
    });
  });

  it.each([
    ["a missing day", ["2026/05/08", "2026/05/10"], "file/day-sequence"],
    ["a doubled day", ["2026/05/10", "2026/05/10"], "file/day-sequence"],
    ["days that run backwards", ["2026/05/10", "2026/05/09"], "file/day-sequence"],
    ["a damaged day in the middle", ["2026/05/08", "2026/05/0x", "2026/05/10"], "file/day-sequence"],
    ["a day after tomorrow", ["2026/05/14", "2026/05/15"], "file/future-day"],
    ["days without a year", ["May 9", "May 10"], "file/day-unknown"],
  ])("%s refuses it", async (_, wrong, code) => {
    const file = await readAudience(wrong);
    expect([file?.kind, codesOf(file)[0]]).toEqual(["refused", code]);
  });

  it("must lie within the range in its name", async () => {
    const inside = await readAudience(days, { name: "Audience(2026_05_09-2026_05_10).csv" });
    expect(inside?.kind).toBe("read");
    const outside = await readAudience(days, { name: "Audience(2026_04_09-2026_05_09).csv" });
    expect(outside?.problems).toMatchObject([
      { code: "file/name-contradicts", line: 3, value: "2026/05/10" },
    ]);
  });

  it("loses only the row of a damaged day at its end", async () => {
    const file = mustRead(await readAudience([...days, "11 May"]));
    expect([file.rowsRead, file.rowsRefused, codesOf(file)]).toEqual([3, 1, ["cell/not-a-date"]]);
  });

  it("needs a profile, and says so by having none", async () => {
    const [file] = await read([upload("Audience.csv", audience(...days))]);
    expect(mustRead(file).profile).toBeNull();
  });

  it("saved as a workbook, its days are read from their numbers", async () => {
    const styles = `<cellXfs><xf/><xf numFmtId="14"/></cellXfs>`;
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (serial: number) =>
      `<row><c s="1"><v>${serial}</v></c><c><v>7</v></c>${cell("--")}<c><v>90</v></c><c><v>2</v></c></row>`;
    const rows = `<row>${HEADER.split(",").map(cell).join("")}</row>${row(46_151)}${row(46_152)}`;
    const bytes = workbook({ sheets: [{ name: "Audience", rows }], styles });
    const file = mustRead((await read([upload("Audience.xlsx", bytes)]))[0]);
    expect(file.labels).toEqual({ from: "2026-05-09", to: "2026-05-10" });
    expect(file.rows.rows[0]).toMatchObject({ values: { newFollowers: 7n, followers: null } });
  });
});

function contentOf(time: string): string {
  const header = "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views";
  return `${header}\n${time},Rye,${videoLink(postId("2026-05-03"))},May 3,1,2,3,4`;
}
