import { pick, type Random } from "./random";

export type Edit = {
  readonly how: string;
  readonly bytes: Buffer;
  /** Bytes taken out from the place on, and put in there. */
  readonly removed: number;
  readonly inserted: number;
};

type Editor = (bytes: Buffer, at: number, random: Random) => Edit;

const INSERTED = ["\0", "\ufeff", '"', '""', "\n", "\r\n", "\r", ",", ";", '","', "0", "-", " ", "<", "é"];

const flip: Editor = (bytes, at, random) => {
  const bit = 1 << random(8);
  const flipped = Buffer.from(bytes);
  flipped[at] = (bytes[at] ?? 0) ^ bit;
  return { how: `flip ${bit}`, bytes: flipped, removed: 1, inserted: 1 };
};
const cut: Editor = (bytes, at) => ({
  how: "cut",
  bytes: bytes.subarray(0, at),
  removed: bytes.length - at,
  inserted: 0,
});
const remove: Editor = (bytes, at, random) => {
  const removed = 1 + random(3);
  return {
    how: `remove ${removed}`,
    bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + removed)]),
    removed,
    inserted: 0,
  };
};
const insert: Editor = (bytes, at, random) => {
  const text = Buffer.from(pick(random, INSERTED));
  return {
    how: `insert ${JSON.stringify(text.toString())}`,
    bytes: Buffer.concat([bytes.subarray(0, at), text, bytes.subarray(at)]),
    removed: 0,
    inserted: text.length,
  };
};
const overwrite: Editor = (bytes, at, random) => {
  const written = Buffer.from(bytes);
  written[at] = pick(random, [0, 9, 10, 13, 34, 44, 48, 49, 57, 59, 255]);
  return { how: `write ${written[at]}`, bytes: written, removed: 1, inserted: 1 };
};

export const EDITS: readonly Editor[] = [flip, flip, flip, cut, remove, insert, insert, overwrite];
