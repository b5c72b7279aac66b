declare const checked: unique symbol;

/** `#rrggbb` in lower case. */
export type BrandColor = string & { readonly [checked]: true };

/** Null for anything but `#rrggbb`. */
export function parseBrandColor(text: string): BrandColor | null {
  return /^#[0-9a-f]{6}$/i.test(text) ? (text.toLowerCase() as BrandColor) : null;
}

/** Relative luminance, 0 … 1. Source: WCAG 2.2, definition of relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 … 21. Source: WCAG 2.2, definition of contrast ratio. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Black or white, whichever reads better on the colour: at least 4.58 to 1 on any colour there is, above the 4.5 that text needs (SC 1.4.3). */
export function inkOn(color: BrandColor): "#000000" | "#ffffff" {
  return contrast(color, "#000000") >= contrast(color, "#ffffff") ? "#000000" : "#ffffff";
}
