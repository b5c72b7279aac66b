import { PACKINGS, type Subject } from "./mutant";
import { randomOf } from "./random";
import type { Source } from "./source";
import { SOURCES } from "./sources";

/** What the mutation of that number begins with; the same number gives the same file, so that one can be looked at alone. */
export function subjectOf(source: Source, run: number): Subject {
  const random = randomOf(run * 7_919 + SOURCES.indexOf(source) * 104_729 + 1);
  const packing = PACKINGS[run % PACKINGS.length] ?? "csv";
  const late = random(4) === 0 ? random(4) - 5 : 0;
  const other = SOURCES[random(SOURCES.length)] ?? source;
  return {
    source,
    packing,
    grid: source.grid(random(50), late),
    twin: source.grid(50 + random(50), late + random(7) - 3),
    stranger: other.grid(random(50), late),
    random,
  };
}
