import { describe, expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { evaluateNewShare } from "./new-share";

const series = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ day: addDays(toDay("2026-03-01"), index), value, provisional: false }));

describe("the share of new viewers", () => {
  it("is the median day's, over the days that tell both", () => {
    expect(evaluateNewShare(series([60, 10, null, 90]), series([40, 90, 5, 10]))).toBe(0.6);
  });

  it("is unknown without a day that tells both", () => {
    expect(evaluateNewShare(series([null, 3]), series([4, null]))).toBeNull();
    expect(evaluateNewShare(series([0]), series([0]))).toBeNull();
  });
});
