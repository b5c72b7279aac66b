import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { METRICS } from "./domain/metric";

it("shows in the README every metric with the unit and the formula that the registry holds", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const table = /\| metric \| unit \| over a window \|\n\|---\|---\|---\|\n([\s\S]*?)<!-- \/metrics -->/.exec(
    readme,
  )?.[1];
  const expected = Object.values(METRICS).map(
    ({ label, unit, formula }) => `| ${label} | ${unit} | ${formula} |\n`,
  );
  expect(table).toBe(expected.join(""));
});
