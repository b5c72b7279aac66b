import { describe, expect, it } from "vitest";
import { fromCsvCell, toCsvCell } from "@/lib/domain/csv-cell";
import { parseHandle } from "@/lib/domain/handle";
import { parsePercent, parseShareList, parseWatchTime } from "@/lib/domain/written-figure";
import { splitAroundCaption, splitCells } from "./csv";
import { parseDatedLabel, parseDateLabel } from "./date-label";
import { parseDatedCell, parseNamedRange } from "./dated-file";
import { cleanHeading } from "./detect";
import { findReadings } from "./encoding-choice";
import { countStrangeness } from "./encoding-strangeness";
import { readHeading } from "./tables/heading-roles";
import { parseNotedCount, parseNotedDay } from "./tables/notation";
import { createRecordReader } from "./tables/table-records";
import { TableRefusal } from "./tables/table-refusal";
import { createLineSplitter } from "./tables/text-lines";
import { SECOND_WHEN_BUSY_MS, startProcessorClock } from "./testing/processor-clock";
import { readOne } from "./testing/uploads";
import { postReference, webLink } from "./written-cells";
import { parseZipName } from "./zip-name";

const SIZE = 1_000_000;
const PIECE = 64 * 1024;
/** What makes a backtracking expression or a careless loop take its time: long runs that almost match. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["one letter", "a".repeat(SIZE)],
  ["blanks", " ".repeat(SIZE)],
  ["quotes", '"'.repeat(SIZE)],
  ["quotes and commas", '",'.repeat(SIZE / 2)],
  ["semicolons and quotes", ';"'.repeat(SIZE / 2)],
  ["digits and slashes", "2026/".repeat(SIZE / 5)],
  ["digits and points", "1.".repeat(SIZE / 2)],
  ["zero-width spaces", "\u200b".repeat(SIZE)],
  ["accents", "é".repeat(SIZE)],
  ["brackets", "(2026_".repeat(SIZE / 6)],
  ["blanks between letters", `a${" ".repeat(SIZE)}b`],
  ["line breaks", "\n".repeat(SIZE)],
  ["line breaks and blanks", "\r ".repeat(SIZE / 2)],
  ["open brackets", "([".repeat(SIZE / 2)],
  ["words", "a ".repeat(SIZE / 2)],
  ["names and colons", "a: ".repeat(SIZE / 3)],
  ["shares", "DE 1;".repeat(SIZE / 5)],
  ["capitals", "aA".repeat(SIZE / 2)],
  ["accents on one letter", `e${"\u0301".repeat(SIZE)}`],
  ["an endless link", `https://www.tiktok.com/@${"a/".repeat(SIZE / 2)}`],
  ["almost the name of a ZIP", `Overview_2026-05-04_${"1".repeat(SIZE)}`],
];

const PARSERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ["a date label", parseDateLabel],
  ["a dated label", parseDatedLabel],
  ["a dated cell", parseDatedCell],
  ["a named range", parseNamedRange],
  ["the name of a ZIP", parseZipName],
  ["a heading", cleanHeading],
  ["a handle", parseHandle],
  ["the cells of a line", (text) => splitCells(text, ",")],
  [
    "the cells round a caption",
    (text) => splitAroundCaption(text, { caption: 1, columns: 8, delimiter: "," }),
  ],
  ["a cell of a download", (text) => fromCsvCell(toCsvCell(text))],
  ["the strangeness of letters", countStrangeness],
  ["a percentage", parsePercent],
  ["a watch time", parseWatchTime],
  ["a list of shares", parseShareList],
  ["a link of a post", postReference],
  ["a link", webLink],
  ["a heading of any table", (text) => [readHeading(text, "daily"), readHeading(text, "posts")]],
  ["a day of a table", (text) => parseNotedDay(text, "day-month-year")],
  ["a count of a table", (text) => parseNotedCount(text, { notation: "point", mayBeNegative: true })],
  ["the lines of a table", splitLines],
  ["the records of a table", readRecords],
];

/** In pieces, as a file comes, up to the first line that is too long. */
function splitLines(text: string): unknown {
  const splitter = createLineSplitter();
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) =>
    text.slice(index * PIECE, (index + 1) * PIECE),
  );
  return orRefusal(() => pieces.map((piece) => splitter.push(piece).length));
}

function readRecords(text: string): unknown {
  const reader = createRecordReader(",", 8);
  return orRefusal(() => text.split("\n").map((part, index) => reader.push({ line: index + 1, text: part })));
}

function orRefusal(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof TableRefusal) return error.problems;
    throw error;
  }
}

/** It is 100 on a core of its own; what backtracks takes minutes. */
const BOUND_MS = 1_000;

describe("a text of a million letters", () => {
  it.each(PARSERS)("SEC-U10 takes no more than a moment as %s", (_, parse) => {
    for (const [, text] of TEXTS) parse(text.slice(0, 1_000));
    const slow = TEXTS.map(([what, text]) => {
      const elapsed = startProcessorClock();
      parse(text);
      return [what, elapsed()] as const;
    });
    expect(slow.filter(([, ms]) => ms > BOUND_MS)).toEqual([]);
  });

  it("SEC-U10 takes no more than a moment as a file, in any encoding", async () => {
    for (const [what, text] of TEXTS) {
      const latin = Buffer.from(
        `Date,Video Views,Profile Views,Likes,Comments,Shares\n${text}\u00e9`,
        "latin1",
      );
      const elapsed = startProcessorClock();
      await readOne(new Uint8Array(latin));
      findReadings(new Uint8Array(latin));
      expect([what, elapsed() < SECOND_WHEN_BUSY_MS]).toEqual([what, true]);
    }
  });
});
