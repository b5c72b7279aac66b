import { describe, expect, it } from "vitest";
import { adviseExports, type ExportSpan, evaluateMeasureCoverage, toRanges } from "./coverage";
import { addDays, type Day, daysIn, toDay } from "./day";

const RANGE = { from: toDay("2026-03-01"), to: toDay("2026-03-16") };
const known = (days: readonly Day[]) =>
  days.map((day) => ({ day, value: 1, provisional: day > "2026-03-14" }));

describe("coverage of a measure", () => {
  it("tells known, provisional and missing days apart and gathers the missing ones", () => {
    const days = daysIn(RANGE).filter((day) => day < "2026-03-05" || day > "2026-03-07");
    const coverage = evaluateMeasureCoverage("videoViews", RANGE, known(days));
    expect(coverage).toMatchObject({ known: 13, provisional: 2 });
    expect(coverage.missing).toEqual([{ from: "2026-03-05", to: "2026-03-07" }]);
    expect(coverage.days.map(({ state }) => state).slice(3, 5)).toEqual(["known", "missing"]);
    expect(coverage.days.at(-1)?.state).toBe("provisional");
  });

  it("makes ranges of neighbouring days", () => {
    expect(toRanges([])).toEqual([]);
    expect(toRanges(["2026-02-28", "2026-03-01", "2026-03-03"].map(toDay))).toEqual([
      { from: "2026-02-28", to: "2026-03-01" },
      { from: "2026-03-03", to: "2026-03-03" },
    ]);
  });
});

describe("advice on what to export next", () => {
  const overview = (from: string, to: string): ExportSpan => ({
    format: "studio/overview",
    exportedOn: addDays(toDay(to), 1),
    days: { from: toDay(from), to: toDay(to) },
    rows: 7,
  });
  const views = (days: readonly Day[]) => [evaluateMeasureCoverage("videoViews", RANGE, known(days))];
  const adviceOn = (today: string, exports: readonly ExportSpan[], days: readonly Day[]) =>
    adviseExports(exports, views(days), toDay(today)).filter(({ format }) => format === "studio/overview");

  it("says nothing of a profile without exports", () => {
    expect(adviseExports([], [], toDay("2026-03-17"))).toEqual([]);
  });

  it("asks for days that no export covered while TikTok still holds them", () => {
    const exports = [overview("2026-03-01", "2026-03-04"), overview("2026-03-08", "2026-03-16")];
    const days = daysIn(RANGE).filter((day) => day < "2026-03-05" || day > "2026-03-07");
    expect(adviceOn("2026-03-17", exports, days)[0]).toEqual({
      format: "studio/overview",
      reason: "gap",
      range: { from: "2026-03-05", to: "2026-03-07" },
      by: "2027-03-05",
    });
  });

  it("does not ask again for days that TikTok called unknown", () => {
    const days = daysIn(RANGE).filter((day) => day !== "2026-03-05");
    const advice = adviceOn("2026-03-17", [overview("2026-03-01", "2026-03-16")], days);
    expect(advice.map(({ reason }) => reason)).toEqual(["provisional"]);
    expect(advice[0]?.range).toEqual({ from: "2026-03-15", to: "2026-03-16" });
  });

  it("asks for a successor after a week", () => {
    const advice = adviceOn("2026-03-24", [overview("2026-03-01", "2026-03-16")], daysIn(RANGE));
    expect(advice).toEqual([
      {
        format: "studio/overview",
        reason: "stale",
        range: { from: "2026-03-17", to: "2026-03-23" },
        by: "2027-03-17",
      },
    ]);
  });

  it("asks for another order of the posts while one full list is all there is of its day", () => {
    const list = (exportedOn: string, rows: number, format: ExportSpan["format"] = "studio/content") => ({
      format,
      exportedOn: toDay(exportedOn),
      days: null,
      rows,
    });
    const reasons = (...exports: ExportSpan[]) =>
      adviseExports(exports, [], toDay("2026-03-17"))
        .filter(({ format }) => format === "studio/content")
        .map(({ reason }) => reason);
    expect(reasons(list("2026-03-16", 14))).toEqual([]);
    expect(reasons(list("2026-03-16", 15))).toEqual(["full"]);
    expect(reasons(list("2026-03-16", 15), list("2026-03-16", 15))).toEqual([]);
    expect(reasons(list("2026-03-15", 15), list("2026-03-15", 15), list("2026-03-16", 15))).toEqual(["full"]);
    expect(reasons(list("2026-03-10", 15))).toEqual(["stale"]);
    expect(reasons(list("2026-03-16", 40, "business/video"))).toEqual([]);
  });

  it("asks for no tab of Studio that Business Suite stands for", () => {
    const suite: ExportSpan = { ...overview("2026-03-01", "2026-03-16"), format: "business/overview" };
    const advice = adviceOn("2026-03-17", [suite], daysIn(RANGE));
    expect(advice.map(({ reason }) => reason)).toEqual(["provisional"]);
  });

  it("names the last day on which no hour of activity is lost", () => {
    const activity: ExportSpan = {
      format: "studio/follower-activity",
      exportedOn: toDay("2026-03-17"),
      days: { from: toDay("2026-03-10"), to: toDay("2026-03-17") },
      rows: 192,
    };
    const by = (today: string) =>
      adviseExports([activity], [], toDay(today)).find(({ format }) => format === activity.format)?.by;
    expect([by("2026-03-20"), by("2026-03-24"), by("2026-03-25")]).toEqual([
      "2026-03-24",
      "2026-03-24",
      null,
    ]);
  });
});
