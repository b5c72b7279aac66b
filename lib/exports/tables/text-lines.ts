import { type Line, LONGEST_LINE } from "../csv";
import { refuseTable } from "./table-refusal";

export type LineSplitter = {
  /** The lines that end in this piece, blank ones among them. */
  readonly push: (text: string) => readonly Line[];
  /** The line that nothing has ended yet; null when there is none. */
  readonly last: () => Line | null;
};

/** Lines of a text that comes in pieces, ending in LF, CRLF or CR, also mixed. Throws TableRefusal for a line that is too long. */
export function createLineSplitter(): LineSplitter {
  let rest = "";
  let line = 0;
  return {
    push(text) {
      const whole = rest + text;
      const findEnd = whole.includes("\r") ? endOfLine : endAtFeed;
      const lines: Line[] = [];
      let start = 0;
      for (let end = findEnd(whole, start); end >= 0; end = findEnd(whole, start)) {
        line += 1;
        if (end - start > LONGEST_LINE) tooLong(line);
        lines.push({ line, text: whole.slice(start, end) });
        start = end + lengthOfEnd(whole, end);
      }
      rest = whole.slice(start);
      if (rest.length > LONGEST_LINE) tooLong(line + 1);
      return lines;
    },
    last() {
      const text = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
      return text === "" ? null : { line: line + 1, text };
    },
  };
}

function endAtFeed(text: string, start: number): number {
  return text.indexOf("\n", start);
}

/** A CR at the very end may be half of a CRLF, so nothing ends there yet. */
function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF) return at;
    if (code === CR) return at + 1 === text.length ? -1 : at;
  }
  return -1;
}

const [LF, CR] = [10, 13];

function lengthOfEnd(text: string, end: number): 1 | 2 {
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1;
}

function tooLong(line: number): never {
  refuseTable("file/row-too-long", { line, params: { limit: LONGEST_LINE.toLocaleString("en") } });
}
