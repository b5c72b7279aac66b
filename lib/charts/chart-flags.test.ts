import { expect, test } from "vitest";
import { addDays, daysIn, toDay } from "@/lib/domain/day";
import type { Note } from "@/lib/domain/note";
import { toChartNotes } from "./chart-flags";

const FROM = toDay("2026-02-25");
const month = daysIn({ from: FROM, to: addDays(FROM, 27) });
const twoMonths = daysIn({ from: FROM, to: addDays(FROM, 59) });

/** `first` and `last` are days after the first of the chart. */
function note(id: string, first: number, last = first): Note {
  return {
    id,
    firstDay: addDays(FROM, first),
    lastDay: addDays(FROM, last),
    text: `Words of ${id}`,
    shared: false,
  };
}
const flagsOf = (days: typeof month, notes: readonly Note[]) =>
  toChartNotes(days, notes).flags.map(({ position, notes: own }) => [
    position,
    own.map(({ id }) => id).join(),
  ]);

test("several notes of a day are one flag, and the next day has its own", () => {
  expect(flagsOf(month, [note("oven", 3), note("fair", 3), note("rye", 4)])).toEqual([
    [3, "oven,fair"],
    [4, "rye"],
  ]);
});

test("where a day is narrower than a flag, neighbours share one", () => {
  expect(flagsOf(twoMonths, [note("oven", 3), note("fair", 4), note("rye", 5)])).toEqual([
    [3, "oven,fair"],
    [5, "rye"],
  ]);
});

test("a range is a bar from its first to its last day, cut off at the ends of the chart", () => {
  const { bars, flags } = toChartNotes(month, [note("before", -4, 2), note("after", 26, 40)]);
  expect(bars).toEqual([
    { id: "before", first: 0, last: 2, lane: 0 },
    { id: "after", first: 26, last: 27, lane: 0 },
  ]);
  expect(flags[0]?.notes).toEqual([
    { id: "before", text: "Words of before", daysText: "21 Feb – 27 Feb 2026" },
  ]);
  expect(toChartNotes(month, [note("oven", 3)]).bars).toEqual([]);
});

test("bars that overlap lie in rows of their own, a fourth at once on the third", () => {
  const { bars } = toChartNotes(month, [
    note("a", 0, 9),
    note("b", 2, 4),
    note("c", 3, 20),
    note("d", 4, 8),
    note("e", 10, 12),
  ]);
  expect(bars.map(({ id, lane }) => `${id}${lane}`)).toEqual(["a0", "b1", "c2", "d2", "e0"]);
});

test("what is about no day of the chart is not in it", () => {
  expect(toChartNotes(month, [note("earlier", -9, -1), note("later", 28)])).toEqual({ flags: [], bars: [] });
  expect(toChartNotes([], [note("oven", 3)])).toEqual({ flags: [], bars: [] });
});
