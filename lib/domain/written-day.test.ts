import { describe, expect, it } from "vitest";
import { findDayOrder, parseWrittenDay, settleDay, type WrittenDay } from "./written-day";

function written(...texts: readonly string[]): readonly WrittenDay[] {
  return texts.flatMap((text) => parseWrittenDay(text) ?? []);
}

function settled(...texts: readonly string[]) {
  const days = written(...texts);
  return days.map((day) => settleDay(day, findDayOrder(days)));
}

describe("a day as people and their spreadsheets write it", () => {
  it("is sure with the year first, with points, and where both orders agree", () => {
    expect(settled("2026-03-04", "2026/3/4", "04.03.2026", "4.3.2026", "03/03/2026")).toEqual([
      "2026-03-04",
      "2026-03-04",
      "2026-03-04",
      "2026-03-04",
      "2026-03-03",
    ]);
  });

  it("takes the order that another day of the table proves", () => {
    expect(settled("03/04/2026", "03/24/2026")).toEqual(["2026-03-04", "2026-03-24"]);
    expect(settled("03/04/2026", "24/03/2026")).toEqual(["2026-04-03", "2026-03-24"]);
  });

  it("stays open where nothing proves the order, or two days prove both", () => {
    expect(settled("03/04/2026")).toEqual([null]);
    expect(settled("03/04/2026", "03/24/2026", "24/03/2026")).toEqual([null, "2026-03-24", "2026-03-24"]);
  });

  it("is nothing else", () => {
    expect(written("24.03.26", "2026-02-30", "24-3/2026", "March 24", "", "31/31/2026")).toEqual([]);
  });
});
