import { describe, expect, it } from "vitest";
import { openArchive } from "./archive";
import { SECOND_WHEN_BUSY_MS, startProcessorClock } from "./testing/processor-clock";
import { type ZipEntry, zip } from "./testing/zip";

const csv = Buffer.from('"Gender","Distribution"\n"Female","0.5"');
const good: ZipEntry = { name: "FollowerGender.csv", bytes: csv };

async function codeOf(entries: readonly ZipEntry[]): Promise<string> {
  return codeOfBytes(zip(entries));
}

async function codeOfBytes(bytes: Uint8Array): Promise<string> {
  const elapsed = startProcessorClock();
  const opened = await openArchive(bytes);
  expect(elapsed()).toBeLessThan(SECOND_WHEN_BUSY_MS);
  return opened.ok ? "opened" : opened.problem.code;
}

describe("openArchive", () => {
  it("reads stored and deflated entries with their day", async () => {
    const opened = await openArchive(zip([good, { name: "b.csv", bytes: csv, deflate: true }]));
    if (!opened.ok) throw new Error(opened.problem.message);
    expect(opened.entries.map(({ name, modifiedOn }) => [name, modifiedOn])).toEqual([
      ["FollowerGender.csv", "2026-05-12"],
      ["b.csv", "2026-05-12"],
    ]);
    expect(opened.entries.every(({ bytes }) => Buffer.from(bytes).equals(csv))).toBe(true);
  });

  it.each([
    "../../etc/cron.d/x",
    "..\\..\\x",
    "/abs.csv",
    "C:\\x.csv",
    "C:x.csv",
    "a/../../b.csv",
    "a/./b.csv",
    "a\0.csv",
    "",
    "x".repeat(60_000),
  ])("SEC-U6 D90 D99 refuses the name %j", async (name) => {
    expect(await codeOf([good, { name, bytes: csv }])).toBe("archive/unsafe-name");
  });

  it("SEC-U6 D91 refuses a link to another file", async () => {
    expect(await codeOf([{ ...good, mode: 0o120777 }])).toBe("archive/link");
  });

  it("D92 refuses an archive in an archive", async () => {
    expect(await codeOf([{ name: "inner.zip", bytes: zip([good]) }])).toBe("archive/nested");
    expect(await codeOf([{ name: "inner.csv", bytes: zip([good]) }])).toBe("archive/nested");
  });

  it("D93 refuses entries that share bytes", async () => {
    const second = { ...good, claims: { offset: 0, localName: "FollowerGender.csv" } };
    expect(await codeOf([good, { ...second, name: "followergender2.csv" }])).not.toBe("opened");
    expect(await codeOf([good, second])).toBe("archive/duplicate-name");
  });

  it("SEC-U2 D94 refuses ten megabytes of zeros packed to ten kilobytes", async () => {
    expect(await codeOf([{ name: "a.csv", bytes: new Uint8Array(10_000_000), deflate: true }])).toBe(
      "archive/bomb",
    );
  });

  it("SEC-U2 D95 stops at the first byte more than declared", async () => {
    const bytes = Buffer.from("1,2,3\n".repeat(200_000));
    const code = await codeOf([{ name: "a.csv", bytes, deflate: true, claims: { size: 5 } }]);
    expect(["archive/bomb", "archive/broken"]).toContain(code);
  });

  it("D95 refuses a declared size of more than 100 MB without unpacking", async () => {
    expect(await codeOf([{ name: "a.csv", bytes: csv, deflate: true, claims: { size: 0x7fffffff } }])).toBe(
      "archive/too-large",
    );
  });

  it("SEC-U2 D96 refuses 201 entries and opens 200", async () => {
    const entries = Array.from({ length: 201 }, (_, index) => ({ ...good, name: `${index}.csv` }));
    expect(await codeOf(entries)).toBe("archive/too-many-entries");
    expect(await codeOf(entries.slice(1))).toBe("opened");
  });

  it("D97 refuses a password and an unknown method, by name", async () => {
    expect(await codeOf([{ ...good, flags: 0x801, deflate: true }])).toBe("archive/encrypted");
    expect(await codeOf([{ ...good, method: 14 }])).toBe("archive/unknown-method");
    const opened = await openArchive(zip([{ ...good, flags: 0x801, deflate: true }]));
    expect(opened.ok ? "" : opened.problem.message).toContain("FollowerGender.csv");
  });

  it("D97 refuses strong encryption", async () => {
    expect(await codeOf([{ ...good, flags: 0x841 }])).not.toBe("opened");
  });

  it("D98 refuses an archive cut anywhere", async () => {
    const whole = zip([good]);
    for (let length = 1; length < whole.length; length += 7)
      expect(await codeOfBytes(whole.subarray(0, length))).toBe("archive/broken");
  });

  it("D99 opens an entry named __proto__ as any other", async () => {
    expect(
      await codeOf([
        { ...good, name: "__proto__" },
        { ...good, name: "constructor" },
      ]),
    ).toBe("opened");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("D85 D99 refuses names that differ only in case", async () => {
    expect(await codeOf([good, { ...good, name: "followergender.CSV" }])).toBe("archive/duplicate-name");
  });

  it("D100 leaves out what systems add", async () => {
    const clutter = ["__MACOSX/._x.csv", ".DS_Store", "Thumbs.db", "sub/._y.csv"].map((name) => ({
      ...good,
      name,
    }));
    const opened = await openArchive(zip([good, ...clutter]));
    expect(opened.ok ? opened.entries.map(({ name }) => name) : opened.problem.code).toEqual([
      "FollowerGender.csv",
    ]);
    expect(await codeOf(clutter)).toBe("archive/empty");
  });

  it("D101 refuses a header that says something else than the directory", async () => {
    expect(await codeOf([{ ...good, claims: { localName: "Overview.csv" } }])).toBe("archive/contradiction");
  });

  it("D102 refuses bytes put before the archive", async () => {
    expect(await codeOfBytes(Buffer.concat([Buffer.from("<html>"), zip([good])]))).not.toBe("opened");
  });

  it("refuses a byte flipped in the contents", async () => {
    const bytes = zip([good]);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    expect(await codeOfBytes(bytes)).toBe("archive/broken");
  });
});
