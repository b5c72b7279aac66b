import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { addDays, toDay } from "@/lib/domain/day";
import type { SeriesPoint } from "@/lib/domain/report";
import { toChartModel } from "../chart-model";
import { DIAMOND } from "../geometry";
import { drawCounts } from "./counts-svg";
import { drawDays } from "./day-svg";
import { drawHours } from "./hours-svg";
import { drawOutlook } from "./outlook-svg";
import { toSvgFile } from "./picture";
import { drawShares } from "./shares-svg";
import { drawViewers } from "./viewers-svg";

const caption = {
  title: "Views <of> “Rye & co”",
  summary: "412.8K in 28 days.",
  source: "@northwind.bakes · 7 of 7 days known",
};

const points = (values: readonly (number | null)[], from = "2026-03-18"): SeriesPoint[] =>
  values.map((value, index) => ({
    day: addDays(toDay(from), index),
    value,
    provisional: index >= values.length - 2,
  }));

const model = toChartModel({
  metric: "videoViews",
  series: points([10, null, 30, 20, 25, 40, 35]),
  previousSeries: points([5, 6, 7, 8, 9, 10, 11], "2026-03-11"),
  posts: [{ publishedOn: toDay("2026-03-20"), title: "Rye" }],
});

/** Throws where a strict reader would refuse the file, and tells the elements with their attributes. */
function read(
  svg: string,
): readonly { readonly name: string; readonly attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(svg).close();
  return found;
}

const ofName = (svg: string, name: string) => read(svg).filter((element) => element.name === name);

describe("a chart as an SVG file", () => {
  const svg = toSvgFile(caption, drawDays(model, { shape: "line", previousLine: "a year before" }));

  it("is well-formed whatever a caption holds, and says what it shows", () => {
    const odd = toSvgFile({ ...caption, title: "a\u0000b\ud800 <script>]]>" }, { height: 10, body: "" });
    expect(ofName(odd, "script")).toEqual([]);
    expect(read(svg)[0]?.attributes).toMatchObject({ width: "960", role: "img" });
    expect(svg).toContain("412.8K in 28 days.");
    expect(svg).toContain("@northwind.bakes · 7 of 7 days known");
  });

  it("stands alone: no style sheet, no script, no address, no custom property", () => {
    expect(svg).not.toMatch(/var\(|class=|<style|<script|href=|url\((?!#gap)/);
  });

  it("interrupts the line at a gap and hatches it", () => {
    const [area, previous, settled, provisional] = ofName(svg, "path").map(
      ({ attributes }) => attributes["d"],
    );
    expect(area?.match(/M/g)).toHaveLength(1);
    expect(previous?.match(/[ML]/g)).toHaveLength(7);
    expect(settled?.match(/[ML]/g)).toHaveLength(3);
    expect(provisional?.match(/[ML]/g)).toHaveLength(3);
    expect(ofName(svg, "rect").filter(({ attributes }) => attributes["fill"] === "url(#gap)")).toHaveLength(
      2,
    );
  });

  it("names in its legend what it draws, and the period compared with in words", () => {
    for (const words of ["this period", "a year before", "provisional", "no data", "post published"])
      expect(svg).toContain(`>${words}</text>`);
    const plain = toChartModel({
      metric: "videoViews",
      series: points([1, 2, 3]).map((point) => ({ ...point, provisional: false })),
      previousSeries: [],
      posts: [],
    });
    const drawn = toSvgFile(caption, drawDays(plain, { shape: "line", previousLine: "a year before" }));
    expect(drawn).not.toMatch(/a year before|provisional|no data|post published/);
  });

  it("draws the usual of each weekday, unusual days as diamonds and the levels, and says which is which", () => {
    const days = points([10, 12, 30, 11, 10, 41, 40]).map((point) => ({ ...point, provisional: false }));
    const marked = toChartModel({
      metric: "videoViews",
      series: days,
      previousSeries: [],
      posts: [],
      marks: {
        bands: days.map(({ day }, at) => ({
          ...{ day, median: 11, low: 8, high: at === 6 ? 500 : 14.5, weekdays: 9 },
          unusual: at === 2 ? ("above" as const) : false,
        })),
        levels: [
          { from: toDay("2026-01-01"), to: toDay("2026-03-22"), median: 11, days: 80 },
          { from: toDay("2026-03-23"), to: toDay("2026-03-24"), median: 40.5, days: 2 },
        ],
      },
    });
    expect(marked.days[2]?.unusualText).toBe("outside the usual of a Friday: 8 to 14");
    const drawn = toSvgFile(caption, drawDays(marked, { shape: "line", previousLine: "" }));
    const diamonds = ofName(drawn, "path").filter(({ attributes }) => attributes["d"] === DIAMOND);
    expect(diamonds).toHaveLength(2);
    expect(drawn).toContain(">11 → 41</text>");
    for (const words of ["usual for the weekday", "unusual day", "level"])
      expect(drawn).toContain(`>${words}</text>`);
    for (const { attributes } of ofName(drawn, "path"))
      for (const number of (attributes["d"] ?? "").matchAll(/\d+ (\d+)/g))
        expect(Number(number[1])).toBeLessThanOrEqual(300);
  });

  it("numbers notes above the plot, bars over their days, and says each number in words below", () => {
    const note = (first: string, last: string, text: string) => ({
      ...{ id: text, text, shared: true, firstDay: toDay(first), lastDay: toDay(last) },
    });
    const input = {
      ...{ metric: "videoViews" as const, series: points([10, 20, 30, 20, 25, 40, 35]) },
      ...{ previousSeries: [], posts: [] },
    };
    const notes = [
      note("2026-03-19", "2026-03-21", "Bread <fair>"),
      note("2026-03-22", "2026-03-22", "x".repeat(200)),
    ];
    const bare = drawDays(toChartModel(input), { shape: "line", previousLine: "" });
    const noted = drawDays(toChartModel({ ...input, notes }), { shape: "line", previousLine: "" });
    expect(noted.height).toBeGreaterThan(bare.height);
    const drawn = toSvgFile(caption, noted);
    expect(read(drawn).length).toBeGreaterThan(0);
    expect(drawn).toContain("1  19 Mar – 21 Mar 2026: Bread &#60;fair&#62;</text>");
    expect(drawn).toMatch(/2 {2}22 Mar 2026: x+…<\/text>/);
    const bars = ofName(drawn, "rect").filter(({ attributes }) => attributes["height"] === "3");
    expect(bars).toHaveLength(1);
  });

  it("draws bars up and down from 0", () => {
    const bars = toChartModel({
      metric: "netFollowers",
      series: points([4, -3, null, 2, 1]),
      previousSeries: [],
      posts: [],
    });
    const drawn = toSvgFile(caption, drawDays(bars, { shape: "bars", previousLine: "" }));
    const filled = ofName(drawn, "rect").filter(({ attributes }) => attributes["rx"] === "1.5");
    expect(filled.filter(({ attributes }) => attributes["fill"] === "#a8471f")).toHaveLength(2);
    expect(drawn).toContain(">lost, below 0</text>");
  });

  it("hatches hours that were never measured", () => {
    const cells = Array.from({ length: 168 }, (_, index) => ({
      weekday: Math.floor(index / 24),
      hour: index % 24,
      mean: index === 5 ? null : index,
      measuredHours: 1,
    }));
    const drawn = toSvgFile(caption, drawHours(cells));
    const squares = ofName(drawn, "rect").filter(({ attributes }) => attributes["rx"] === "5");
    expect(squares).toHaveLength(168);
    expect(squares.filter(({ attributes }) => attributes["fill"] === "url(#gap)")).toHaveLength(1);
    expect(drawn).toContain(">not measured</text>");
  });

  it("draws shares as wide as they are", () => {
    const drawn = toSvgFile(
      caption,
      drawShares([
        { label: "GR", share: 0.5 },
        { label: "Other", share: 0.25 },
      ]),
    );
    expect(drawn).toContain(">Greece</text>");
    expect(ofName(drawn, "rect").map(({ attributes }) => attributes["width"])).toEqual([
      "960",
      "912",
      "456",
      "912",
      "228",
    ]);
  });
});

describe("the charts beside the day chart", () => {
  const day = toDay("2026-03-25");
  const after = Array.from({ length: 28 }, (_, index) => ({
    ...{ day: addDays(day, index), value: 30, low: 10, high: 80 },
  }));
  const backTest = {
    origins: 9,
    days: 28,
    error: 1,
    naiveError: 2,
    widened: 1,
    coverage: 0.8,
    coverageDays: 9,
  };
  const outlook = {
    metric: "videoViews",
    known: 90,
    needed: 56,
    refused: null,
    days: after,
    usual: 30,
  } as const;

  it("draw the days to come beyond those that were, inside one axis", () => {
    const svg = toSvgFile(caption, drawOutlook({ ...outlook, backTest }, points([10, null, 30, 20])));
    const dashed = ofName(svg, "path").filter(({ attributes }) => attributes["stroke-dasharray"] === "6 4");
    // The line itself and its key.
    expect(dashed).toHaveLength(2);
    const from = Number(/^M([\d.]+) /.exec(dashed[0]?.attributes["d"] ?? "")?.[1]);
    expect(from).toBeCloseTo((4 / 31) * (960 - 24 - 44 - 24), 0);
    for (const label of ["18 Mar", "25 Mar", "21 Apr", "100", "expected", "four days of five"])
      expect(svg).toContain(`>${label}<`);
  });

  it("stand new viewers below returning ones, and hatch a day that does not tell both", () => {
    const days = [
      { day, first: 30, again: 70 },
      { day: addDays(day, 1), first: null, again: null },
      { day: addDays(day, 2), first: 50, again: 0 },
    ];
    const { body } = drawViewers(days);
    const bars = ofName(`<svg>${body}</svg>`, "rect").filter(
      ({ attributes }) => Number(attributes["y"]) >= 0,
    );
    expect(bars.map(({ attributes }) => Number(attributes["height"]))).toEqual([90, 210, 150, 0]);
    expect(body.match(/fill="url\(#gap\)"/g)).toHaveLength(2);
    expect(body).toContain(">no data<");
  });

  it("count posts as bars from 0", () => {
    const { body } = drawCounts(
      [0, 2, 1].map((posts, at) => ({ from: addDays(day, at), to: addDays(day, at), posts })),
    );
    const heights = ofName(`<svg>${body}</svg>`, "rect").map(({ attributes }) =>
      Number(attributes["height"]),
    );
    expect(heights[0]).toBe(0);
    expect(heights[1]).toBeCloseTo(2 * (heights[2] ?? 0), 0);
  });
});
