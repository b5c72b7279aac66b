import { expect, test } from "vitest";
import type { Handle } from "./handle";
import { evaluateUnusualness, isUnusual, matchesProfile } from "./portfolio";
import type { Change } from "./report";

const percent = (value: number): Change => ({
  kind: "percent",
  value,
  absolute: value * 100,
  matchedDays: 28,
  reason: null,
});
const NOTHING: Change = { kind: "none", value: null, absolute: null, matchedDays: 3, reason: "too-few-days" };

test("a change outside the usual swing is unusual, up or down; without a swing nobody knows", () => {
  expect(isUnusual({ change: percent(-0.3), usualSwing: 0.1 })).toBe(true);
  expect(isUnusual({ change: percent(0.05), usualSwing: 0.1 })).toBe(false);
  expect(isUnusual({ change: percent(0.9), usualSwing: null })).toBeNull();
  expect(isUnusual({ change: NOTHING, usualSwing: 0.1 })).toBeNull();
});

test("the order is by how many times the usual swing a change is", () => {
  expect(evaluateUnusualness(percent(-0.3), 0.1)).toBeCloseTo(3, 12);
  expect(evaluateUnusualness(percent(0.01), 0)).toBe(Number.POSITIVE_INFINITY);
  expect(evaluateUnusualness({ ...percent(0), kind: "unchanged" }, 0.1)).toBe(0);
  expect(evaluateUnusualness(NOTHING, 0.1)).toBeNull();
});

test("words are found in handle and name, whatever their case and accents", () => {
  const profile = { handle: "northwind.bakes" as Handle, name: "Café Nordwind" };
  expect(matchesProfile(profile, "")).toBe(true);
  expect(matchesProfile(profile, "cafe @north")).toBe(true);
  expect(matchesProfile(profile, "cafe south")).toBe(false);
});
