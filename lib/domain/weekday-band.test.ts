import { describe, expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { toHistory } from "./history";
import type { Measure } from "./measure";
import { evaluateWeekdayBand, evaluateWeekdayBands } from "./weekday-band";

/** A Tuesday. */
const LAST = toDay("2026-03-24");

/** Earlier Tuesdays with these values, newest last, and then the last one; all other days are unknown. */
function tuesdays(
  earlier: readonly (number | null)[],
  value: number | null,
  measure: Measure = "videoViews",
) {
  const known = [...earlier, value].flatMap((each, index) =>
    each === null
      ? []
      : [{ day: addDays(LAST, (index - earlier.length) * 7), value: each, provisional: false }],
  );
  return toHistory({ from: addDays(LAST, -500), to: LAST }, { [measure]: known });
}

const bandOf = (
  earlier: readonly (number | null)[],
  value: number | null,
  measure: "videoViews" | "likes" = "videoViews",
) => evaluateWeekdayBand(measure, tuesdays(earlier, value, measure), 500);

describe("what is usual for a weekday", () => {
  it("is the median ± 3 median absolute deviations of at least 8 earlier days of it", () => {
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 12.1)).toEqual({
      day: LAST,
      ...{ median: 10, low: 8.5, high: 11.5, weekdays: 8, unusual: "above" },
    });
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 11.5)?.unusual).toBe(false);
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 8.5)?.unusual).toBe(false);
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 8.4)?.unusual).toBe("below");
  });

  it("is what NumPy computes of a published series", () => {
    // numpy.median and the median of numpy.abs(x − median) over the flow of the Nile at Aswan, 1871 to 1890 (Cobb 1978): 1115 and 105.
    const nile = [
      1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799,
      958, 1140,
    ];
    expect(bandOf(nile, 1431)).toMatchObject({ median: 1115, low: 800, high: 1430, unusual: "above" });
  });

  it("is not told from 7 known days of it, and an unknown one counts for nothing", () => {
    expect(bandOf([9, 10, 10, 10, 10, 11, 12], 5_000)).toBeNull();
    expect(bandOf([null, 9, 10, 10, 10, 10, 11, 12, null], 5_000)).toBeNull();
  });

  it("reaches back 400 days and no further", () => {
    expect(
      bandOf([...Array.from({ length: 12 }, () => 1), ...Array.from({ length: 57 }, () => 6)], 6),
    ).toMatchObject({
      ...{ median: 6, weekdays: 57 },
    });
  });

  it("leaves an unknown day without a verdict", () => {
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], null)).toMatchObject({ median: 10, unusual: null });
  });

  it("ends at 0 for what is never negative, and below it for what may be", () => {
    const wild = [0, 0, 2, 4, 6, 8, 10, 12];
    expect(bandOf(wild, 0)).toMatchObject({ low: 0, high: 17, unusual: false });
    expect(bandOf(wild, -8, "likes")).toMatchObject({ low: -7, high: 17, unusual: "below" });
  });

  it("is told for every day of a span that has one", () => {
    const history = tuesdays([8, 9, 10, 10, 10, 10, 11, 12], 10);
    expect(
      evaluateWeekdayBands("videoViews", history, { start: 494, days: 7 }).map(({ day }) => day),
    ).toEqual([LAST]);
  });
});
