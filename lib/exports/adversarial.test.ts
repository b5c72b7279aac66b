import { describe, expect, it } from "vitest";
import { fromCsvCell, toCsvCell } from "@/lib/domain/csv-cell";
import { parseHandle } from "@/lib/domain/handle";
import { splitAroundCaption, splitCells } from "./csv";
import { parseDatedLabel, parseDateLabel } from "./date-label";
import { parseDatedCell, parseNamedRange } from "./dated-file";
import { cleanHeading } from "./detect";
import { findReadings } from "./encoding-choice";
import { countStrangeness } from "./encoding-strangeness";
import { readOne } from "./testing/uploads";
import { parseZipName } from "./zip-name";

const SIZE = 1_000_000;
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
];

function millisecondsOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe("a text of a million letters", () => {
  it.each(PARSERS)("SEC-U10 takes no more than a moment as %s", (_, parse) => {
    for (const [, text] of TEXTS) parse(text.slice(0, 1_000));
    const slow = TEXTS.map(([what, text]) => [what, millisecondsOf(() => parse(text))] as const);
    expect(slow.filter(([, ms]) => ms > 500)).toEqual([]);
  });

  it("SEC-U10 takes no more than a moment as a file, in any encoding", async () => {
    for (const [what, text] of TEXTS) {
      const latin = Buffer.from(
        `Date,Video Views,Profile Views,Likes,Comments,Shares\n${text}\u00e9`,
        "latin1",
      );
      const before = process.cpuUsage();
      await readOne(new Uint8Array(latin));
      findReadings(new Uint8Array(latin));
      const { user, system } = process.cpuUsage(before);
      expect([what, (user + system) / 1000 < 2_000]).toEqual([what, true]);
    }
  });
});
