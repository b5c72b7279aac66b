import { type Problem, problem } from "@/lib/domain/problem";

export type Kind =
  | { readonly kind: "text" }
  | { readonly kind: "archive" }
  | { readonly kind: "refused"; readonly problem: Problem };

type Magic = { readonly bytes: readonly number[]; readonly at?: number; readonly name: string };

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

/** First bytes of what people drop by mistake; the name of a file proves nothing. */
const OTHER_KINDS: readonly Magic[] = [
  { bytes: [0x1f, 0x8b], name: "a gzip archive" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: "a 7z archive" },
  { bytes: ascii("Rar!"), name: "a RAR archive" },
  { bytes: ascii("ustar"), at: 257, name: "a tar archive" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: "a Zstandard archive" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: "an xz archive" },
  { bytes: ascii("BZh"), name: "a bzip2 archive" },
  { bytes: ascii("%PDF"), name: "a PDF document" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: "a picture" },
  { bytes: [0xff, 0xd8, 0xff], name: "a picture" },
  { bytes: ascii("GIF8"), name: "a picture" },
  { bytes: ascii("RIFF"), name: "a picture or a video" },
  { bytes: ascii("ftyp"), at: 4, name: "a picture or a video" },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: "a program" },
  { bytes: [0x4d, 0x5a, 0x90], name: "a program" },
  { bytes: ascii("SQLite format 3"), name: "a database" },
  { bytes: ascii("PAR1"), name: "a Parquet table" },
];

/** What a file is by its first bytes. */
export function detectKind(bytes: Uint8Array): Kind {
  if (bytes.length === 0) return refused("file/empty");
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]))
    return { kind: "archive" };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refused(isEncrypted(bytes) ? "workbook/protected" : "file/old-spreadsheet");
  const other = OTHER_KINDS.find(({ bytes: magic, at = 0 }) => startsWith(bytes, magic, at));
  if (other !== undefined) return refused("file/wrong-kind", other.name);
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body)/.test(start)) return refused("file/wrong-kind", "a web page");
  if (/^(<\?xml|<svg)/.test(start)) return refused("file/wrong-kind", "an XML document");
  return { kind: "text" };
}

/** A workbook with a password is an OLE2 container around a stream of this name (MS-OFFCRYPTO, 1.3). */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED);
}

type WholeFileCode = "file/empty" | "file/old-spreadsheet" | "workbook/protected" | "file/wrong-kind";

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

function refused(code: WholeFileCode, kind?: string): Kind {
  const params = kind === undefined ? {} : { kind };
  return { kind: "refused", problem: problem(code, { severity: "refused", params }) };
}
