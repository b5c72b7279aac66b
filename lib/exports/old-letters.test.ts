import { describe, expect, it } from "vitest";
import { createDecoder } from "./old-letters";

describe("A8 Windows-1252", () => {
  it("has the letters that Western spreadsheets write between 0x80 and 0x9f", () => {
    const bytes = Uint8Array.of(0x32, 0x80, 0x20, 0x93, 0xe9, 0x94, 0x20, 0x97, 0x20, 0x8c);
    expect(createDecoder("windows-1252", { fatal: true }).decode(bytes)).toBe("2€ “é” — Œ");
  });

  it("keeps the five bytes without a letter apart from all letters", () => {
    const text = createDecoder("windows-1252", { fatal: false }).decode(
      Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
    );
    expect(Array.from(text).filter((letter) => /[\u0080-\u009f]/.test(letter))).toHaveLength(5);
    expect(new Set(text).size).toBe(32);
  });
});
