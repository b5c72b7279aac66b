import { type Problem, problem } from "@/lib/domain/problem";

const HEADINGS_SHOWN = 12;

/** `“Date”, “Views”`, no more than a person reads. */
export function listHeadings(headings: readonly string[]): string {
  const shown = headings.slice(0, HEADINGS_SHOWN).map((heading) => {
    const letters = Array.from(heading.slice(0, 120));
    return letters.length > 40 ? `“${letters.slice(0, 40).join("")}…”` : `“${heading}”`;
  });
  const more = headings.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** Columns that were left out are said once, so that nobody looks for their figures. */
export function leftOut(headings: readonly string[]): readonly Problem[] {
  if (headings.length === 0) return [];
  return [
    problem("file/extra-columns", { severity: "warning", params: { headers: listHeadings(headings) } }),
  ];
}
