import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { toQrCode } from "./qr-code";

const ADDRESS = `https://board.example.com/s/${"aB3-_".repeat(8)}xyz`;

describe("a QR code", () => {
  it("draws exactly the modules of the code, with four free ones around", () => {
    const svg = toQrCode(ADDRESS);
    const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let step = 0; step < Number(length); step += 1) {
        const row = drawn[Number(y)];
        if (row) row[Number(x) + step] = true;
      }
    expect(drawn).toEqual(encode(ADDRESS, { ecc: "M", border: 4 }).data);
    for (const row of drawn.slice(0, 4)) expect(row.every((dark) => !dark)).toBe(true);
    expect(drawn.every((row) => row.slice(0, 4).every((dark) => !dark))).toBe(true);
  });

  it("holds nothing that runs or is fetched", () => {
    const svg = toQrCode(ADDRESS);
    expect(svg.length).toBeLessThan(10_000);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/script|href|http|url/);
  });
});
