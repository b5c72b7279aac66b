import { changeBytes } from "./change-bytes";
import { changeTable } from "./change-table";
import type { Mutant, Subject } from "./mutant";
import { pack } from "./pack";

/** One mutated file. */
export function mutate(subject: Subject): Mutant {
  return subject.random(3) === 0 ? changeTable(subject) : changeBytes(subject);
}

/** The file as it was exported. */
export function unmutated({ source, packing, grid }: Subject): Mutant {
  return { how: "unmutated", meant: [], ...pack(source, packing, grid) };
}
