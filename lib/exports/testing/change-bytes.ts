import { EDITS } from "./edits";
import { isMarkup, layOut, sheetOf, styleOf } from "./layout";
import type { Mutant, Subject } from "./mutant";
import { pack, packBytes } from "./pack";
import { pick } from "./random";
import { rewrite } from "./rewrite";
import { spliceBytes } from "./splice-bytes";
import { touched } from "./touched";

/** A file in whose bytes something was changed after it was written. */
export function changeBytes(subject: Subject): Mutant {
  const { random, source, packing, grid } = subject;
  if (packing !== "csv" && random(5) === 0) return breakPackage(subject);
  if (packing !== "xlsx" && random(3) === 0) return rewrite(subject);
  const layout = isMarkup(packing) ? sheetOf(source, grid) : layOut(grid, styleOf(source));
  if (random(6) === 0) return spliceBytes(subject, layout);
  const at = random(layout.bytes.length);
  const edit = pick(random, EDITS)(layout.bytes, at, random);
  const meant = touched(grid, layout, { at, packing, ...edit });
  return { how: `${edit.how} at byte ${at}`, meant, ...packBytes(source, packing, edit.bytes) };
}

/** Damage to the ZIP around the file: no cell may be read as anything else. */
function breakPackage({ random, source, packing, grid }: Subject): Mutant {
  const { name, bytes, written } = pack(source, packing, grid);
  const at = random(bytes.length);
  const edit = pick(random, EDITS)(Buffer.from(bytes), at, random);
  return { how: `${edit.how} at byte ${at} of the ZIP`, name, bytes: edit.bytes, written, meant: [] };
}
