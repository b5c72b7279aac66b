import { createDecoder } from "../old-letters";
import { layOut, type Style, styleOf, writeCell } from "./layout";
import type { Mutant, Subject } from "./mutant";
import { packBytes } from "./pack";
import { pick } from "./random";

const STYLES: readonly Partial<Style>[] = [
  { delimiter: ";", quotes: "all-escaped" },
  { delimiter: ";", quotes: "needed" },
  { delimiter: ";", quotes: "all" },
  { delimiter: "\t", quotes: "needed" },
  { delimiter: "|", quotes: "needed" },
  { delimiter: ",", quotes: "needed" },
  { delimiter: ",", quotes: "all-escaped" },
  { delimiter: ",", quotes: "none" },
  { delimiter: ";", quotes: "none" },
  { delimiter: ";", first: "sep=;\r\n", quotes: "needed", lineEnd: "\r\n" },
  { lineEnd: "\r\n", last: "\r\n" },
  { lineEnd: "\r" },
  { lineEnd: "\n\n" },
  { first: "Report\n" },
  { first: "\ufeff" },
  { mark: "" },
];

const ENCODINGS = ["utf-16le", "utf-16be", "windows-1252", "windows-1251", "twice"] as const;

/** As another program saves it: delimiter, quotes, line ends, encoding. */
export function rewrite(subject: Subject): Mutant {
  const { random, source, packing, grid } = subject;
  const style = { ...styleOf(source), ...pick(random, STYLES) };
  const written = layOut(grid, style).bytes.toString("utf8");
  const encoding = random(2) === 0 ? null : pick(random, ENCODINGS);
  const quote = encoding === null ? pick(random, ['"', '"', "'", "“"]) : '"';
  const text = quote === '"' ? written : written.replaceAll('"', quote);
  const bytes = encoding === null ? Buffer.from(text) : encode(text, encoding);
  const how = `saved as ${encoding ?? "utf-8"} with ${JSON.stringify({ ...style, quote })}`;
  const mapped = (toText: (cell: string) => string) => grid.map((row) => row.map(toText));
  // A quote of another kind is a letter like any other, so it stays with the caption.
  const quoted = (cell: string) => writeCell(cell, style).replaceAll('"', quote);
  const meant =
    encoding === null
      ? [mapped((cell) => cell.replaceAll('"', quote)), ...(quote === '"' ? [] : [mapped(quoted)])]
      : READ_AS.map((other) => mapped((cell) => decode(encode(cell, encoding), other)));
  return { how, meant, ...packBytes(source, packing, bytes) };
}

/** What the bytes may be taken for; a table in an old encoding says that it is read as Windows-1252. */
const READ_AS = ["utf-8", "windows-1252", "windows-1251"] as const;

function decode(bytes: Uint8Array, encoding: string): string {
  return createDecoder(encoding, { fatal: false }).decode(bytes);
}

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Buffer {
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  if (encoding === "twice") return Buffer.from(Buffer.from(text).toString("latin1"));
  const letters = lettersOf(encoding);
  return Buffer.from(Array.from(text.replace(/^\ufeff/, ""), (letter) => letters.get(letter) ?? 0x3f));
}

function lettersOf(encoding: string): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), encoding), byte]));
}
