import type { ExportFormat } from "./format";

export type Detection =
  | { readonly kind: "match"; readonly format: ExportFormat }
  | { readonly kind: "ambiguous"; readonly formats: readonly ExportFormat[] }
  | { readonly kind: "doubled"; readonly format: ExportFormat; readonly heading: string }
  | {
      readonly kind: "unknown";
      readonly closest: ExportFormat | null;
      readonly missing: readonly string[];
    };

/** The format whose headings all stand in the header. Two claimants are an error, never a race. */
export function detectFormat(headings: readonly string[], formats: readonly ExportFormat[]): Detection {
  const present = new Set(headings);
  const candidates = formats
    .map((format) => ({ format, missing: format.headings.filter((heading) => !present.has(heading)) }))
    .toSorted(
      (a, b) => a.missing.length / a.format.headings.length - b.missing.length / b.format.headings.length,
    );
  const matches = candidates.filter(({ missing }) => missing.length === 0).map(({ format }) => format);
  const [match, ...others] = matches;
  if (match !== undefined && others.length > 0) return { kind: "ambiguous", formats: matches };
  if (match !== undefined) {
    const heading = [...match.headings, ...match.optional].find(
      (name) => headings.indexOf(name) !== headings.lastIndexOf(name),
    );
    return heading === undefined
      ? { kind: "match", format: match }
      : { kind: "doubled", format: match, heading };
  }
  const [closest] = candidates;
  const resembles = closest !== undefined && 2 * closest.missing.length < closest.format.headings.length;
  return resembles
    ? { kind: "unknown", closest: closest.format, missing: closest.missing }
    : { kind: "unknown", closest: null, missing: [] };
}

/** A heading without the byte order marks, zero-width and no-break spaces that other programs leave behind. Letters stay as they are. */
export function cleanHeading(raw: string): string {
  return raw
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\u00a0/g, " ")
    .trim();
}
