import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { readBatch } from "./read-batch";
import type { UploadedFile } from "./read-export";

const START_BYTES = 256 * 1024;
const HEADER = '"Date","Video Views","Profile Views","Likes","Comments","Shares"';
const LINE = '\n"March 15","1000","100","50","10","20"';

/** A file that lies somewhere, of these bytes again and again, and how often it was walked through. */
function lyingFile(all: Buffer, size = all.byteLength) {
  const walks = { count: 0 };
  async function* open() {
    walks.count += 1;
    yield all;
  }
  const file: UploadedFile = {
    name: "Overview.csv",
    modifiedOn: null,
    bytes: all.subarray(0, START_BYTES),
    large: { size, open },
  };
  return { file, walks };
}

const options = { today: toDay("2026-03-20"), exportedOn: toDay("2026-03-17"), profile: null };

describe("a large file that is no table of ours", () => {
  const text = Buffer.from(HEADER + LINE);

  it("is read as a whole up to 50 MB, like a small one", async () => {
    const small = await readBatch([{ name: "Overview.csv", modifiedOn: null, bytes: text }], options);
    const large = await readBatch([lyingFile(text).file], options);
    expect(small[0]).toMatchObject({ kind: "read", rowsRead: 1 });
    expect(large).toEqual(small);
  });

  it("is refused beyond, walked through once for its name and never held", async () => {
    const { file, walks } = lyingFile(text, 50 * 1024 * 1024 + 1);
    const [read] = await readBatch([file], options);
    expect(read?.problems.map(({ code }) => code)).toEqual(["file/too-large"]);
    expect(read?.kind).toBe("refused");
    expect(walks.count).toBe(1);
  });
});
