/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A text from a file on a line of its own: what would move the cursor, change colours or turn the reading direction is shown as its code. */
export function onOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
