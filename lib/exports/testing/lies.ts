import type { Day } from "@/lib/domain/day";
import type { ReadExport, ReadFile } from "../read-export";
import { claimsOf, claimsOfRead } from "./claims";
import type { Grid, Source } from "./source";
import { SOURCES } from "./sources";

type Truth = {
  /** Tables that the file may rightly be read as. */
  readonly grids: readonly Grid[];
  /** Its letters; null for a workbook. */
  readonly written: Uint8Array | null;
};

/** What the reader says that neither the table nor what was done to it says, on lines without a problem. */
export function findLies(file: ReadFile, { grids, written }: Truth): readonly string[] {
  if (file.kind !== "read") return file.problems.length > 0 ? [] : ["refused without a reason"];
  const source = sourceOf(file);
  if (source === undefined) return [`no source is a ${file.format}`];
  const allowed = new Map<string, Set<string>>();
  for (const grid of grids)
    for (const [key, value] of claimsOf(source, grid))
      allowed.set(key, (allowed.get(key) ?? new Set()).add(value));
  const named = new Set([...file.problems, ...(file.table?.problems ?? [])].map(({ line }) => line));
  const isLeftOut = file.problems.some(({ code }) => code === "file/extra-columns");
  const lines = written === null ? [] : new TextDecoder().decode(written).split(/\r\n|\r|\n/);
  const isExcused = (line: number, key: string, value: string) =>
    (isLeftOut && (value === "null" || value === "")) ||
    (isText(key) && isPartOf(lines[line - 1] ?? "", value, allowed.get(toKey(key)) ?? []));
  const toKey = isYearBefore(file) ? inYearAfter : (key: string) => key;
  return claimsOfRead(file).flatMap(({ line, claims }) =>
    named.has(line)
      ? []
      : claims
          .filter(([key, value]) => !allowed.get(toKey(key))?.has(value) && !isExcused(line, key, value))
          .map(([key, value]) => `line ${line}: ${key} is ${value}`),
  );
}

function isText(key: string): boolean {
  return / (title|label)$/.test(key);
}

/**
 * Where a damaged quote lets a text end is a matter of taste, but each of its letters stands on its own line, and none of them in
 * another cell: it is what was meant, or begins or ends as that does, up to what was inserted.
 */
function isPartOf(line: string, text: string, meant: Iterable<string>): boolean {
  if (!withoutQuotes(line).includes(withoutQuotes(text))) return false;
  return [...meant].some((whole) => isNearly(withoutQuotes(text), withoutQuotes(whole)));
}

const MOST_INSERTED = 3;

function isNearly(text: string, whole: string): boolean {
  if (text.length > whole.length + MOST_INSERTED) return false;
  let begin = 0;
  while (begin < text.length && text[begin] === whole[begin]) begin += 1;
  let end = 0;
  while (end < text.length - begin && text.at(-1 - end) === whole.at(-1 - end)) end += 1;
  return begin + end >= text.length - MOST_INSERTED;
}

function withoutQuotes(text: string): string {
  return text.replaceAll('"', "");
}

/** The kind of file that was read, which need not be the one that was mutated: tables are spliced. */
function sourceOf({ format, table }: ReadExport): Source | undefined {
  const sources = SOURCES.filter((source) => source.format === format);
  const mapped = sources.find(
    ({ mapping }) => mapping !== undefined && mapping.header.join("\n") === table?.mapping.header.join("\n"),
  );
  return mapped ?? sources.find(({ mapping }) => mapping === undefined);
}

/** A warning says of the whole file that it is taken for the year before; everything else in it still has to be right. */
function isYearBefore({ problems }: ReadExport): boolean {
  return problems.some(({ code }) => code === "file/year-before");
}

function inYearAfter(key: string): string {
  const [day = ""] = key.split(" ");
  return key.replace(day, `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` as Day);
}
