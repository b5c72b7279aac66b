import { describe, expect, it } from "vitest";
import { parseDatedCell } from "./dated-file";
import {
  CONTENT_HEADER,
  codesOf,
  mustRead,
  OVERVIEW_HEADER,
  overviewCsv,
  postId,
  readOne,
  studioCsv,
  videoLink,
} from "./testing/uploads";
import { workbook } from "./testing/workbook";
import { formatSerial } from "./xlsx-styles";

const VIDEO_HEADER = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites";
const BUSINESS_HEADER =
  "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Net growth,New followers,Lost followers";

function video(title: string, low = 1): string {
  return `${title},${videoLink(postId("2026-03-29", low))},2026/03/29 02:30:17,900,30,3,2,8`;
}

function titlesOf(file: Awaited<ReturnType<typeof readOne>>): readonly string[] {
  const { rows } = mustRead(file);
  return rows.kind === "posts" ? rows.rows.map(({ title }) => title) : [];
}

describe("bad input: quotes, delimiters and headers", () => {
  it("A21 a quote in the middle of a cell is kept as it stands, with a warning", async () => {
    const file = await readOne([VIDEO_HEADER, video('rye 12" tin'), video("wheat", 2)].join("\n"));
    expect(titlesOf(file)).toEqual(['rye 12" tin', "wheat"]);
    expect(file.problems).toContainEqual(
      expect.objectContaining({ code: "row/bare-quote", severity: "warning", line: 2 }),
    );
  });

  it("A22 a quote that closes too early costs its row, and says which", async () => {
    const lines = [VIDEO_HEADER, video("wheat"), video('"a"b"', 2), video("rye", 3), video("oat", 4)];
    const file = mustRead(await readOne(lines.join("\n")));
    expect(titlesOf(file)).toEqual(["wheat", "oat"]);
    expect(file.problems).toMatchObject([
      { code: "row/no-video-link", severity: "refused", line: 3 },
      { code: "row/torn", severity: "refused", line: 4 },
    ]);
  });

  it("A25 a decimal comma in a file of semicolons is never another number", async () => {
    const rows = [OVERVIEW_HEADER, ["May 11", "1.234,56", 2, 3, 4, 5], ["May 12", 7, 2, 3, 4, 5]];
    const file = mustRead(await readOne(rows.map((row) => row.join(";")).join("\n")));
    expect(file.problems).toMatchObject([
      { code: "cell/not-a-number", line: 2, column: "Video Views", value: "1.234,56" },
    ]);
    expect(file.rows.rows).toHaveLength(1);
  });

  it("A32 a header over two lines is no header: it is refused or asked about, never half read", async () => {
    const split = studioCsv([
      ["Date", "Video", "Profile", "Likes", "Comments", "Shares"],
      ["", "Views", "Views", "", "", ""],
      ["May 12", 1, 2, 3, 4, 5],
    ]);
    expect((await readOne(split)).kind).not.toBe("read");
    const grouped = `\ufeff"","Reach","Reach","Engagement","Engagement","Engagement"\n${overviewCsv("2026-05-12").slice(1)}`;
    const file = mustRead(await readOne(grouped));
    expect([file.rowsRead, codesOf(file)]).toEqual([3, ["file/lines-above-header"]]);
  });
});

describe("bad input: values", () => {
  it.each(["0.125", "12.5%", "12,5 %", "12.5", "0,125"])(
    "B52 the share %s is 125,000 millionths or refused letter by letter, never another value",
    async (cell) => {
      const rows = [
        ["Gender", "Distribution"],
        ["Female", cell],
        ["Male", "0.5"],
      ];
      const file = mustRead(await readOne(studioCsv(rows)));
      const female = file.rows.rows.find(({ line }) => line === 2);
      if (cell === "0.125" || female !== undefined) expect(female).toMatchObject({ millionths: 125_000 });
      else expect(file.problems).toMatchObject([{ code: "cell/not-a-share", line: 2, value: cell }]);
    },
  );

  it.each([
    ["B57", "2026-03-29 02:30:00", "an hour that clocks skip"],
    ["B58", "2026-10-25 02:30:00", "an hour that clocks repeat"],
    ["B59", "2026-01-01T00:00:00", "a time without a zone"],
    ["B59", "2026/01/01 23:59:59", "the last second of a day"],
  ])("%s %s, %s, is the day it says: a day is a label, never an instant", (_, text) => {
    expect(parseDatedCell(text)).toBe(text.slice(0, 10).replaceAll("/", "-"));
  });

  it("B60 years before TikTok are no dates, and the year 9999 lies in the future", async () => {
    expect([
      parseDatedCell("1899/12/31"),
      parseDatedCell("1900/02/29"),
      parseDatedCell("2026-02-30"),
    ]).toEqual([null, null, null]);
    const row = (day: string) => `${day},9,8,7,6,5,4,3,2,1`;
    const file = await readOne([BUSINESS_HEADER, row("9999/12/30"), row("9999/12/31")].join("\n"));
    expect(file.kind).not.toBe("read");
  });

  it("B60 the day that 1900 never had, and days counted from 1904", () => {
    expect(formatSerial("60", false)).toBeNull();
    expect(formatSerial("61", false)).toBe("1900-03-01");
    expect(formatSerial("45961", false)).toBe("2025-10-31");
    expect(formatSerial("44499", true)).toBe("2025-10-31");
  });

  it("B61 days that lie in the future are not taken in silence", async () => {
    const row = (day: string) => `${day},9,8,7,6,5,4,3,2,1`;
    const file = await readOne([BUSINESS_HEADER, row("2026/05/12"), row("2026/05/16")].join("\n"));
    expect(codesOf(file)).not.toEqual([]);
  });

  const NAUGHTY = [
    "undefined",
    "NULL",
    "__proto__",
    "0/0",
    "-1E02",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "$" + "{7*7}",
    "javascript:alert(1)",
    '\'; DROP TABLE "Post"; --',
    "100% _under%",
    "../../etc/passwd",
    "\u202egnp.exe",
    `Z${"\u0301\u0316".repeat(5_000)}`,
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "👾 🙇 💁 👨‍👩‍👧‍👦 🏳️‍🌈",
    "مرحبا بالعالم",
    "\u2066isolated\u2069",
    "\u200bzero\ufeffwidth",
    "( ͡° ͜ʖ ͡°)",
    "=1+1",
    "\u001b[31mred",
    'eval("x")',
    "T\u0338h\u0336i\u0337s",
  ];

  it.each(NAUGHTY)(
    "B63 B64 B65 B66 the caption %j comes back letter by letter, its numbers where they were",
    async (title) => {
      const rows = [
        CONTENT_HEADER,
        ["May 13", title, videoLink(postId("2026-05-03")), "May 3", 120, 8, 5, 4_100],
      ];
      const file = mustRead(await readOne(studioCsv(rows)));
      expect(file.rows.rows).toMatchObject([{ title, views: 4_100n, likes: 120n, comments: 8n, shares: 5n }]);
    },
  );

  it("B63 the same in a workbook, whose text is XML", async () => {
    const titles = NAUGHTY.filter((title) => !title.includes("\u001b"));
    const rows = titles.map((title, index) => [
      "May 13",
      title,
      videoLink(postId("2026-05-03", index + 1)),
      "May 3",
      "120",
      "8",
      "5",
      "4100",
    ]);
    const bytes = workbook({ sheets: [{ name: "Content", rows: [CONTENT_HEADER, ...rows] }] });
    expect(titlesOf(await readOne(bytes))).toEqual(titles);
  });
});
