import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toCardText } from "./card-text";

/** The characters of a TrueType font, from its `cmap` (OpenType 1.9, format 4). */
function charactersOf(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const record = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const cmap = font.readUInt32BE(record + 8);
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    if (font.readUInt16BE(table) !== 4) continue;
    const segments = font.readUInt16BE(table + 6) / 2;
    for (let segment = 0; segment < segments; segment++) {
      const last = font.readUInt16BE(table + 14 + 2 * segment);
      const first = font.readUInt16BE(table + 16 + 2 * segments + 2 * segment);
      for (let code = first; code <= last; code++) found.add(code);
    }
  }
  return found;
}

test("the font that Next brings has every letter that a card may have, and none of them is a picture", () => {
  const font = readFileSync("node_modules/next/dist/compiled/@vercel/og/Geist-Regular.ttf");
  const has = charactersOf(font);
  expect(has.size).toBeGreaterThan(500);
  const allowed = Array.from({ length: 0x10000 }, (_, code) => code).filter(
    (code) => code > 0x20 && toCardText(String.fromCharCode(code)) === String.fromCharCode(code),
  );
  expect(allowed.length).toBeGreaterThan(400);
  expect(allowed.filter((code) => !has.has(code))).toEqual([]);
  const pictures = /[^\d#*]/u;
  expect(
    allowed.filter((code) => {
      const letter = String.fromCharCode(code);
      return /\p{Emoji}/u.test(letter) && pictures.test(letter);
    }),
  ).toEqual([]);
});

test("a title keeps its letters and loses its pictures, and one in letters that the font lacks is left out", () => {
  expect(toCardText("Northwind · Q3 — “Brötchen”")).toBe("Northwind · Q3 — “Brötchen”");
  expect(toCardText("Northwind · Q3 — “Brötchen”")).toBe("Northwind · Q3 — “Brötchen”");
  expect(toCardText("Bread 🍞 for 👩‍🍳 all")).toBe("Bread for all");
  expect(toCardText("Cafe\u0301")).toBe("Café");
  expect(toCardText("ψωμί")).toBe(null);
  expect(toCardText("パン")).toBe(null);
  expect(toCardText("🍞")).toBe(null);
  expect(toCardText("x".repeat(200))).toHaveLength(90);
});
