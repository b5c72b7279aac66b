/**
 * The same text in memory of its own, for what is kept: a text that was cut out of a longer one keeps all of that alive, and a few hundred
 * user names would keep a file.
 */
export function toOwnText(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
