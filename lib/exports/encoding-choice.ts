import { type EncodingReading, type TextEncoding, textEncodings } from "@/lib/domain/text-encoding";
import { splitCells } from "./csv";
import { countStrangeness } from "./encoding-strangeness";
import { FORMATS } from "./formats";
import { findHeader, type Header } from "./header";
import { createDecoder } from "./old-letters";

/** Enough letters to tell encodings apart; a file of a million rows is not decoded fifteen times. */
const LETTERS_LOOKED_AT = 256 * 1024;
const HEADER_LOOKED_AT = 256 * 1024;
const SAMPLES = 3;
const SAMPLE_LETTERS = 90;
const MOST_READINGS = 8;

type Guess = {
  readonly encoding: TextEncoding;
  readonly text: string;
  readonly header: Header;
};

/**
 * What a text that is not UTF-8 would say in each encoding in which its header is known and all its bytes are letters, the likeliest first;
 * [] when it is an export in none of them. Encodings that agree on every letter are one reading.
 */
export function findReadings(bytes: Uint8Array): readonly EncodingReading[] {
  const start = bytes.subarray(0, HEADER_LOOKED_AT);
  const telling = linesBeyondAscii(bytes);
  const guesses = textEncodings().flatMap((encoding): readonly Guess[] => {
    const isWide = encoding.startsWith("utf-16");
    const text = decodeWhole(isWide ? evenStart(start) : telling, encoding);
    const head = isWide ? text : decodeWhole(firstLines(start), encoding);
    if (text === null || head === null) return [];
    const header = findHeader(head, FORMATS);
    return header === null || header.detection.kind !== "match" ? [] : [{ encoding, text, header }];
  });
  const byText = new Map<string, Guess[]>();
  for (const guess of guesses) byText.set(guess.text, [...(byText.get(guess.text) ?? []), guess]);
  return [...byText.values()]
    .flatMap((alike) => toReading(alike))
    .toSorted((a, b) => a.strangeness - b.strangeness)
    .slice(0, MOST_READINGS)
    .map(({ encodings, samples }) => ({ encodings, samples }));
}

/**
 * The whole text in one encoding; null where a byte stands for no letter. "utf-8" is what is left of damaged UTF-8: every unreadable byte
 * becomes U+FFFD.
 */
export function decodeWhole(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    const text = createDecoder(encoding, { fatal: encoding !== "utf-8" }).decode(bytes);
    // What single-byte encodings make of bytes that stand for no letter.
    return /[\u0080-\u009f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function toReading(alike: readonly Guess[]) {
  const [first] = alike;
  if (first === undefined) return [];
  const { text, header } = first;
  const encodings = alike.map(({ encoding }) => encoding);
  return [{ encodings, samples: samplesOf(text, header), strangeness: countStrangeness(text) }];
}

/** The lines with bytes beyond ASCII. A line feed is no part of a letter in any encoding here but UTF-16. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  let start = 0;
  while (start < bytes.length && size < LETTERS_LOOKED_AT) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    if (line.some((byte) => byte > 0x7f)) {
      lines.push(line.subarray(0, LETTERS_LOOKED_AT));
      size += line.length;
    }
    start += line.length;
  }
  return Buffer.concat(lines);
}

function firstLines(start: Uint8Array): Uint8Array {
  const end = start.lastIndexOf(0x0a);
  return end < 0 ? start : start.subarray(0, end);
}

function evenStart(start: Uint8Array): Uint8Array {
  return start.subarray(0, start.length - (start.length % 2));
}

/** Different cells with letters beyond ASCII, in the order of the file. */
function samplesOf(text: string, { delimiter }: Header): readonly string[] {
  const samples = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const cells = splitCells(line, delimiter) ?? line.split(delimiter);
    for (const cell of cells) {
      if (isAscii(cell)) continue;
      samples.add(shorten(cell.trim().replace(/^"|"$/g, "")));
      if (samples.size === SAMPLES) return [...samples];
    }
  }
  return [...samples];
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Round the first letter that is in question. */
function shorten(cell: string): string {
  const letters = Array.from(cell);
  if (letters.length <= SAMPLE_LETTERS) return cell;
  const first = letters.findIndex((letter) => !isAscii(letter));
  const from = Math.max(0, first - SAMPLE_LETTERS / 2);
  const part = letters.slice(from, from + SAMPLE_LETTERS).join("");
  return `${from > 0 ? "…" : ""}${part}…`;
}
