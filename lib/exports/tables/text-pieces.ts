import { type EncodingSource, TEXT_ENCODINGS, type TextEncoding } from "@/lib/domain/text-encoding";
import { recogniseEncoding } from "../encoding";
import { createDecoder, type TextDecoding } from "../old-letters";
import { refuseTable } from "./table-refusal";

type TextPiece = { readonly text: string; readonly bytes: number };

/** A text that is decoded while it is read; `pieces` may be walked through once. */
export type OpenText = {
  /** As people know it. */
  readonly encoding: string;
  readonly source: EncodingSource | null;
  /** Throws TableRefusal at bytes that are no letters of this encoding. */
  readonly pieces: AsyncGenerator<TextPiece>;
};

/** What is looked at to tell the encoding. */
const START_BYTES = 64 * 1024;

/**
 * Opens a text of any length without ever holding it whole: UTF-8 and UTF-16 tell themselves; a text that does not begin as either is read
 * as `chosen` says, else as Windows-1252, which every such program of Western Europe writes (`source` is then null: nothing proves it).
 */
export async function openText(
  chunks: AsyncIterable<Uint8Array>,
  chosen: TextEncoding | null,
): Promise<OpenText> {
  const iterator = chunks[Symbol.asyncIterator]();
  const start = await readStart(iterator);
  if (start.length === 0) refuseTable("file/empty");
  const { encoding, label, skip, source } = recogniseEncoding(start);
  const isUtf8 = startsAsUtf8(start) || (chosen === null && (source === "mark" || isDamagedUtf8(start)));
  if (label !== "utf-8" || isUtf8)
    return { encoding, source, pieces: decode({ start, skip, iterator, label, isStrict: true }) };
  const older = chosen ?? "windows-1252";
  return {
    encoding: TEXT_ENCODINGS[older].label,
    source: chosen === null ? null : "given",
    pieces: decode({ start, skip, iterator, label: older, isStrict: older !== "utf-8" }),
  };
}

async function readStart(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < START_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

/** Whole letters of several bytes are no chance: such a text is UTF-8 in which some bytes were lost, and no older encoding. */
function isDamagedUtf8(start: Uint8Array): boolean {
  const beyondAscii = new TextDecoder("utf-8").decode(start).replace(/[\0-\x7f]/g, "");
  const lost = beyondAscii.split("\ufffd").length - 1;
  return beyondAscii.length - lost > lost;
}

/** A letter may be cut by the end of the piece. */
function startsAsUtf8(start: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

type Decoding = {
  readonly start: Uint8Array;
  readonly skip: number;
  readonly iterator: AsyncIterator<Uint8Array>;
  readonly label: string;
  readonly isStrict: boolean;
};

async function* decode({ start, skip, iterator, label, isStrict }: Decoding): AsyncGenerator<TextPiece> {
  const decoder = createDecoder(label, { fatal: isStrict, ignoreBOM: true });
  const isSingleByte = label !== "utf-8" && !label.startsWith("utf-16");
  let line = 1;
  const toText = (bytes: Uint8Array | null): string => {
    const text = decodePiece(decoder, bytes);
    const before = text === null ? beforeLoss(bytes, label) : isSingleByte ? beforeNoLetter(text) : null;
    if (text === null || before !== null)
      refuseTable("file/not-utf8", { line: line + countBreaks(before ?? "") });
    const nul = text.indexOf("\0");
    if (nul >= 0) refuseTable("file/nul-bytes", { line: line + countBreaks(text.slice(0, nul)) });
    line += countBreaks(text);
    return text;
  };
  yield { text: toText(start.subarray(skip)), bytes: start.length };
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) break;
    yield { text: toText(next.value), bytes: next.value.length };
  }
  yield { text: toText(null), bytes: 0 };
}

/** What single-byte encodings make of bytes that stand for no letter. */
const NO_LETTERS = /[\u0080-\u009f]/;

function decodePiece(decoder: TextDecoding, bytes: Uint8Array | null): string | null {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** What stands before the first byte that is no letter. */
function beforeLoss(bytes: Uint8Array | null, label: string): string {
  const text = bytes === null ? "" : new TextDecoder(label).decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf("\ufffd")));
}

function beforeNoLetter(text: string): string | null {
  const at = text.search(NO_LETTERS);
  return at < 0 ? null : text.slice(0, at);
}

/** Line feeds only: it says about where, not exactly, in texts with other line ends. */
function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
