import { parseHandle } from "@/lib/domain/handle";
import { type ColumnRole, DATE_NOTATIONS, type Mapping, NUMBER_NOTATIONS } from "@/lib/domain/mapping";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import { type HeadingReading, readHeading } from "./heading-roles";
import { isUnknownCell, parseNotedCount, parseNotedDay } from "./notation";

export type SampledRow = { readonly line: number; readonly cells: readonly string[] };

export type ProposedRoles = {
  readonly target: Mapping["target"];
  /** Only what heading and cells both say, and no two columns the same. */
  readonly columns: readonly ColumnRole[];
  /** What an ignored column might be, for a person to decide; null: nothing. */
  readonly mayBe: readonly (ColumnRole | null)[];
};

/** Of the written cells of a column so many have to be of its kind: a few may be damaged. */
const MOST_FIT = 0.8;
const IGNORED: ColumnRole = { kind: "ignored" };

/**
 * What the columns of an unknown table hold, by their headings and the first cells below them. A heading that says more than a known word, a cell that does not
 * fit and two columns of the same meaning are left to a person: such columns start as ignored, with a hint.
 */
export function proposeRoles(
  header: readonly string[],
  rows: readonly SampledRow[],
  target: Mapping["target"] | null = null,
): ProposedRoles {
  const contents = header.map((_, index) => contentOf(rows, index));
  const meant = target ?? (contents.some(({ links }) => links) ? "posts" : "daily");
  const guesses = header.map((heading, index) => guess(heading, contents[index] ?? NOTHING, meant));
  const sure = guesses.map((each) => (each?.isSure === true ? toRoleKey(each.role) : null));
  const isAlone = (index: number) =>
    sure.indexOf(sure[index] ?? null) === sure.lastIndexOf(sure[index] ?? null);
  const columns = guesses.map((each, index) =>
    each?.isSure === true && isAlone(index) ? each.role : IGNORED,
  );
  const taken = new Set(columns.map(toRoleKey));
  const mayBe = guesses.map((each, index) =>
    columns[index]?.kind === "ignored" && each !== null && !taken.has(toRoleKey(each.role))
      ? each.role
      : null,
  );
  return { target: meant, columns, mayBe };
}

/** What the written cells of a column could all be. */
type Content = {
  readonly dates: boolean;
  readonly counts: boolean;
  readonly links: boolean;
  readonly handles: boolean;
};

const NOTHING: Content = { dates: false, counts: false, links: false, handles: false };

function contentOf(rows: readonly SampledRow[], index: number): Content {
  const written = rows.map(({ cells }) => cells[index] ?? "").filter((text) => !isUnknownCell(text));
  if (written.length === 0) return NOTHING;
  const mostly = (is: (text: string) => boolean) => written.filter(is).length >= MOST_FIT * written.length;
  return {
    dates: mostly(isDate),
    counts: mostly(isCount),
    links: mostly(isPostLink),
    handles: mostly((text) => parseHandle(text) !== null),
  };
}

function isDate(text: string): boolean {
  // A time beside the date is refused later, with its own sentence.
  const day = text.trim().replace(/(?:T|,? )[0-9]{1,2}:.*$/, "");
  return DATE_NOTATIONS.some((notation) => parseNotedDay(day, notation).ok);
}

function isCount(text: string): boolean {
  return NUMBER_NOTATIONS.some((notation) => parseNotedCount(text, { notation, mayBeNegative: true }).ok);
}

function isPostLink(text: string): boolean {
  return /^https?:\/\/(?:www\.|m\.)?tiktok\.com\/@[^/\s]+\/(?:video|photo)\/[0-9]+/.test(text.trim());
}

function guess(heading: string, content: Content, target: Mapping["target"]): HeadingReading | null {
  if (target === "posts" && content.links) return { role: { kind: "link" }, isSure: true };
  const read = readHeading(heading, target);
  if (read === null) return guessByCells(content, target);
  return fits(read.role, content) ? read : { ...read, isSure: false };
}

/** Dates are no proof of what happened on them, so a column without a telling heading gets a hint at most. */
function guessByCells({ dates }: Content, target: Mapping["target"]): HeadingReading | null {
  if (!dates) return null;
  return { role: { kind: target === "daily" ? "day" : "published" }, isSure: false };
}

function fits({ kind }: ColumnRole, content: Content): boolean {
  switch (kind) {
    case "day":
    case "published":
      return content.dates;
    case "measure":
    case "total":
      return content.counts;
    case "link":
      return content.links;
    case "profile":
      return content.handles;
    case "title":
    case "ignored":
      return true;
  }
}
