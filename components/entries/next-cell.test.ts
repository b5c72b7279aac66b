import { describe, expect, it } from "vitest";
import { findNextCell } from "./next-cell";

const TABLE = { rows: 3, columns: 3 };
const MIDDLE = { row: 1, column: 1 };
const INSIDE = { isShifted: false, atStart: false, atEnd: false };

describe("moving between cells by key", () => {
  it.each([
    [
      { ...INSIDE, name: "Enter" },
      { row: 2, column: 1 },
    ],
    [
      { ...INSIDE, name: "Enter", isShifted: true },
      { row: 0, column: 1 },
    ],
    [
      { ...INSIDE, name: "ArrowDown" },
      { row: 2, column: 1 },
    ],
    [
      { ...INSIDE, name: "ArrowUp" },
      { row: 0, column: 1 },
    ],
    [
      { ...INSIDE, name: "ArrowRight", atEnd: true },
      { row: 1, column: 2 },
    ],
    [
      { ...INSIDE, name: "ArrowLeft", atStart: true },
      { row: 1, column: 0 },
    ],
  ])("%o leads to %o", (key, next) => {
    expect(findNextCell(key, MIDDLE, TABLE)).toEqual(next);
  });

  it.each([
    { ...INSIDE, name: "ArrowRight" },
    { ...INSIDE, name: "ArrowLeft" },
    { ...INSIDE, name: "ArrowDown", isShifted: true },
    { ...INSIDE, name: "Tab" },
    { ...INSIDE, name: "7" },
  ])("%o stays in the text of its cell", (key) => {
    expect(findNextCell(key, MIDDLE, TABLE)).toBeNull();
  });

  it("ends at the edges of the table", () => {
    expect(findNextCell({ ...INSIDE, name: "Enter" }, { row: 2, column: 0 }, TABLE)).toBeNull();
    expect(
      findNextCell({ ...INSIDE, name: "ArrowLeft", atStart: true }, { row: 0, column: 0 }, TABLE),
    ).toBeNull();
  });
});
