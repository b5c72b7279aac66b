import { type ColumnRole, type Mapping, POST_TOTALS } from "@/lib/domain/mapping";
import { isMeasure, MEASURES } from "@/lib/domain/measure";
import { cleanHeading } from "../detect";
import { foldLabel } from "../label-text";
import { HEADING_WORDS, NEUTRAL_WORDS } from "./heading-words";

/** What a heading says its column holds. Not sure: the heading says more than that, and the rest may change what is counted. */
export type HeadingReading = { readonly role: ColumnRole; readonly isSure: boolean };

/** `Video_Views (total)` → `video views`: case, accents, units in brackets and signs between words left out. */
function foldHeading(heading: string): string {
  const apart = cleanHeading(heading)
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(BRACKETS, " ");
  return foldLabel(apart)
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}'’]+/gu, " ")
    .trim();
}

const BRACKETS = /[([（【][^)\]）】]*[)\]）】]/gu;

const ROLES = {
  daily: ["day", "profile", ...keysOf(MEASURES)],
  posts: ["link", "title", "published", "profile", ...POST_TOTALS],
} as const satisfies Record<Mapping["target"], readonly (keyof typeof HEADING_WORDS)[]>;

/** Nobody heads a column with a longer text. */
const LONGEST_HEADING = 300;

/** The meaning of a heading in a table of that kind; null when no known word stands in it. */
export function readHeading(heading: string, target: Mapping["target"]): HeadingReading | null {
  if (heading.length > LONGEST_HEADING) return null;
  const folded = foldHeading(heading);
  if (folded === "") return null;
  const exact = tableOf(target).get(folded);
  const hasUnits = isTelling(heading);
  if (exact !== undefined) return { role: exact, isSure: !hasUnits };
  const inside = longestInside(folded, target);
  if (inside === null) return null;
  return { role: inside.role, isSure: !hasUnits && inside.rest.every((word) => NEUTRAL_WORDS.has(word)) };
}

/** What stands in brackets may turn a daily figure into something else: a running total, a share, paid views. */
function isTelling(heading: string): boolean {
  const said = cleanHeading(heading).match(BRACKETS) ?? [];
  const words = said.flatMap((text) => foldLabel(text).split(/[^\p{L}\p{N}%]+/u));
  return words.some((word) => word !== "" && !NEUTRAL_WORDS.has(word) && word !== "#");
}

type Words = ReadonlyMap<string, ColumnRole>;
const tables = new Map<Mapping["target"], Words>();

function tableOf(target: Mapping["target"]): Words {
  const known = tables.get(target);
  if (known !== undefined) return known;
  const words = new Map<string, ColumnRole>();
  for (const key of ROLES[target]) {
    for (const word of HEADING_WORDS[key].split(",")) {
      const folded = foldHeading(word);
      if (!words.has(folded)) words.set(folded, toRole(key, target));
    }
  }
  tables.set(target, words);
  return words;
}

function toRole(key: keyof typeof HEADING_WORDS, target: Mapping["target"]): ColumnRole {
  const total = POST_TOTALS.find((each) => each === key);
  if (target === "posts" && total !== undefined) return { kind: "total", total };
  if (isMeasure(key)) return { kind: "measure", measure: key };
  if (key === "views" || key === "saves") throw new Error(`${key} is a total of posts.`);
  return { kind: key };
}

/** No known heading has more. */
const MOST_WORDS = 8;

/** The known words that fill most of a heading: "tiktok video views" holds "video views". */
function longestInside(folded: string, target: Mapping["target"]) {
  const words = folded.split(" ");
  const known = tableOf(target);
  for (let length = Math.min(words.length - 1, MOST_WORDS); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const role = known.get(words.slice(start, start + length).join(" "));
      if (role !== undefined)
        return { role, rest: [...words.slice(0, start), ...words.slice(start + length)] };
    }
  }
  return null;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}
