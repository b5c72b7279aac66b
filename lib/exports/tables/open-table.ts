import type { ImportWatch } from "@/lib/domain/import-progress";
import { type Problem, problem } from "@/lib/domain/problem";
import type { EncodingSource, TextEncoding } from "@/lib/domain/text-encoding";
import { type Line, MOST_COLUMNS, MOST_ROWS } from "../csv";
import { listHeadings } from "./list-headings";
import { findTableHeader, HEADER_LINES, isSameHeader, type TableHeader } from "./table-header";
import { createRecordReader, type TableRecord } from "./table-records";
import { refuseTable } from "./table-refusal";
import { createLineSplitter } from "./text-lines";
import { type OpenText, openText } from "./text-pieces";
import { createTearFinder } from "./torn-records";

export type TextSource = {
  /** Walked through once and never held as a whole. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** As a person says; null: the bytes tell, or Windows-1252. */
  readonly encoding: TextEncoding | null;
  readonly watch: ImportWatch | null;
};

export type OpenTable = {
  readonly encoding: string;
  readonly encodingSource: EncodingSource | null;
  readonly header: TableHeader;
  readonly warnings: readonly Problem[];
  /** The records below the header, about a thousand at a time. Throws TableRefusal where reading on is pointless. */
  readonly records: AsyncGenerator<readonly TableRecord[]>;
};

/** Opens a table with these headings; throws TableRefusal when it has others. Each piece tells `watch`, which may stop it. */
export async function openTable(source: TextSource, headings: readonly string[]): Promise<OpenTable> {
  const text = await openText(source.chunks, source.encoding);
  const splitter = createLineSplitter();
  const first: Line[] = [];
  while (first.filter(({ text }) => text.trim() !== "").length <= HEADER_LINES) {
    const next = await text.pieces.next();
    if (next.done === true) break;
    tell(source.watch, next.value.bytes);
    first.push(...splitter.push(next.value.text));
  }
  const last = splitter.last();
  const searched = last === null ? first : [...first, last];
  const header = findTableHeader(searched, (written) => isSameHeader(written, headings));
  if (header === null) return refuseHeader(searched);
  if (headings.length > MOST_COLUMNS)
    refuseTable("file/too-many-columns", { params: { limit: MOST_COLUMNS } });
  const below = first.filter(({ line }) => line > header.line);
  return {
    encoding: text.encoding,
    encodingSource: text.source,
    header,
    warnings: warningsOf(text, header),
    records: readRecords(below, { text, splitter, header, watch: source.watch }),
  };
}

function warningsOf(
  { source, encoding }: OpenText,
  { line, hasLinesAbove }: TableHeader,
): readonly Problem[] {
  return [
    ...(source === null
      ? [problem("file/read-as-older", { severity: "warning", params: { encoding } })]
      : []),
    ...(hasLinesAbove ? [problem("file/lines-above-header", { severity: "warning", line })] : []),
  ];
}

function refuseHeader(lines: readonly Line[]): never {
  const header = findTableHeader(lines, (written) => written.length > 0);
  if (header === null) refuseTable("file/empty");
  refuseTable("file/mapping-differs", { params: { headers: listHeadings(header.headings) } });
}

type Rest = {
  readonly text: OpenText;
  readonly splitter: ReturnType<typeof createLineSplitter>;
  readonly header: TableHeader;
  readonly watch: ImportWatch | null;
};

async function* readRecords(
  below: readonly Line[],
  { text, splitter, header, watch }: Rest,
): AsyncGenerator<readonly TableRecord[]> {
  const reader = createRecordReader(header.delimiter, header.headings.length);
  const tears = createTearFinder(header.headings.length);
  let rows = 0;
  const read = (lines: readonly Line[]): readonly TableRecord[] => {
    const records = lines.flatMap((line) => reader.push(line));
    rows += records.length;
    if (rows > MOST_ROWS)
      refuseTable("file/too-many-rows", { params: { limit: MOST_ROWS.toLocaleString("en") } });
    watch?.onStep({ rowsRead: records.length });
    return records;
  };
  yield tears.push(read(below));
  for await (const { text: piece, bytes } of text.pieces) {
    tell(watch, bytes);
    yield tears.push(read(splitter.push(piece)));
  }
  const last = splitter.last();
  if (last !== null && last.line > header.line) {
    const records = read([last]);
    const [record] = records;
    const isCut = record !== undefined && (record.cells?.length ?? 0) < header.headings.length;
    // Nothing ends the last line and cells are missing: nobody knows how much of the file is.
    if (isCut) refuseTable("file/ends-early", { line: last.line });
    yield tears.push(records);
  }
  reader.end();
  yield tears.end();
}

function tell(watch: ImportWatch | null, bytesRead: number): void {
  watch?.signal.throwIfAborted();
  watch?.onStep({ bytesRead });
}
