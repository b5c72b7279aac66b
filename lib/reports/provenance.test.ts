import { expect, it } from "vitest";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { getProvenance, type ProvenanceRequest } from "./provenance";
import { dailyRows, seedExports, seedProfile } from "./testing/seed-ledger";

const VIEWS: ProvenanceRequest = {
  metric: "videoViews",
  window: 7,
  asOf: null,
  compare: "previous",
  day: null,
};
const OVERVIEW = "studio/overview" as const;

/**
 * Three exports that end on 10, 12 and 14 March: the second labels its days one day early, and the third does not know 9 March. No export
 * speaks of 8 March except the first, which does not know it.
 */
async function seedBakery() {
  const bakery = await seedProfile("northwind.bakes");
  await seedExports(bakery, [
    {
      format: OVERVIEW,
      exportedOn: "2026-03-11",
      rows: dailyRows("2026-03-10", { videoViews: [50, null, 90, 100] }),
    },
    {
      format: OVERVIEW,
      exportedOn: "2026-03-13",
      shiftDays: 1,
      rows: dailyRows("2026-03-11", { videoViews: [101, 110, 120] }),
    },
    {
      format: OVERVIEW,
      exportedOn: "2026-03-15",
      rows: dailyRows("2026-03-14", { videoViews: [null, null, null, 111, 122, 130, 140] }),
    },
  ]);
  return bakery;
}

describeOnBothDatabases("where a figure comes from", () => {
  it("names the export, the line and the label of every day of its window", async () => {
    await emptyDatabase();
    const report = await getProvenance(await seedBakery(), VIEWS);
    expect(report.window).toEqual({ days: 7, from: "2026-03-08", to: "2026-03-14" });
    const [input] = report.inputs;
    expect(input?.measure).toBe("videoViews");
    expect(
      input?.days.map(({ day, value, state, place }) => [day, value, state, place?.line, place?.labelDay]),
    ).toEqual([
      ["2026-03-08", null, "exported-unknown", 2, "2026-03-08"],
      ["2026-03-09", 90, "provisional", 4, "2026-03-09"],
      ["2026-03-10", 101, "known", 2, "2026-03-09"],
      ["2026-03-11", 111, "known", 5, "2026-03-11"],
      ["2026-03-12", 122, "known", 6, "2026-03-12"],
      ["2026-03-13", 130, "provisional", 7, "2026-03-13"],
      ["2026-03-14", 140, "provisional", 8, "2026-03-14"],
    ]);
    expect(
      report.exports.map(({ source, supplies, unknown }) => [source.exportedOn.day, supplies, unknown]),
    ).toEqual([
      ["2026-03-15", 4, 1],
      ["2026-03-13", 1, 0],
      ["2026-03-11", 1, 0],
    ]);
    expect(report.exports[1]?.source).toMatchObject({
      fileName: "Export.csv",
      format: OVERVIEW,
      shiftDays: 1,
    });
    expect(report.figure).toMatchObject({ value: 694, coverage: { known: 6, days: 7 } });
    expect(report.chosen).toBeNull();
  });

  it("tells every claim on one day, what is shown and why", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const { chosen } = await getProvenance(bakery, { ...VIEWS, day: toDay("2026-03-10") });
    expect(chosen?.day).toBe("2026-03-10");
    expect(chosen?.claimed).toHaveLength(1);
    expect(chosen?.claimed[0]).toMatchObject({ measure: "videoViews", day: "2026-03-10", total: 3 });
    expect(
      chosen?.claimed[0]?.claims.map(({ value, standing, place, source }) => [
        source.exportedOn.day,
        value,
        standing,
        place.line,
      ]),
    ).toEqual([
      ["2026-03-13", 101, "shown", 2],
      ["2026-03-11", 100, "older-export", 5],
      ["2026-03-15", null, "unknown", 4],
    ]);
  });

  it("lets the greater hash decide between two exports of one day, as the board does", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    const says = (videoViews: number) => ({
      format: OVERVIEW,
      exportedOn: "2026-03-15",
      rows: dailyRows("2026-03-14", { videoViews: [videoViews] }),
    });
    await seedExports(bakery, [says(7), says(8)]);
    const { chosen, inputs } = await getProvenance(bakery, { ...VIEWS, day: toDay("2026-03-14") });
    const claims = chosen?.claimed[0]?.claims ?? [];
    expect(claims.map(({ value, standing }) => [value, standing])).toEqual([
      [8, "shown"],
      [7, "same-day"],
    ]);
    expect(inputs[0]?.days.at(-1)?.place?.importId).toBe(claims[0]?.source.importId);
  });

  it("starts net followers from the known total before the window, and asks for the day before", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      {
        format: "studio/follower-history",
        exportedOn: "2026-03-15",
        rows: dailyRows("2026-03-14", { followers: [100, null, null, 103, 104, 105, 106, 107, 108] }),
      },
    ]);
    const request = { ...VIEWS, metric: "netFollowers", day: toDay("2026-03-14") } as const;
    const report = await getProvenance(bakery, request);
    expect(report.figure.value).toBe(8);
    expect(report.inputs[0]?.days.map(({ day, value }) => [day, value]).slice(0, 3)).toEqual([
      ["2026-03-06", 100],
      ["2026-03-08", null],
      ["2026-03-09", 103],
    ]);
    expect(report.chosen?.claimed.map(({ measure, day }) => [measure, day])).toEqual([
      ["followers", "2026-03-14"],
      ["followers", "2026-03-13"],
    ]);
  });

  it("shows the four inputs of engagement, and nothing of other profiles", async () => {
    await emptyDatabase();
    const stranger = await seedProfile("someone.else");
    await seedExports(stranger, [
      {
        format: OVERVIEW,
        exportedOn: "2026-06-02",
        rows: dailyRows("2026-03-14", { videoViews: [9_999], likes: [9_999] }),
      },
    ]);
    const bakery = await seedBakery();
    const request = { ...VIEWS, metric: "engagementRate", day: toDay("2026-03-14") } as const;
    const report = await getProvenance(bakery, request);
    expect(report.inputs.map(({ measure }) => measure)).toEqual([
      "likes",
      "comments",
      "shares",
      "videoViews",
    ]);
    expect(report.inputs[0]?.days.every(({ state }) => state === "never-exported")).toBe(true);
    expect(report.figure.value).toBeNull();
    expect(report.chosen?.claimed.map(({ total }) => total)).toEqual([0, 0, 0, 1]);
  });

  it("knows nothing while nothing is known", async () => {
    await emptyDatabase();
    const report = await getProvenance(await seedProfile("northwind.bakes"), VIEWS);
    expect(report).toMatchObject({ window: null, inputs: [], exports: [], chosen: null });
  });
});
