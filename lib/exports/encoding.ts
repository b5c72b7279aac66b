import { isUtf8 } from "node:buffer";
import { type Problem, problem } from "@/lib/domain/problem";

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Bytes to text, whole or not at all: UTF-8 (Studio writes it with a byte order mark) and UTF-16 in both orders.
 * Any other encoding is refused with the line that proves it, because the letters it lost cannot be known.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const { encoding, label, skip } = recogniseEncoding(bytes);
  const body = bytes.subarray(skip);
  if (label === "utf-8" && !isUtf8(body)) return refuse("file/not-utf8", lineOfBadUtf8(body));
  const text = decodeStrictly(body, label);
  if (text === null) return refuse("file/not-utf8", 1);
  if (text.trim() === "") return { ok: false, problem: problem("file/empty", { severity: "refused" }) };
  const nul = text.indexOf("\0");
  if (nul >= 0) return refuse("file/nul-bytes", countLines(text.slice(0, nul)));
  return { ok: true, text, encoding };
}

type Encoding = { readonly encoding: string; readonly label: string; readonly skip: number };

function recogniseEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: "UTF-8 with BOM", label: "utf-8", skip: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "UTF-16LE", label: "utf-16le", skip: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "UTF-16BE", label: "utf-16be", skip: 2 };
  const order = orderWithoutMark(bytes);
  if (order !== null) return { encoding: `${order.toUpperCase()} without BOM`, label: order, skip: 0 };
  return { encoding: "UTF-8", label: "utf-8", skip: 0 };
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
