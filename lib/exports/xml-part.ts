import { SaxesParser } from "saxes";
import type { ProblemCode } from "@/lib/domain/problem";

/** Thrown while a workbook is read: it is refused as a whole. */
export class WorkbookRefusal extends Error {
  readonly code: ProblemCode;
  readonly value: string | null;
  constructor(code: ProblemCode, value: string | null = null) {
    super(code);
    this.code = code;
    this.value = value;
  }
}

export type Attributes = Readonly<Record<string, string>>;

export type XmlHandlers = {
  /** Names of elements come without their prefix, which programs choose freely; names of attributes keep theirs. */
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const CHUNK = 1 << 18;

/**
 * Reads one XML part of a workbook piece by piece. Only the five entities of XML itself and numeric ones exist here: a document type
 * declaration refuses the workbook, as does anything that is not well-formed UTF-8 or UTF-16.
 */
export function readXml(bytes: Uint8Array, { open, text, close }: XmlHandlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  parser.on("doctype", () => refuse("workbook/declaration"));
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding))
      refuse("workbook/broken");
  });
  if (open !== undefined) parser.on("opentag", ({ name, attributes }) => open(localName(name), attributes));
  if (close !== undefined) parser.on("closetag", ({ name }) => close(localName(name)));
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += CHUNK)
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw error;
    refuse("workbook/broken");
  }
}

function refuse(code: ProblemCode): never {
  throw new WorkbookRefusal(code);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

const DECLARATIONS = ["<!DOCTYPE", "<!ENTITY"].flatMap((text) => {
  const little = Buffer.from(text, "utf16le");
  return [Buffer.from(text, "latin1"), little, Buffer.from(little).swap16()];
});

/** Whether a part declares a document type or an entity, in whatever encoding: looked for in every part, read or not. */
export function declaresTypes(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return DECLARATIONS.some((declaration) => buffer.includes(declaration));
}
