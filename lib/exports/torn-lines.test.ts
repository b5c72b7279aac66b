import { describe, expect, it } from "vitest";
import { addDays, toDay } from "@/lib/domain/day";
import {
  CONTENT_HEADER,
  codesOf,
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

const given = { exportedOn: toDay("2026-05-13") };
const AUDIENCE = "Date,New followers,Total followers,Reached audience,Engaged audience";

async function linesRead(text: string, name: string) {
  const file = mustRead(await readOne(text, given, name));
  return { lines: file.rows.rows.map(({ line }) => line), codes: codesOf(file), file };
}

describe("a line that lost or gained a line break", () => {
  it("is refused when the rest of its last number stands on a line of its own", async () => {
    const rows = ["2026/05/09,4,120,800,31", "2026/05/10,2,122,790,4", "5", "2026/05/11,1,123,640,12"];
    const { lines, codes } = await linesRead([AUDIENCE, ...rows].join("\n"), "Audience.csv");
    expect(lines).toEqual([2, 5]);
    expect(codes).toEqual(["row/torn", "row/too-few-cells"]);
  });

  it("is refused when its last number stands below, quoted as all others are", async () => {
    const rows = ["May 9", "May 10", "May 11"].map((day) => [day, 900, 4, 9, 1, 7]);
    const text = studioCsv([OVERVIEW_HEADER, ...rows]).replace('"7"', '\n"7"');
    const { lines, codes } = await linesRead(text, "Overview.csv");
    expect(lines).toEqual([4, 5]);
    expect(codes).toEqual(["row/torn", "row/too-few-cells"]);
  });

  it("is refused when its caption began on the line above, quoted or not", async () => {
    const header = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites";
    const row = (title: string, number: number) =>
      `${title},${videoLink(postId("2026-05-03", number))},2026/05/03 12:00:00,900,40,3,2,1`;
    const rows = [row("Rye\nand patience", 1), row('"Salt\nand water"', 2), row("Crumb", 3)];
    const { lines, codes } = await linesRead([header, ...rows].join("\n"), "Video.csv");
    expect(lines).toEqual([6]);
    expect(codes).toEqual(["row/too-few-cells", "row/torn", "row/no-video-link"]);
  });

  it("is refused when its caption has swallowed a whole other line", async () => {
    const row = (number: number) => {
      const link = videoLink(postId("2026-05-03", number));
      return ["May 13", `Loaf ${number}`, link, "May 3", "40", "3", "2", "900"];
    };
    const rows = studioCsv([CONTENT_HEADER, ...[1, 2, 3].map(row)]).split("\n");
    for (const between of ['"', ""]) {
      const both = `${rows[1]?.slice(0, -1)}${between}${between}${rows[2]?.slice(1)}`;
      const file = mustRead(await readOne([rows[0], both, rows[3]].join("\n"), {}, "Content.csv"));
      expect(file.rows.rows.map(({ line }) => line)).toEqual([3]);
      expect(codesOf(file)).toEqual(["row/joined"]);
    }
  });

  it("is refused when it alone has an empty cell at its end, which may have been a digit", async () => {
    const rows = ["2026/05/09,4,120,800,31", "2026/05/10,2,122,790,54,", "2026/05/11,1,123,640,12"];
    const { lines, codes } = await linesRead([AUDIENCE, ...rows].join("\n"), "Audience.csv");
    expect(lines).toEqual([2, 4]);
    expect(codes).toEqual(["row/too-many-cells"]);
  });

  it("is read when every line has empty cells at its end, the header too", async () => {
    const rows = [AUDIENCE, "2026/05/09,4,120,800,31", "2026/05/10,2,122,790,54"];
    const { lines, codes } = await linesRead(rows.map((row) => `${row},,`).join("\n"), "Audience.csv");
    expect(lines).toEqual([2, 3]);
    expect(codes).toEqual([]);
  });
});

describe("a day of export that is a little too early", () => {
  const exportedOn = toDay("2026-05-10");

  it("is said to put daily files into the year before", async () => {
    const file = mustRead(await readOne(overviewCsv("2026-05-12", 5), { exportedOn }));
    expect(file.labels?.to).toBe("2025-05-12");
    expect(codesOf(file)).toEqual(["file/year-before"]);
    expect(file.problems[0]?.line).toBe(6);
  });

  it("is asked about by hours, which are never older than a week", async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ["May 12", hour, 70 + hour]);
    const text = studioCsv([["Date", "Hour", "Active followers"], ...hours]);
    const file = await readOne(text, { exportedOn }, "FollowerActivity.csv");
    expect(file.kind).toBe("needs-answer");
    expect(codesOf(file)).toEqual(["batch/export-day-differs"]);
  });

  it("is not suspected when the file ends in the middle of the year before", async () => {
    const text = studioCsv([OVERVIEW_HEADER, ["November 12", 900, 4, 9, 1, 0]]);
    const [file] = await read([upload("Overview.csv", text)], { exportedOn: addDays(exportedOn, 3) });
    expect(mustRead(file).labels?.to).toBe("2025-11-12");
    expect(codesOf(file)).toEqual([]);
  });
});
