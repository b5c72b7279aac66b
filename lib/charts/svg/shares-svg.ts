import { formatCountry, formatPercent } from "@/lib/domain/format";
import type { NamedShare } from "@/lib/domain/report";
import { type Canvas, COLOURS, type Drawing, PICTURE, round, text } from "./picture";

const ROW = 46;
const REST: ReadonlySet<string> = new Set(["Other", "Others"]);

/** Shares of the followers as bars, in the order given. */
export function drawShares(
  shares: readonly NamedShare[],
  { width: whole, margin }: Canvas = PICTURE,
): Drawing {
  const bar = whole - 2 * margin;
  const rows = shares.map(({ label, share }, index) => {
    const top = index * ROW;
    const width = round(Math.min(1, Math.max(0, share)) * bar);
    return [
      text({ x: margin, y: top + 16 }, formatCountry(label)),
      text({ x: margin + bar, y: top + 16, weight: 600, anchor: "end" }, formatPercent(share)),
      `<rect x="${margin}" y="${top + 24}" width="${bar}" height="9" rx="4.5" fill="${COLOURS.sunken}"/>`,
      `<rect x="${margin}" y="${top + 24}" width="${width}" height="9" rx="4.5" fill="${REST.has(label) ? COLOURS.previous : COLOURS.accent}"/>`,
    ].join("");
  });
  return { height: shares.length * ROW, body: rows.join("\n") };
}
