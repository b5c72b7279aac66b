import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import {
  type DetailCells,
  findCellProblems,
  isWithoutFigures,
  NO_CELLS,
  readDetailCells,
  toDetailCells,
} from "./detail-cells";
import type { NamedShare } from "./report";
import { TRAFFIC_SOURCES } from "./traffic-source";

const cells = (change: Partial<DetailCells>): DetailCells => ({
  ...NO_CELLS,
  capturedOn: "2026-03-19",
  ...change,
});
const POST = { publishedOn: toDay("2026-03-13"), today: toDay("2026-03-24") };

describe("the cells of a post's detail", () => {
  it("read as numbers, shares and a day, and empty ones as unknown, never as 0", () => {
    const filled = cells({
      averageWatchSeconds: "0:07",
      from_for_you_percent: "81,5",
      from_search_percent: "0",
      from_sound_percent: "–",
      otherSources: "Hashtag 2.5",
      viewerLocations: "DE 40; US 12.5%",
    });
    expect(readDetailCells(filled)).toEqual({
      ok: true,
      detail: {
        capturedOn: "2026-03-19",
        averageWatchSeconds: 7,
        watchedFull: null,
        trafficSources: [
          { label: "For You", share: 0.815 },
          { label: "Search", share: 0 },
          { label: "Hashtag", share: 0.025 },
        ],
        viewerLocations: [
          { label: "DE", share: 0.4 },
          { label: "US", share: 0.125 },
        ],
      },
    });
  });

  it.each([
    [
      "a day that can be two",
      { averageWatchSeconds: "7", capturedOn: "03/04/2026" },
      "capturedOn",
      /2026-03-24/,
    ],
    ["no day", { averageWatchSeconds: "7", capturedOn: "" }, "capturedOn", /Enter the day/],
    [
      "a day after the seven",
      { watchedFull: "7", capturedOn: "20.03.2026" },
      "capturedOn",
      /ended on 19 Mar/,
    ],
    ["a time longer than an hour", { averageWatchSeconds: "3601" }, "averageWatchSeconds", /in seconds/],
    ["more than the whole", { watchedFull: "100.1" }, "watchedFull", /0 to 100/],
    ["a list with commas", { viewerLocations: "DE 40, US 12" }, "viewerLocations", /semicolons/],
    [
      "sources of more than 100% together",
      { from_for_you_percent: "81", from_search_percent: "19.6" },
      "from_search_percent",
      /more than 100%/,
    ],
    ["a source twice", { from_sound_percent: "1", otherSources: "Sound 2" }, "otherSources", /the same/],
  ])("refuse %s", (_, change, column, message) => {
    expect(findCellProblems(cells(change), POST)).toEqual([
      { column, message: expect.stringMatching(message) },
    ]);
  });

  it("without a figure say nothing, whatever the day", () => {
    expect(isWithoutFigures(cells({ capturedOn: "nonsense", watchedFull: " - " }))).toBe(true);
    expect(findCellProblems(cells({ capturedOn: "nonsense" }), POST)).toEqual([]);
  });

  it("give back every detail exactly", () => {
    const millionths = fc.integer({ min: 0, max: 90_000 });
    const label = fc.constantFrom(...Object.values(TRAFFIC_SOURCES), "Hashtag", "Republic of Korea");
    const shares = fc
      .uniqueArray(fc.record({ label, millionths }), { selector: (each) => each.label })
      .map((list) => list.map((each) => ({ label: each.label, share: each.millionths / 1e6 })));
    const detail = fc.record({
      capturedOn: fc.constant(toDay("2026-03-19")),
      averageWatchSeconds: fc.option(fc.integer({ min: 0, max: 999_999 }).map((millis) => millis / 1000)),
      watchedFull: fc.option(millionths.map((share) => share / 1e6)),
      trafficSources: shares,
      viewerLocations: shares,
    });
    fc.assert(
      fc.property(detail, (one) => {
        const read = readDetailCells(toDetailCells(one));
        const isAmbiguous =
          /\.\d{3}$/.test(String(one.averageWatchSeconds)) && (one.averageWatchSeconds ?? 0) >= 1;
        if (!read.ok) return isAmbiguous;
        const sorted = (list: readonly NamedShare[]) =>
          list.toSorted((a, b) => a.label.localeCompare(b.label));
        expect({ ...read.detail, trafficSources: sorted(read.detail.trafficSources) }).toEqual({
          ...one,
          trafficSources: sorted(one.trafficSources),
        });
        return true;
      }),
    );
  });
});
