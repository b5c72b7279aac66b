import { describe, expect, it } from "vitest";
import { atLeast, atMost, medianOf } from "./measurement";
import { toTable } from "./table";

describe("the table of measurements", () => {
  it("puts figures under each other and says which goals are missed", () => {
    const table = toTable([
      {
        name: "readings imported",
        value: "47,904/s",
        control: "106,272/s",
        ratio: 0.451,
        goal: atLeast(0.451, 0.3),
      },
      { name: "  time in: parse", value: "18 %", control: "–", ratio: null, goal: null },
      { name: "Overview", value: "12.3 ms", control: "9.1 ms", ratio: 1.352, goal: atMost(1.352, 1.3) },
    ]);
    expect(table.split("\n")).toEqual([
      "                      value    control  ratio   goal",
      "readings imported  47,904/s  106,272/s   0.45  ≥ 0.3  ok",
      "  time in: parse       18 %          –",
      "Overview            12.3 ms     9.1 ms   1.35  ≤ 1.3  missed",
    ]);
  });
});

describe("the median", () => {
  it("is the middle of an odd number of values and between the middle two of an even number", () => {
    expect(medianOf([30, 10, 20])).toBe(20);
    expect(medianOf([40, 10, 20, 30])).toBe(25);
  });

  it("of nothing is an error", () => {
    expect(() => medianOf([])).toThrow();
  });
});
