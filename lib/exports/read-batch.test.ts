import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import {
  codesOf,
  contentCsv,
  handle,
  mustRead,
  OVERVIEW_HEADER,
  overviewCsv,
  read,
  studioCsv,
  upload,
} from "./testing/uploads";
import { zip } from "./testing/zip";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const gender = studioCsv([
  ["Gender", "Distribution"],
  ["Female", "0.61"],
  ["Male", "0.39"],
]);
const later = { today: toDay("2026-11-22") };

describe("the day of the export", () => {
  it("comes from Time in Content, its year from the ids, for every file of the drop", async () => {
    const files = await read(
      [
        upload("Overview.csv", overviewCsv("2026-05-12")),
        upload("Content.csv", contentCsv("May 13", "2026-05-03")),
        upload("FollowerGender.csv", gender),
      ],
      later,
    );
    expect(files.map((file) => mustRead(file).exportedOn)).toEqual(
      files.map(() => ({ day: "2026-05-13", source: "content-time" })),
    );
    expect(mustRead(files[0]).labels).toEqual({ from: "2026-05-10", to: "2026-05-12" });
  });

  it("asks when the ids leave two years open, and a given day settles it", async () => {
    const old = upload("Content.csv", contentCsv("May 13", "2024-05-03"));
    const [asked] = await read([old], later);
    expect([asked?.kind, codesOf(asked)]).toEqual(["needs-answer", ["batch/year-unproved"]]);
    expect(asked?.problems[0]?.message).toContain("13 May 2024 or 13 May 2025 or 13 May 2026");
    expect(asked).toMatchObject({
      dayChoice: { asks: "last-day", label: "May 13", days: ["2024-05-13", "2025-05-13", "2026-05-13"] },
    });
    const chosen = { lastDays: { [asked?.sha256 ?? ""]: toDay("2025-05-13") } };
    expect(mustRead((await read([old], { ...later, ...chosen }))[0]).exportedOn.day).toBe("2025-05-13");
    const [told] = await read([old], { ...later, exportedOn: toDay("2025-05-13") });
    expect(mustRead(told).exportedOn.day).toBe("2025-05-13");
  });

  it("asks when the given day is not the one in the file", async () => {
    const files = [upload("Content.csv", contentCsv("May 13", "2026-05-03"))];
    const [file] = await read(files, { ...later, exportedOn: toDay("2026-05-14") });
    expect(codesOf(file)).toEqual(["batch/export-day-differs"]);
  });

  it("asks for a lone daily file that ended months ago", async () => {
    const [file] = await read([upload("Overview.csv", overviewCsv("2026-05-12"))], later);
    expect([file?.kind, codesOf(file)]).toEqual(["needs-answer", ["batch/year-unproved"]]);
  });

  it("and its year are known of a lone daily file once a person says which day it ends on", async () => {
    const old = upload("Overview.csv", overviewCsv("2024-05-12"));
    const [asked] = await read([old], later);
    expect(asked).toMatchObject({
      kind: "needs-answer",
      dayChoice: { asks: "last-day", label: "May 12", days: ["2025-05-12", "2026-05-12"] },
    });
    const lastDays = { [asked?.sha256 ?? ""]: toDay("2025-05-12") };
    expect(mustRead((await read([old], { ...later, lastDays }))[0])).toMatchObject({
      labels: { from: "2025-05-10", to: "2025-05-12" },
      exportedOn: { day: "2025-05-13", source: "last-day" },
    });
  });

  it("can be said of one file, and then speaks for that file alone", async () => {
    const files = ["03", "13"].map((day) =>
      upload(`${day}.csv`, contentCsv(`May ${Number(day)}`, "2026-04-28")),
    );
    const lone = upload("FollowerGender.csv", gender);
    const asked = (await read([...files, lone], later))[2];
    expect(asked).toMatchObject({
      dayChoice: { asks: "exported-on", label: null, days: ["2026-05-03", "2026-05-13"] },
    });
    const exportDays = { [asked?.sha256 ?? ""]: toDay("2026-05-13") };
    const told = await read([...files, lone], { ...later, exportDays });
    expect(told.map((file) => mustRead(file).exportedOn)).toEqual([
      { day: "2026-05-03", source: "content-time" },
      { day: "2026-05-13", source: "content-time" },
      { day: "2026-05-13", source: "given" },
    ]);
  });

  it("is not proved by a range that was chosen by hand: it may have been made any day after it", async () => {
    const last = Date.UTC(2024, 4, 12, 9) / 1000;
    const name = `Overview_2024-05-03_${last}_northwind.bakes.zip`;
    const packed = zip([{ name: "Overview.csv", bytes: bytesOf(overviewCsv("2024-05-12", 10)), dosDate: 0 }]);
    const exportedOn = async (...files: Parameters<typeof read>[0]) =>
      mustRead((await read(files, later))[0]).exportedOn;
    expect(await exportedOn(upload(name, packed))).toEqual({ day: "2024-05-13", source: "last-day" });
    expect(await exportedOn(upload(name, packed, "2024-05-20"))).toEqual({
      day: "2024-05-20",
      source: "file-time",
    });
    const content = upload("Content.csv", contentCsv("May 28", "2024-05-01"), "2024-05-28");
    expect(await exportedOn(upload(name, packed), content)).toEqual({
      day: "2024-05-28",
      source: "content-time",
    });
    const older = upload("Content.csv", contentCsv("May 5", "2024-05-01"), "2024-05-05");
    expect(await exportedOn(upload(name, packed), older)).toEqual({ day: "2024-05-13", source: "last-day" });
  });

  it("is guessed from the file's own day where that fits", async () => {
    const [file] = await read([upload("Overview.csv", overviewCsv("2026-05-12"), "2026-05-13")], later);
    expect(mustRead(file).exportedOn).toEqual({ day: "2026-05-13", source: "file-time" });
  });

  it("comes from the name of an Overview archive, years and profile too", async () => {
    const last = Date.UTC(2024, 4, 12, 9) / 1000;
    const packed = zip([{ name: "Overview.csv", bytes: bytesOf(overviewCsv("2024-05-12", 7)) }]);
    const [file] = await read([upload(`Overview_2024-05-06_${last}_northwind.bakes (1).zip`, packed)], later);
    expect(mustRead(file)).toMatchObject({
      profile: { handle: "northwind.bakes", source: "archive-name" },
      exportedOn: { day: "2024-05-13", source: "archive-name" },
      labels: { from: "2024-05-06", to: "2024-05-12" },
    });
  });

  it("pairs the files of two exports by folder, else by the days they hold, else asks", async () => {
    const drop = (folders: boolean) =>
      ["03", "13"].flatMap((day, index) => {
        const folder = folders ? `week-${index}/` : "";
        return [
          upload(`${folder}Content.csv`, contentCsv(`May ${Number(day)}`, "2026-04-28")),
          upload(
            `${folder}Overview.csv`,
            overviewCsv(`2026-05-${Number(day) - 1}`.replace(/-(\d)$/, "-0$1")),
          ),
          upload(`${folder}FollowerGender.csv`, gender),
        ];
      });
    const paired = await read(drop(true), later);
    expect(paired.map((file) => mustRead(file).exportedOn.day)).toEqual([
      ...["2026-05-03", "2026-05-03", "2026-05-03"],
      ...["2026-05-13", "2026-05-13", "2026-05-13"],
    ]);
    const loose = await read(drop(false), later);
    expect(loose.map(({ kind }) => kind)).toEqual([
      "read",
      "read",
      "needs-answer",
      "read",
      "read",
      "needs-answer",
    ]);
    expect(mustRead(loose[1]).exportedOn.day).toBe("2026-05-03");
    expect(codesOf(loose[2])).toEqual(["batch/export-day-unproved"]);
  });

  it("of a file without days is that of the dated files in its own ZIP", async () => {
    const followers = (last: string) => {
      const rows = [-2, -1, 0].map((back) => {
        const label = new Intl.DateTimeFormat("en", { month: "long", day: "numeric", timeZone: "UTC" });
        return [label.format(Date.parse(last) + back * 86_400_000), 120 + back, 1];
      });
      const header = ["Date", "Followers", "Difference in followers from previous day"];
      return zip([
        { name: "FollowerHistory.csv", bytes: bytesOf(studioCsv([header, ...rows])) },
        { name: "FollowerGender.csv", bytes: bytesOf(gender) },
      ]);
    };
    const files = await read(
      [
        upload(
          "Content_northwind.bakes.zip",
          zip([{ name: "Content.csv", bytes: bytesOf(contentCsv("May 3", "2026-04-28")) }]),
        ),
        upload(
          "Content_northwind.bakes (1).zip",
          zip([{ name: "Content.csv", bytes: bytesOf(contentCsv("May 13", "2026-04-28")) }]),
        ),
        upload("Followers_northwind.bakes.zip", followers("2026-05-12")),
        upload("Followers_northwind.bakes (1).zip", followers("2026-05-02")),
      ],
      later,
    );
    const genders = files.filter(({ name }) => name.endsWith("FollowerGender.csv"));
    expect(genders.map((file) => mustRead(file).exportedOn.day)).toEqual(["2026-05-13", "2026-05-03"]);
  });

  it("never moves a file a year back to fit an older export beside it", async () => {
    const files = await read(
      [
        upload("Content.csv", contentCsv("May 3", "2026-04-28")),
        upload("Overview.csv", overviewCsv("2026-05-12", 28)),
      ],
      { today: toDay("2026-05-13") },
    );
    expect(mustRead(files[1]).labels).toEqual({ from: "2026-04-15", to: "2026-05-12" });
  });
});

describe("the profile", () => {
  it("comes from the video links, for the whole drop", async () => {
    const files = await read([
      upload("Overview.csv", overviewCsv("2026-05-12")),
      upload("Content.csv", contentCsv("May 13", "2026-05-03", "Northwind.Bakes")),
    ]);
    expect(files.map((file) => mustRead(file).profile)).toEqual([
      { handle: "northwind.bakes", source: "batch" },
      { handle: "northwind.bakes", source: "video-links" },
    ]);
  });

  it("is null when nothing tells", async () => {
    const [file] = await read([upload("Overview.csv", overviewCsv("2026-05-12"))]);
    expect(mustRead(file).profile).toBeNull();
  });

  it("is asked for when a file says another than was given", async () => {
    const files = await read(
      [
        upload("Content.csv", contentCsv("May 13", "2026-05-03", "other.bakery")),
        upload("Overview.csv", overviewCsv("2026-05-12")),
      ],
      { profile: handle("northwind.bakes") },
    );
    expect(codesOf(files[0])).toEqual(["batch/other-profile"]);
    expect(mustRead(files[1]).profile).toEqual({ handle: "northwind.bakes", source: "given" });
  });

  it("is asked for when the drop holds several and the file names none", async () => {
    const files = await read([
      upload("Content.csv", contentCsv("May 13", "2026-05-03")),
      upload("Content (1).csv", contentCsv("May 13", "2026-05-03", "other.bakery")),
      upload("Overview.csv", overviewCsv("2026-05-12")),
    ]);
    expect(files.map(({ kind }) => kind)).toEqual(["read", "read", "needs-answer"]);
    expect(codesOf(files[2])).toEqual(["batch/profile-unknown"]);
  });
});

describe("days and hours", () => {
  const header = ["Date", "Hour", "Active followers"];
  const hours = (label: string, value: (hour: number) => number) =>
    Array.from({ length: 24 }, (_, hour) => [label, hour, value(hour)]);

  it("a day missing, doubled or reversed refuses the file and names the line", async () => {
    const row = (label: string) => [label, 1, 2, 3, 4, 5];
    for (const labels of [
      ["May 9", "May 11"],
      ["May 9", "May 9"],
      ["May 9", "May 8"],
    ]) {
      const [file] = await read([upload("Overview.csv", studioCsv([OVERVIEW_HEADER, ...labels.map(row)]))]);
      expect(file?.kind).toBe("refused");
      expect(file?.problems).toMatchObject([{ code: "file/day-sequence", line: 3 }]);
    }
  });

  it("zeros at the end of the last day of hours are unmeasured, zeros before are zeros", async () => {
    const rows = [
      ...hours("May 12", (hour) => (hour === 3 ? 0 : 50)),
      ...hours("May 13", (hour) => (hour < 9 ? 60 : 0)),
    ];
    const [file] = await read([upload("FollowerActivity.csv", studioCsv([header, ...rows]))]);
    const read1 = mustRead(file).rows;
    if (read1.kind !== "hours") throw new Error("not hours");
    expect(read1.rows.filter(({ value }) => value === null).map(({ hour }) => hour)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ]);
    expect(read1.rows[3]?.value).toBe(0n);
  });

  it("hours out of order refuse the file", async () => {
    const [file] = await read([
      upload("FollowerActivity.csv", studioCsv([header, ["May 12", 1, 5], ["May 12", 1, 5]])),
    ]);
    expect(file?.problems).toMatchObject([{ code: "file/hour-sequence", line: 3 }]);
  });
});

describe("files that meet in one drop", () => {
  it("the same file twice is said on the second", async () => {
    const csv = overviewCsv("2026-05-12");
    const files = await read([upload("Overview.csv", csv), upload("Overview (1).csv", csv)]);
    expect(files.map(codesOf)).toEqual([[], ["batch/twin"]]);
  });

  it("two that say different numbers for one day are both refused", async () => {
    const files = await read([
      upload("Overview.csv", overviewCsv("2026-05-12", 3, 100)),
      upload("Overview (1).csv", overviewCsv("2026-05-12", 3, 700)),
    ]);
    expect(files.map((file) => [file.kind, codesOf(file)])).toEqual([
      ["refused", ["batch/contradiction"]],
      ["refused", ["batch/contradiction"]],
    ]);
    expect(files[0]?.problems[0]?.message).toContain(
      "videoViews on 2026-05-10 is 100 in one and 700 in the other",
    );
  });

  it("different ranges of one export get along", async () => {
    const files = await read([
      upload("a/Overview.csv", overviewCsv("2026-05-12", 7, 100)),
      upload("b/Overview.csv", overviewCsv("2026-05-12", 3, 104)),
    ]);
    expect(files.map(({ kind }) => kind)).toEqual(["read", "read"]);
  });

  it("SEC-U5 names carry no folders and no control characters", async () => {
    const [file] = await read([
      upload("C:\\down\u202eloads\\Over\u202eview\n.csv", overviewCsv("2026-05-12")),
    ]);
    expect(file?.name).toBe("Overview.csv");
  });
});
