import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layBlock, parsePastedBlock } from "./pasted-block";

describe("a block pasted from a spreadsheet", () => {
  it("leaves a single cell to the field it is pasted into", () => {
    expect(parsePastedBlock("7.4")).toBeNull();
    expect(parsePastedBlock("7.4\r\n")).toBeNull();
  });

  it("is divided at tabs and lines, empty cells among them", () => {
    expect(parsePastedBlock("7.4\t12\t81\r\n\t8,5%\t\r\n")).toEqual([
      ["7.4", "12", "81"],
      ["", "8,5%", ""],
    ]);
    expect(parsePastedBlock("1\n2\n3")).toEqual([["1"], ["2"], ["3"]]);
  });

  it("keeps what a quoted cell holds", () => {
    expect(parsePastedBlock('"Rye\tand ""wheat"""\tx\n"two\nlines"\ty\n')).toEqual([
      ['Rye\tand "wheat"', "x"],
      ["two\nlines", "y"],
    ]);
    expect(parsePastedBlock('"Rye" bread\tx')).toEqual([['"Rye" bread', "x"]]);
  });

  it("comes back as it was copied, whatever the cells hold", () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => text.trim().replace(/\r/g, ""));
    const block = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    const quote = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((row) => `${row.map(quote).join("\t")}\r\n`).join("");
        expect(parsePastedBlock(text)).toEqual(rows);
      }),
    );
  });

  it("fills right and down, and says what finds no place", () => {
    const laid = layBlock(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      { row: 2, column: 1 },
      { rows: 3, columns: 2 },
    );
    expect(laid).toEqual({
      cells: [{ row: 2, column: 1, text: "a" }],
      rowsLeftOut: 1,
      columnsLeftOut: 1,
    });
  });
});
