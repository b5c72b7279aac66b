/** Windows-1252 from 0x80 on, as the WHATWG Encoding Standard lists it; the five places without a letter stay what they are. */
const LETTERS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export type TextDecoding = {
  /** Throws a TypeError at bytes that stand for no letter, where it is strict. */
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string;
};

/**
 * A TextDecoder that knows Windows-1252: the one of Node 20 reads it as ISO 8859-1, which has control characters where €, quotes and dashes are
 * (https://github.com/nodejs/node/issues/56542).
 */
export function createDecoder(
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM?: boolean },
): TextDecoding {
  const decoder = new TextDecoder(label, options);
  if (label !== "windows-1252") return decoder;
  return { decode: (bytes, how) => withLetters(decoder.decode(bytes, how)) };
}

function withLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => LETTERS[control.charCodeAt(0) - 0x80] ?? control);
}
