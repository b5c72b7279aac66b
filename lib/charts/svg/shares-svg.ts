import { formatCountry, formatPercent } from "@/lib/domain/format";
import type { NamedShare } from "@/lib/domain/report";
import { COLOURS, type Drawing, MARGIN, round, text, WIDTH } from "./picture";

const ROW = 46;
const BAR = WIDTH - 2 * MARGIN;
const REST: ReadonlySet<string> = new Set(["Other", "Others"]);

/** Shares of the followers as bars, in the order given. */
export function drawShares(shares: readonly NamedShare[]): Drawing {
  const rows = shares.map(({ label, share }, index) => {
    const top = index * ROW;
    const width = round(Math.min(1, Math.max(0, share)) * BAR);
    return [
      text({ x: MARGIN, y: top + 16 }, formatCountry(label)),
      text({ x: MARGIN + BAR, y: top + 16, weight: 600, anchor: "end" }, formatPercent(share)),
      `<rect x="${MARGIN}" y="${top + 24}" width="${BAR}" height="9" rx="4.5" fill="${COLOURS.sunken}"/>`,
      `<rect x="${MARGIN}" y="${top + 24}" width="${width}" height="9" rx="4.5" fill="${REST.has(label) ? COLOURS.previous : COLOURS.accent}"/>`,
    ].join("");
  });
  return { height: shares.length * ROW, body: rows.join("\n") };
}
