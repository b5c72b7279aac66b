import { describe, expect, it } from "vitest";
import { addDays, toDay } from "@/lib/domain/day";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { sampleDays } from "./sample-days";
import { sampleExports } from "./sample-exports";
import { samplePosts, VIRAL_DAYS_AGO, viewsAfter } from "./sample-posts";

const TODAY = toDay("2026-11-22");
const NEWEST = addDays(TODAY, -1);

describe("the made-up exports", () => {
  it("are the same to the byte for the same day", () => {
    expect(sampleExports(TODAY)).toEqual(sampleExports(TODAY));
  });

  it("carry the sample's name, so that the importer finds whose they are", () => {
    const zips = sampleExports(TODAY)
      .flat()
      .filter(({ name }) => name.endsWith(".zip"));
    expect(zips).toHaveLength(28);
    expect(zips.every(({ name }) => name.endsWith(`_${SAMPLE_HANDLE}.zip`))).toBe(true);
  });

  it("end at 9,000 followers, with days that lose some", () => {
    const days = sampleDays(NEWEST, 365, samplePosts(NEWEST, 365, 2));
    expect(days.at(-1)).toMatchObject({ day: NEWEST, followers: 9_000 });
    const net = days.slice(1).map(({ followers }, index) => followers - (days[index]?.followers ?? 0));
    expect(Math.min(...net)).toBeLessThan(0);
    expect(days.every(({ views, followers }) => views > 0 && followers > 1_000)).toBe(true);
  });

  it("have a viral day far outside the others", () => {
    const days = sampleDays(NEWEST, 60, samplePosts(NEWEST, 120, 2));
    const sorted = days.map(({ views }) => views).sort((a, b) => a - b);
    const viral = days.find(({ day }) => day === addDays(NEWEST, -VIRAL_DAYS_AGO));
    expect(viral?.views).toBeGreaterThan(3 * (sorted[30] ?? 0));
  });

  it("hold posts whose totals never fall", () => {
    for (const post of samplePosts(NEWEST, 60, 2)) {
      const totals = Array.from({ length: 40 }, (_, age) => viewsAfter(post, age));
      expect(totals).toEqual([...totals].sort((a, b) => a - b));
    }
  });

  it("are made on any day of the year, 29 February among them", () => {
    for (const day of ["2028-02-29", "2028-03-01", "2027-01-01", "2026-12-31"])
      expect(sampleExports(toDay(day))).toHaveLength(7);
  });
});
