import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { headerHash } from "./header-hash";

/** A mapping that somebody settled on earlier, for every table with its header. */
export type SettledMapping = {
  readonly headerHash: string;
  readonly mapping: Mapping;
  /** Whose tables these are; null: of every profile. */
  readonly profile: Handle | null;
  readonly savedOn: Day;
};

export type FoundMapping = Pick<SettledMapping, "mapping" | "profile" | "savedOn">;

/**
 * What was settled for tables with this header: that of the profile that was given, else that of every profile. When nobody says whose the table is, the only one;
 * of several that read the table alike the newest, without a profile, so that this is asked. Null when nothing was settled or only a person can choose.
 */
export function findSettledMapping(
  settled: readonly SettledMapping[],
  header: readonly string[],
  given: Handle | null,
): FoundMapping | null {
  const hash = headerHash(header);
  const fitting = settled.filter((each) => each.headerHash === hash);
  const forAll = fitting.find(({ profile }) => profile === null) ?? null;
  if (given !== null) return fitting.find(({ profile }) => profile === given) ?? forAll;
  const [first, ...others] = fitting.toSorted((a, b) => (a.savedOn < b.savedOn ? 1 : -1));
  if (first === undefined || others.length === 0) return first ?? null;
  const isAlike = others.every(({ mapping }) => JSON.stringify(mapping) === JSON.stringify(first.mapping));
  return isAlike ? { mapping: first.mapping, profile: null, savedOn: first.savedOn } : null;
}
