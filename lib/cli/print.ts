/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
