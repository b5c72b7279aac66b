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
