import { describe, expect, it } from "vitest";
import { PROBLEMS, type ProblemCode, problem } from "./problem";

const codes = Object.keys(PROBLEMS) as ProblemCode[];
const NEXT_STEP =
  /^(Download|Drop|Export|Choose|Check|Remove|Split|Unpack|Nothing needs to be done|Import|Undo|Give|Enter|Wait|Try|Ask|Sign|Free|Open)\b/;

/** Every name that a sentence of the catalogue mentions, filled with something to show. */
function filled(code: ProblemCode) {
  const names = [...PROBLEMS[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
  return problem(code, { severity: "refused", line: 7, column: "Likes", value: "1.234,56", params });
}

describe("the catalogue of problems", () => {
  it.each(codes)("%s says last what to do next", (code) => {
    const sentences = PROBLEMS[code].split(/(?<=[.!?]) (?=[A-Z{“])/);
    expect(sentences.length).toBeGreaterThan(1);
    expect(sentences.at(-1)).toMatch(NEXT_STEP);
    expect(sentences.at(-1)).toMatch(/\.$/);
  });

  it.each(codes)("%s leaves no placeholder open", (code) => {
    expect(filled(code).message).not.toMatch(/[{}]/);
  });

  it.each(codes)("%s is filed under file, row, cell, archive, batch or another single word", (code) => {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
  });
});

describe("problem", () => {
  it("fills in line, column and the cell, letter by letter", () => {
    const { message, value } = problem("cell/not-a-number", {
      severity: "refused",
      line: 7,
      column: "Likes",
      value: "1.234,56",
    });
    expect(message).toContain("“1.234,56” in column Likes on line 7");
    expect(value).toBe("1.234,56");
  });

  it("throws rather than show a sentence with a hole", () => {
    expect(() => problem("file/too-large", { severity: "refused" })).toThrow("{limit}");
  });

  it("does not read placeholders out of what a cell says", () => {
    const { message } = problem("cell/not-a-date", {
      severity: "refused",
      line: 2,
      column: "Date",
      value: "{line} $& $1",
    });
    expect(message).toContain("“{line} $& $1”");
  });

  it("cuts a cell of 30,000 letters", () => {
    const { value } = problem("cell/not-a-date", {
      severity: "refused",
      line: 2,
      column: "Date",
      value: "🎂".repeat(30_000),
    });
    expect(Array.from(value ?? "")).toHaveLength(201);
  });
});
