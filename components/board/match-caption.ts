/** Letters without case and accents, so that "cafe" finds "Café". */
export function foldCaption(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a folded caption holds every word that is searched for. */
export function holdsWords(folded: string, search: string): boolean {
  return foldCaption(search)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
