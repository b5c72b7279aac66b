import { describe, expect, it } from "vitest";
import type { Change } from "./report";
import { evaluateSwing, isUsual } from "./swing";

const percent = (value: number): Change => ({
  kind: "percent",
  value,
  absolute: value * 100,
  matchedDays: 7,
  reason: null,
});
const fresh: Change = { ...percent(0), kind: "new", value: null };
const none: Change = { ...fresh, kind: "none", absolute: null, reason: "too-few-days" };

describe("the usual swing", () => {
  it("is the median size of at least 4 changes", () => {
    expect(evaluateSwing([percent(0.1), percent(-0.3), percent(0.2), percent(-0.9)])).toBe(0.25);
    expect(evaluateSwing([percent(0.1), percent(-0.3), percent(0.2)])).toBeNull();
  });

  it("leaves out pairs that have no size", () => {
    expect(evaluateSwing([percent(0.1), percent(-0.3), percent(0.2), fresh, none])).toBeNull();
  });

  it("makes a change inside it usual, and never the change that it consists of", () => {
    expect([percent(-0.1), percent(0.11), percent(0.2)].map((change) => isUsual(change, 0.11))).toEqual([
      true,
      false,
      false,
    ]);
    expect([isUsual(percent(0.1), null), isUsual(fresh, 0.1), isUsual(none, 0.1)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
