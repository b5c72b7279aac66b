import { describe, expect, it } from "vitest";
import {
  type PostedFields,
  readPercent,
  readPostDetailForm,
  readSeconds,
  readToday,
  readTopItemsForm,
} from "./form-entries";

function posted(...pairs: readonly (readonly [string, string])[]): PostedFields {
  return { all: (name) => pairs.filter(([key]) => key === name).map(([, value]) => value) };
}

describe("what people type", () => {
  it("reads a percentage with point or comma, and no other text", () => {
    expect(["81%", "5,4", " 5.4 % ", "0", "100%"].map(readPercent)).toEqual([0.81, 0.054, 0.054, 0, 1]);
    expect(["", "-1", "1.2K", "1.234,5", "ten"].map(readPercent)).toEqual([
      "",
      "-1",
      "1.2K",
      "1.234,5",
      "ten",
    ]);
  });

  it("reads a duration in seconds or as a clock shows it", () => {
    expect(["7.4", "7,4 s", "0:07", "1:12"].map(readSeconds)).toEqual([7.4, 7.4, 7, 72]);
    expect(["1:75", "7m", "-2"].map(readSeconds)).toEqual(["1:75", "7m", "-2"]);
  });

  it("reads a ranking in its order and leaves out empty rows", () => {
    const form = posted(
      ["kind", "video"],
      ["readOn", "2026-03-20"],
      ["items.first", "Slow croissants"],
      ["items.second", "https://www.tiktok.com/@northwind.bakes/video/7"],
      ["items.first", ""],
      ["items.second", ""],
      ["items.first", "4 a.m."],
      ["items.second", ""],
    );
    expect(readTopItemsForm(form)).toEqual({
      kind: "video",
      readOn: "2026-03-20",
      items: [
        { label: "Slow croissants", url: "https://www.tiktok.com/@northwind.bakes/video/7" },
        { label: "4 a.m.", url: null },
      ],
    });
  });

  it("takes what was not typed as unknown, never as 0", () => {
    const form = posted(
      ["capturedOn", "2026-03-20"],
      ["averageWatchSeconds", ""],
      ["watchedFull", ""],
      ["trafficSources.first", "For You"],
      ["trafficSources.second", "81%"],
      ["trafficSources.first", "Search"],
      ["trafficSources.second", ""],
    );
    expect(readPostDetailForm(form)).toEqual({
      capturedOn: "2026-03-20",
      averageWatchSeconds: null,
      watchedFull: null,
      trafficSources: [{ label: "For You", share: 0.81 }],
      viewerLocations: [],
    });
  });

  it("believes the browser's day only where it can be true", () => {
    const now = new Date("2026-03-24T20:00:00Z");
    expect(readToday(posted(["today", "2026-03-25"]), now)).toBe("2026-03-25");
    expect(readToday(posted(["today", "2027-01-01"]), now)).toBe("2026-03-24");
    expect(readToday(posted(), now)).toBe("2026-03-24");
  });
});
