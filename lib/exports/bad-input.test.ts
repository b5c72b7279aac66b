import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { SECOND_WHEN_BUSY_MS, startProcessorClock } from "./testing/processor-clock";
import {
  CONTENT_HEADER,
  codesOf,
  contentCsv,
  mustRead,
  OVERVIEW_HEADER,
  overviewCsv,
  postId,
  read,
  readOne,
  studioCsv,
  upload,
  videoLink,
} from "./testing/uploads";
import { zip } from "./testing/zip";

const good = overviewCsv("2026-05-12");
const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(order === "be" ? bytes.swap16() : bytes);
};

describe("bad input: files and encodings", () => {
  it.each([
    ["A1 nothing at all", ""],
    ["A2 only a byte order mark", "\ufeff"],
    ["A2 only blank lines", "\n\r\n  \n"],
  ])("%s is called empty", async (_, content) => {
    const file = await readOne(content);
    expect([file.kind, codesOf(file)]).toEqual(["refused", ["file/empty"]]);
  });

  it("A3 a header alone is accepted and explained", async () => {
    const file = mustRead(await readOne(studioCsv([OVERVIEW_HEADER])));
    expect([file.rowsRead, file.labels, codesOf(file)]).toEqual([0, null, ["file/header-only"]]);
  });

  it.each([
    ["A4 UTF-8 with BOM", bytesOf(good), "UTF-8 with BOM"],
    ["A5 UTF-16LE", utf16(good, "le"), "UTF-16LE"],
    ["A6 UTF-16BE", utf16(good, "be"), "UTF-16BE"],
    ["A7 UTF-16LE without BOM", utf16(good.slice(1), "le"), "UTF-16LE without BOM"],
  ])("%s is decoded and named", async (_, bytes, encoding) => {
    const file = mustRead(await readOne(bytes));
    expect([file.encoding, file.rowsRead, file.rowsRefused, file.problems]).toEqual([encoding, 3, 0, []]);
  });

  it.each([
    [
      "A8 Windows-1252 under an unknown header",
      "file/not-utf8",
      Buffer.from('"Date","caf\xe9"', "latin1"),
      1,
    ],
    [
      "A10 a stray 0xFF",
      "file/encoding-unproved",
      Buffer.concat([bytesOf(good), Buffer.from([0x0a, 0xff])]),
      5,
    ],
    [
      "A12 an overlong slash",
      "file/encoding-unproved",
      Buffer.concat([bytesOf(good), Buffer.from([0xc0, 0xaf])]),
      4,
    ],
    [
      "A13 half a surrogate pair",
      "file/encoding-unproved",
      Buffer.concat([bytesOf(good), Buffer.from([0xed, 0xa0, 0xbd])]),
      4,
    ],
  ])("%s is not read, and its line is named", async (_, code, bytes, line) => {
    const file = await readOne(new Uint8Array(bytes));
    expect([file.kind === "read", file.problems]).toMatchObject([false, [{ code, line }]]);
  });

  it("A11 an emoji across 64 KB stays whole", async () => {
    const title = `${"x".repeat(31_000)}🥐`;
    const row = (day: number) => [
      "May 13",
      title,
      videoLink(postId(`2026-05-0${day}`)),
      `May ${day}`,
      1,
      2,
      3,
      4,
    ];
    const file = mustRead(await readOne(studioCsv([CONTENT_HEADER, row(1), row(2), row(3)])));
    if (file.rows.kind !== "posts") throw new Error("not posts");
    expect(file.rows.rows.map((post) => post.title === title)).toEqual([true, true, true]);
  });

  it("A14 zero bytes are refused with their line", async () => {
    const file = await readOne(good.replace('"101"', '"1\u000001"'));
    expect(file.problems).toMatchObject([{ code: "file/nul-bytes", line: 3 }]);
  });

  it.each([
    ["A15 CR", good.replaceAll("\n", "\r")],
    ["A16 CRLF, LF and CR mixed", good.replace("\n", "\r\n").replace(/\n(?="May 12")/, "\r")],
    ["A17 no line end after the last line", good],
    ["A18 two line ends after the last line", `${good}\n\n`],
  ])("%s gives three rows", async (_, content) => {
    expect(mustRead(await readOne(content))).toMatchObject({ rowsRead: 3, rowsRefused: 0, problems: [] });
  });

  it.each([
    ["A19 one line of 50 MB", Buffer.alloc(50_000_000, 0x78)],
    [
      "A19 40 MB of noise",
      Buffer.from(Uint8Array.from({ length: 40_000_000 }, (_, i) => (i * 2654435761) >>> 24)),
    ],
    [
      "A19 a good header, then one line of 40 MB",
      Buffer.concat([bytesOf(good), Buffer.alloc(40_000_000, 0x78)]),
    ],
    [
      "A19 a good header, then 40 MB of short lines",
      Buffer.concat([bytesOf(`${good.split("\n")[0]}\n`), Buffer.alloc(40_000_000, "xyz,1\n")]),
    ],
  ])("%s is refused within a second", async (_, bytes) => {
    const elapsed = startProcessorClock();
    const file = await readOne(new Uint8Array(bytes));
    expect(elapsed()).toBeLessThan(SECOND_WHEN_BUSY_MS);
    expect(file.kind).toBe("refused");
  });

  it("A20 an unclosed quote costs its own row, not the rest of the file", async () => {
    const broken = good.replace('"May 11"', '"May 11');
    const file = await readOne(broken);
    expect(file.problems).toMatchObject([
      { code: "file/day-sequence", line: 4 },
      { code: "row/broken-quotes", line: 3 },
    ]);
    const shares = '"Gender","Distribution"\n"Female,"0.5"\n"Male","0.5"';
    expect(mustRead(await readOne(shares)).rows.rows).toEqual([
      { line: 3, label: "Male", millionths: 500_000 },
    ]);
  });

  it("a file cut anywhere inside a line is refused whole", async () => {
    const content = contentCsv("May 13", "2026-05-03");
    for (const whole of [good, content]) {
      const start = whole.lastIndexOf("\n") + 1;
      for (let end = start + 1; end < whole.length; end += 1) {
        const file = await readOne(whole.slice(0, end));
        expect([end, file.kind, codesOf(file)[0]]).toEqual([end, "refused", "file/cut-off"]);
      }
    }
  });

  it("A23 A24 rows of another width are refused, not shifted", async () => {
    const file = mustRead(
      await readOne(`${good}\n"May 13","5","4"\n"May 14","5","4","9","1","0","7"`, {
        today: toDay("2026-05-16"),
      }),
    );
    expect(file.problems).toMatchObject([
      { code: "row/too-few-cells", line: 5 },
      { code: "row/too-many-cells", line: 6 },
    ]);
  });

  it.each([";", "\t", "|"])("A26 the delimiter %j is taken from the header", async (delimiter) => {
    const file = mustRead(await readOne(good.replaceAll('","', `"${delimiter}"`)));
    expect([file.rowsRead, file.rowsRefused]).toEqual([3, 0]);
  });

  it("A27 semicolons in captions do not make a semicolon file", async () => {
    const row = ["May 13", "a;b;c;d;e;f;g;h;i;j;k", videoLink(postId("2026-05-03")), "May 3", 1, 2, 3, 4];
    expect(mustRead(await readOne(studioCsv([CONTENT_HEADER, row])))).toMatchObject({ rowsRefused: 0 });
  });

  it("A28 Excel's sep= line is no header", async () => {
    const file = mustRead(await readOne(`sep=;\n${good.slice(1).replaceAll('","', '";"')}`));
    expect([file.rowsRead, file.problems]).toEqual([3, []]);
  });

  it("A29 a title above the header is skipped and said", async () => {
    const file = mustRead(await readOne(`Report: May\n\n${good.slice(1)}`));
    expect([file.rowsRead, codesOf(file)]).toEqual([3, ["file/lines-above-header"]]);
  });

  it("A30 a total below is refused and the days stay", async () => {
    const file = mustRead(await readOne(`${good}\n"Total","303","12","27","3","0"`));
    expect(file).toMatchObject({ rowsRead: 4, rowsRefused: 1, labels: { to: "2026-05-12" } });
    expect(file.problems).toMatchObject([{ code: "cell/not-a-date", line: 5, value: "Total" }]);
  });

  it("A31 a second table is refused with its line", async () => {
    const file = await readOne(`${good}\n${good.slice(1)}`);
    expect(file.problems).toMatchObject([{ code: "file/second-table", line: 5 }]);
  });

  it("A33 a heading twice is refused, an unknown one twice is left out", async () => {
    const twice = studioCsv([
      ["Date", "Date", "Hour", "Active followers"],
      ["May 12", "May 12", 1, 2],
    ]);
    expect(codesOf(await readOne(twice))).toEqual(["file/duplicate-column"]);
    const extra = studioCsv([
      ["Gender", "Note", "Note", "Distribution"],
      ["Male", "a", "b", "0.5"],
    ]);
    expect(mustRead(await readOne(extra)).rows.rows).toEqual([
      { line: 2, label: "Male", millionths: 500_000 },
    ]);
  });

  it("A34 spaces round a heading are forgiven and said", async () => {
    const file = mustRead(await readOne(good.replace('"Likes"', '"\u200bLikes\u00a0 "')));
    expect([file.rowsRead, codesOf(file)]).toEqual([3, ["file/header-cleaned"]]);
  });

  it("SEC-U12 A35 A38 a missing column is named, with what was found", async () => {
    const file = await readOne(good.replace('"Shares"', '"Geteilt"'));
    expect(codesOf(file)).toEqual(["file/missing-columns"]);
    expect(file.problems[0]?.message).toContain("“Shares”");
    expect(file.problems[0]?.message).toContain("“Geteilt”");
  });

  it("A36 columns are found by name in any order", async () => {
    const file = mustRead(
      await readOne(
        studioCsv([
          ["Distribution", "Gender"],
          ["0.25", "Female"],
        ]),
      ),
    );
    expect(file.rows.rows).toEqual([{ line: 2, label: "Female", millionths: 250_000 }]);
  });

  it("A37 an unknown column is left out and listed", async () => {
    const file = mustRead(
      await readOne(
        studioCsv([
          ["Gender", "Mood", "Distribution"],
          ["Female", "good", "0.25"],
        ]),
      ),
    );
    expect(file.problems[0]?.message).toContain("“Mood”");
  });

  it("SEC-U12 A39 a Cyrillic look-alike is not the heading", async () => {
    expect((await readOne(good.replace("Likes", "Lіkes"))).kind).toBe("refused");
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"])(
    "A40 A41 A42 the heading %s is an ordinary unknown column",
    async (heading) => {
      const table = studioCsv([
        ["Gender", heading, heading, "Distribution"],
        ["Female", "1", "2", "0.25"],
      ]);
      const file = mustRead(await readOne(table));
      expect([file.rowsRead, file.rowsRefused, codesOf(file)]).toEqual([1, 0, ["file/extra-columns"]]);
      expect(Object.hasOwn(Object.prototype, "Female")).toBe(false);
    },
  );

  it("A43 16,384 empty columns at the end are dropped", async () => {
    const empty = ",".repeat(16_384);
    const file = mustRead(
      await readOne(
        good
          .split("\n")
          .map((line) => line + empty)
          .join("\n"),
      ),
    );
    expect([file.rowsRead, file.rowsRefused, file.problems]).toEqual([3, 0, []]);
  });

  it("SEC-U2 A44 10,000 real columns are refused", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    expect(codesOf(await readOne(studioCsv([["Gender", "Distribution", ...many]])))).toEqual([
      "file/too-many-columns",
    ]);
  });

  it("SEC-U2 A45 the row after the millionth is refused", { timeout: 60_000 }, async () => {
    const rows = '"Female","0.5"\n'.repeat(1_000_001);
    expect(codesOf(await readOne(`"Gender","Distribution"\n${rows}`))).toEqual(["file/too-many-rows"]);
  });
});

describe("bad input: values", () => {
  const withViews = async (cell: string) => {
    const file = mustRead(await readOne(`${good}\n"May 13","${cell}","4","9","1","0"`));
    if (file.rows.kind !== "daily") throw new Error("not daily");
    const row = file.rows.rows.find(({ line }) => line === 5);
    return row === undefined ? file.problems.map(({ code, value }) => [code, value]) : row.values.videoViews;
  };

  it.each(["1.2K", "3,4 Mio", "12万", "1.234,56", "1,234", "1 234", "1.0", "+5", " 5", "5 ", "007"])(
    "B46 %j is refused letter by letter",
    async (cell) => expect(await withViews(cell)).toEqual([["cell/not-a-number", cell]]),
  );

  it.each(["undefined", "", "-", "--", "N/A", "NAN"])("B47 %j is unknown, never 0", async (cell) => {
    expect(await withViews(cell)).toBeNull();
  });

  it.each(["2147483648", "9007199254740993", "9223372036854775807"])("B48 %s is exact", async (cell) => {
    expect(await withViews(cell)).toBe(BigInt(cell));
  });

  it.each(["9223372036854775808", "9".repeat(400)])("B49 %s is too large", async (cell) => {
    expect(await withViews(cell)).toMatchObject([["cell/too-large", expect.any(String)]]);
  });

  it.each(["1e5", "0x10", "Infinity", "NaN", "-0", "null", "12abc"])("B50 %j is refused", async (cell) => {
    expect(await withViews(cell)).toEqual([["cell/not-a-number", cell]]);
  });

  it("B51 views cannot be negative, net likes can", async () => {
    expect(await withViews("-5")).toEqual([["cell/negative", "-5"]]);
    const file = mustRead(await readOne(`${good}\n"May 13","5","4","-9","-1","-2"`));
    expect(file.rowsRefused).toBe(0);
  });

  it.each(["１２３", "١٢٣"])("B53 the digits %s are refused whole", async (cell) => {
    expect(await withViews(cell)).toEqual([["cell/not-a-number", cell]]);
  });

  it("B54 an id that a spreadsheet rounded is refused with that reason", async () => {
    const link = "https://www.tiktok.com/@northwind.bakes/video/7.28E+18";
    const file = await readOne(studioCsv([CONTENT_HEADER, ["May 13", "Rye", link, "May 3", 1, 2, 3, 4]]));
    expect(codesOf(file)).toContain("cell/id-lost");
  });

  it.each(["June 31", "31 de febrero", "May 0", "03/04/2026"])("B55 B56 %s is no day", async (label) => {
    expect((await readOne(studioCsv([OVERVIEW_HEADER, [label, 1, 2, 3, 4, 5]]))).kind).not.toBe("read");
  });

  it("B62 a caption of 32,768 letters is refused", async () => {
    const row = (title: string) => ["May 13", title, videoLink(postId("2026-05-03")), "May 3", 1, 2, 3, 4];
    expect(codesOf(await readOne(studioCsv([CONTENT_HEADER, row("x".repeat(32_768))])))).toContain(
      "cell/too-long",
    );
    expect((await readOne(studioCsv([CONTENT_HEADER, row("x".repeat(32_767))]))).kind).toBe("read");
  });

  it("B65 a link that leads elsewhere is no video link", async () => {
    for (const link of [
      "javascript:alert(1)",
      "https://evil.example/@a/video/1",
      "http://www.tiktok.com/@a/video/1",
    ]) {
      const row = ["May 13", "Rye", link, "May 3", 1, 2, 3, 4];
      expect(codesOf(await readOne(studioCsv([CONTENT_HEADER, row])))).toContain("row/no-video-link");
    }
  });
});

describe("bad input: other people's files", () => {
  it.each([
    ["user_data_tiktok.json", '{"Activity":{}}', "file/personal-data"],
    ["Audience.csv", "Date,New followers,Total followers,Reached audience\n", "file/business-suite"],
    ["TikTok.csv", "Datum,Videovisningar,Målgrupp som nåtts\n", "file/business-suite"],
    ["ads.csv", "Campaign name,Cost,CPC\n", "file/tiktok-ads"],
    ["meta.csv", 'sep=,\n"Views"\n"Date","Primary"\n', "file/other-network"],
    ["posts.csv", "Post ID,Permalink,Publish time\n", "file/other-network"],
    ["Table data.csv", "Content,Video title,Video publish time,Views\n", "file/other-network"],
    ["x.csv", "Date,Impressions,Likes,Engagements\n", "file/other-network"],
    ["notes.csv", "Name,Phone\n", "file/unknown-header"],
    ["page.csv", "<!DOCTYPE html><html>", "file/wrong-kind"],
    ["a.gz", "\u001f\u008b", "file/wrong-kind"],
  ])("%s is told apart", async (name, content, code) => {
    const bytes = name === "a.gz" ? Buffer.from(content, "latin1") : bytesOf(content);
    const file = await readOne(bytes, {}, name);
    expect([file.kind, codesOf(file)]).toEqual(["refused", [code]]);
  });

  it("B25 a table that nobody knows asks what its columns mean", async () => {
    const file = await readOne(bytesOf("Name,Phone\nAda,1\n"), {}, "notes.csv");
    expect([file.kind, codesOf(file)]).toEqual(["needs-answer", ["file/needs-mapping"]]);
    expect(file.problems[0]?.message).toContain("“Name”, “Phone”");
  });

  it("Meta's UTF-16 is told apart too", async () => {
    expect(codesOf(await readOne(utf16('\ufeffsep=,\r\n"Reach"\r\n"Date","Primary"', "le")))).toEqual([
      "file/other-network",
    ]);
  });

  it("keeps nothing of somebody's private messages", async () => {
    const secret = bytesOf('{"Direct Messages":"secret"}');
    const loose = await readOne(secret, {}, "user_data_tiktok.json");
    const packed = await readOne(
      zip([{ name: "user_data_tiktok.json", bytes: secret }]),
      {},
      "TikTok_Data_1.zip",
    );
    expect([loose.bytes.length, packed.bytes.length]).toEqual([0, 0]);
    expect([codesOf(loose), codesOf(packed)]).toEqual([["file/personal-data"], ["file/personal-data"]]);
  });

  it("C86 a damaged workbook is refused, alone and in a ZIP, and spares its neighbours", async () => {
    const book = zip([{ name: "[Content_Types].xml", bytes: bytesOf("<Types/>") }]);
    expect(codesOf(await readOne(book, {}, "Overview.xlsx"))).toEqual(["workbook/broken"]);
    const packed = zip([
      { name: "Overview.xlsx", bytes: book },
      { name: "Overview.csv", bytes: bytesOf(good) },
    ]);
    const files = await read([upload("Overview.zip", packed)], { exportedOn: toDay("2026-05-13") });
    expect(files.map((file) => [file.name, file.kind])).toEqual([
      ["Overview.zip/Overview.xlsx", "refused"],
      ["Overview.zip/Overview.csv", "read"],
    ]);
  });

  it("SEC-U1 D104 other archives are refused by their first bytes", async () => {
    for (const magic of [
      [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
      [0x52, 0x61, 0x72, 0x21],
      [0x1f, 0x8b],
    ])
      expect(codesOf(await readOne(new Uint8Array([...magic, 0, 0]), {}, "a.zip"))).toEqual([
        "file/wrong-kind",
      ]);
  });

  it("D103 one bad file in a ZIP does not hide the good one", async () => {
    const packed = zip([
      { name: "Content.csv", bytes: bytesOf(contentCsv("May 13", "2026-05-03")) },
      { name: "Overview.csv", bytes: bytesOf("") },
    ]);
    const files = await read([upload("Content_northwind.bakes.zip", packed)]);
    expect(files.map(({ kind }) => kind)).toEqual(["read", "refused"]);
  });
});
