/** Every encoding in which a person may say that a text was saved, with the name people know it by; the likeliest first. */
export const TEXT_ENCODINGS = {
  "utf-8": { label: "UTF-8 with lost letters", where: "unreadable letters become �" },
  "windows-1252": { label: "Windows-1252", where: "Western Europe" },
  "windows-1250": { label: "Windows-1250", where: "Central Europe" },
  "windows-1251": { label: "Windows-1251", where: "Cyrillic" },
  "windows-1253": { label: "Windows-1253", where: "Greek" },
  "windows-1254": { label: "Windows-1254", where: "Turkish" },
  "windows-1255": { label: "Windows-1255", where: "Hebrew" },
  "windows-1256": { label: "Windows-1256", where: "Arabic" },
  "windows-1257": { label: "Windows-1257", where: "Baltic" },
  "windows-1258": { label: "Windows-1258", where: "Vietnamese" },
  "windows-874": { label: "Windows-874", where: "Thai" },
  macintosh: { label: "Mac Roman", where: "Excel on older Macs" },
  shift_jis: { label: "Shift_JIS", where: "Japanese" },
  gb18030: { label: "GB18030", where: "Chinese, simplified" },
  big5: { label: "Big5", where: "Chinese, traditional" },
  "euc-kr": { label: "EUC-KR", where: "Korean" },
  "utf-16le": { label: "UTF-16LE", where: "“Unicode text”" },
  "utf-16be": { label: "UTF-16BE", where: "“Unicode text” of older Macs" },
} as const satisfies Record<string, { readonly label: string; readonly where: string }>;

export type TextEncoding = keyof typeof TEXT_ENCODINGS;

export function isTextEncoding(text: string): text is TextEncoding {
  return Object.hasOwn(TEXT_ENCODINGS, text);
}

export function textEncodings(): readonly TextEncoding[] {
  return Object.keys(TEXT_ENCODINGS).filter(isTextEncoding);
}

/** How the encoding of a text is known: strongest first. */
export type EncodingSource =
  | "mark" // a byte order mark
  | "utf-8" // every byte is UTF-8, which other encodings hardly ever are by chance
  | "zeros" // every second byte of the headings is zero
  | "workbook" // XLSX says it itself
  | "dates" // the only encoding in which all dates can be read
  | "given"; // a person said so

/** What a text says in one encoding. */
export type EncodingReading = {
  /** Encodings that agree on every letter of the file; the first stands for them. */
  readonly encodings: readonly TextEncoding[];
  /** Up to three cells that hold more than plain letters. */
  readonly samples: readonly string[];
};

/** A text that is not UTF-8: what it could be, the likeliest first, and what was chosen; null: nothing yet. */
export type EncodingChoice = {
  readonly chosen: TextEncoding | null;
  readonly readings: readonly EncodingReading[];
};

/** An encoding by the name under which an import keeps it; null for one that the bytes themselves tell. */
export function findTextEncoding(label: string): TextEncoding | null {
  return textEncodings().find((encoding) => TEXT_ENCODINGS[encoding].label === label) ?? null;
}
