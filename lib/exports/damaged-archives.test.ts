import { describe, expect, it } from "vitest";
import { openArchive } from "./archive";
import { SECOND_WHEN_BUSY_MS, startProcessorClock } from "./testing/processor-clock";
import { zip } from "./testing/zip";

/*
 * Every shape of the failures and successes that yauzl is tested with, made here by damaging a good archive: each is read right or refused
 * with a sentence, at once.
 */
const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

const csv = Buffer.from('"Gender","Distribution"\n"Female","0.5"\n"Male","0.5"\n'.repeat(40));
const stored = () => Buffer.from(zip([{ name: "a.csv", bytes: csv }]));
const deflated = () => Buffer.from(zip([{ name: "a.csv", bytes: csv, deflate: true }]));

function offsetOf(bytes: Buffer, signature: number): number {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  const found = bytes.lastIndexOf(mark);
  if (found < 0) throw new Error("No such part");
  return found;
}

/** Writes `value` at `offset` within the part that begins with `signature`. */
function patch(bytes: Buffer, { part, offset, value, width = 4 }: Patch): Buffer {
  const at = offsetOf(bytes, part) + offset;
  if (width === 4) bytes.writeUInt32LE(value, at);
  else bytes.writeUInt16LE(value, at);
  return bytes;
}

type Patch = {
  readonly part: number;
  readonly offset: number;
  readonly value: number;
  readonly width?: 2 | 4;
};

/** An entry whose directory says that its sizes stand in a zip64 field, which is `extra`. */
function zip64(extra: Buffer): Buffer {
  const bytes = stored();
  const directory = offsetOf(bytes, DIRECTORY);
  const end = offsetOf(bytes, END);
  bytes.writeUInt32LE(0xffffffff, directory + 20);
  bytes.writeUInt32LE(0xffffffff, directory + 24);
  bytes.writeUInt16LE(extra.length, directory + 30);
  const nameEnd = directory + 46 + bytes.readUInt16LE(directory + 28);
  const grown = Buffer.concat([bytes.subarray(0, nameEnd), extra, bytes.subarray(nameEnd)]);
  grown.writeUInt32LE(end - directory + extra.length, end + extra.length + 12);
  return grown;
}

function field(id: number, ...sizes: readonly bigint[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * sizes.length);
  bytes.writeUInt16LE(id, 0);
  bytes.writeUInt16LE(8 * sizes.length, 2);
  for (const [index, size] of sizes.entries()) bytes.writeBigUInt64LE(size, 4 + 8 * index);
  return bytes;
}

const length = BigInt(csv.length);

const FAILURES: readonly (readonly [string, () => Buffer])[] = [
  ["no end of the directory", () => stored().subarray(0, -10)],
  ["a comment longer than the file", () => patch(stored(), { part: END, offset: 20, value: 9, width: 2 })],
  ["a second disk", () => patch(stored(), { part: END, offset: 4, value: 1, width: 2 })],
  [
    "another mark where the directory begins",
    () => patch(stored(), { part: DIRECTORY, offset: 0, value: 0x1014b50 }),
  ],
  [
    "another mark where the entry begins",
    () => patch(stored(), { part: LOCAL, offset: 0, value: 0x3034b50 }),
  ],
  ["an extra field longer than its place", () => zip64(Buffer.from([1, 0, 99, 0]))],
  ["zip64 without the unpacked size", () => zip64(field(1))],
  ["zip64 without the packed size", () => zip64(field(1, length))],
  ["zip64 with other sizes than the entry has", () => zip64(field(1, length + 1n, length + 1n))],
  ["zip64 with a size beyond the file", () => zip64(field(1, 2n ** 40n, 2n ** 40n))],
  ["sizes of a stored entry that differ", () => patch(stored(), { part: DIRECTORY, offset: 24, value: 5 })],
  [
    "an entry that runs beyond the file",
    () => patch(stored(), { part: DIRECTORY, offset: 20, value: 0x7fffffff }),
  ],
  [
    "an entry that begins beyond the file",
    () => patch(stored(), { part: DIRECTORY, offset: 42, value: 0x7fffff }),
  ],
  ["fewer packed bytes than it takes", () => patch(deflated(), { part: DIRECTORY, offset: 20, value: 9 })],
  ["more bytes than declared", () => patch(deflated(), { part: DIRECTORY, offset: 24, value: 7 })],
  [
    "fewer bytes than declared",
    () => patch(deflated(), { part: DIRECTORY, offset: 24, value: csv.length + 9 }),
  ],
  ["an unknown way of packing", () => patch(stored(), { part: DIRECTORY, offset: 10, value: 1, width: 2 })],
  ["strong encryption", () => patch(stored(), { part: DIRECTORY, offset: 8, value: 0x41, width: 2 })],
  ["packed bytes that are none", () => spoil(deflated(), 0xff)],
  ["packed bytes that end early", () => spoil(deflated(), 0x00)],
  [
    "a directory of more entries than there are",
    () => patch(stored(), { part: END, offset: 10, value: 3, width: 2 }),
  ],
];

/** Overwrites the packed bytes, which begin after the name. */
function spoil(bytes: Buffer, value: number): Buffer {
  const start = 30 + "a.csv".length;
  bytes.fill(value, start, offsetOf(bytes, DIRECTORY) - 1);
  return bytes;
}

describe("an archive with a fault that has been seen", () => {
  it.each(FAILURES)("D98 %s is refused with a sentence", async (_, make) => {
    const elapsed = startProcessorClock();
    const opened = await openArchive(new Uint8Array(make()));
    expect(elapsed()).toBeLessThan(SECOND_WHEN_BUSY_MS);
    expect(opened.ok ? "opened" : opened.problem.message).toMatch(/ZIP file|packed in a way|password/);
  });

  it.each([
    ["nothing in it", Buffer.from("504b0506000000000000000000000000000000000000", "hex"), "archive/empty"],
    ["only folders", Buffer.from(zip([{ name: "a/", bytes: Buffer.alloc(0) }])), "archive/empty"],
  ])("D98 one with %s is called empty", async (_, bytes, code) => {
    const opened = await openArchive(new Uint8Array(bytes));
    expect(opened.ok ? "opened" : opened.problem.code).toBe(code);
  });

  it("D98 a name in UTF-8 and one in the old code page are read, and zip64 that tells the truth", async () => {
    const namesIn = async (bytes: Uint8Array) => {
      const opened = await openArchive(bytes);
      return opened.ok ? opened.entries.map(({ name }) => name) : [opened.problem.code];
    };
    expect(await namesIn(zip([{ name: "Überblick.csv", bytes: csv, flags: 0x800 }]))).toEqual([
      "Überblick.csv",
    ]);
    expect(
      await namesIn(zip([{ name: Buffer.from([0x9a, 0x2e, 0x63, 0x73, 0x76]), bytes: csv, flags: 0 }])),
    ).toEqual(["Ü.csv"]);
    expect(await namesIn(new Uint8Array(zip64(field(1, length, length))))).toEqual(["a.csv"]);
  });
});
