import { isUtf8 } from "node:buffer";
import { formatQuantity } from "@/lib/domain/format";
import { type Problem, problem } from "@/lib/domain/problem";
import { type EncodingSource, TEXT_ENCODINGS, type TextEncoding } from "@/lib/domain/text-encoding";
import { decodeWhole } from "./encoding-choice";

export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      /** As people know it; what a person chose by its name in TEXT_ENCODINGS. */
      readonly encoding: string;
      readonly source: EncodingSource;
    }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Bytes to text, whole or not at all: UTF-8 (Studio writes it with a byte order mark) and UTF-16 in both orders. Bytes that are neither are
 * read as `chosen` says, else refused with the line that proves it, because nothing in them tells which letters they are. Where the bytes
 * tell their encoding themselves, `chosen` does not count.
 */
export function decodeText(bytes: Uint8Array, chosen: TextEncoding | null = null): Decoded {
  const { encoding, label, skip, source } = recogniseEncoding(bytes);
  const body = bytes.subarray(skip);
  if (label === "utf-8" && !isUtf8(body))
    return chosen === null ? refuse("file/not-utf8", lineOfBadUtf8(body)) : decodeAs(body, chosen);
  const text = decodeStrictly(body, label);
  if (text === null) return refuse("file/not-utf8", 1);
  return whole(text, { encoding, source });
}

function decodeAs(bytes: Uint8Array, chosen: TextEncoding): Decoded {
  const text = decodeWhole(bytes, chosen);
  if (text === null) return refuse("file/not-utf8", lineOfBadUtf8(bytes));
  return whole(text, { encoding: TEXT_ENCODINGS[chosen].label, source: "given" });
}

function whole(text: string, known: { readonly encoding: string; readonly source: EncodingSource }): Decoded {
  if (text.trim() === "") return { ok: false, problem: problem("file/empty", { severity: "refused" }) };
  const nul = text.indexOf("\0");
  if (nul >= 0) return refuse("file/nul-bytes", countLines(text.slice(0, nul)));
  return { ok: true, text, ...known };
}

type Encoding = {
  readonly encoding: string;
  readonly label: string;
  readonly skip: number;
  readonly source: EncodingSource;
};

/** What the first bytes tell of the encoding. */
export function recogniseEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  const source = "mark";
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: "UTF-8 with BOM", label: "utf-8", skip: 3, source };
  if (first === 0xff && second === 0xfe) return { encoding: "UTF-16LE", label: "utf-16le", skip: 2, source };
  if (first === 0xfe && second === 0xff) return { encoding: "UTF-16BE", label: "utf-16be", skip: 2, source };
  const order = orderWithoutMark(bytes);
  if (order !== null)
    return { encoding: `${order.toUpperCase()} without BOM`, label: order, skip: 0, source: "zeros" };
  return { encoding: "UTF-8", label: "utf-8", skip: 0, source: "utf-8" };
}

/** Headings are ASCII, so in UTF-16 every second byte at the beginning of the file is zero. */
function orderWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const start = bytes.subarray(0, 32);
  if (start.length < 8) return null;
  const zeroAt = (parity: number) => start.every((byte, index) => index % 2 !== parity || byte === 0);
  if (zeroAt(1) && !zeroAt(0)) return "utf-16le";
  return zeroAt(0) && !zeroAt(1) ? "utf-16be" : null;
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lineOfBadUtf8(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    line += 1;
    start = stop;
  }
  return line;
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

function refuse(code: "file/not-utf8" | "file/nul-bytes", line: number): Decoded {
  return { ok: false, problem: problem(code, { severity: "refused", line }) };
}

const MOST_LINES_LISTED = 20;

/** A warning for each line with letters that an earlier program could not write: they stand there as U+FFFD. */
export function findLostLetters(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!text.includes("\ufffd")) return problems;
  let total = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const count = line.split("\ufffd").length - 1;
    total += count;
    if (count === 0 || problems.length > MOST_LINES_LISTED) continue;
    const params = { letters: formatQuantity(count, "letter", "letters") };
    problems.push(problem("file/letters-lost", { severity: "warning", line: index + 1, params }));
  }
  if (problems.length <= MOST_LINES_LISTED) return problems;
  const last = problem("file/more-letters-lost", { severity: "warning", params: { count: total } });
  return [...problems.slice(0, MOST_LINES_LISTED), last];
}
