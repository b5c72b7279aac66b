import { describe, expect, it } from "vitest";
import { onOneLine } from "./print";

describe("what a file says, on a terminal", () => {
  it("B67 stays on one line and moves no cursor, whatever a cell holds", () => {
    expect(onOneLine("\u001b[31mred\u001b[0m\r\nDone: 7 files imported\u0007")).toBe(
      "\\u001b[31mred\\u001b[0m\\u000d\\u000aDone: 7 files imported\\u0007",
    );
    expect(onOneLine("abc\u202etxt.exe\u2028x")).toBe("abc\\u202etxt.exe\\u2028x");
  });

  it("B67 leaves letters and pictures of every script alone", () => {
    expect(onOneLine("Croissant 🥐 · хлеб · パン")).toBe("Croissant 🥐 · хлеб · パン");
  });
});
