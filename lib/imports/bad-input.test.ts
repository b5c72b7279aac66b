import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { zip } from "@/lib/exports/testing/zip";
import { NO_ANSWERS } from "./answers";
import { commitFiles, previewFiles } from "./import-batch";
import { answersFor, contentFile, dayAfter, overviewFile, studioCsv } from "./testing/made-up-exports";

const BAKES = parseHandle("northwind.bakes") as NonNullable<ReturnType<typeof parseHandle>>;
const TEAS = parseHandle("contoso.teas") as typeof BAKES;
const NOW = new Date("2026-03-01T09:00:00.000Z");

const days = Array.from({ length: 10 }, (_, index) => [100 + index, 20, 3, 2, 1]);
const good = overviewFile({ from: dayAfter(0), days, mode: "A" });
const E = dayAfter(10);
const given = answersFor(BAKES, E);

function file(name: string, bytes: Uint8Array): UploadedFile {
  return { name, bytes, modifiedOn: null };
}

const posts = [{ publishedOn: toDay("2026-01-12"), title: "Rye, sliced", views: 1_200 }];
const otherDays = days.map(([views = 0, ...rest], index) => [index < 6 ? views + 50 : views, ...rest]);

/** Each with the problem that its refusal names first. */
const BAD: readonly (readonly [string, readonly UploadedFile[], string])[] = [
  ["an empty file", [file("Overview.csv", new Uint8Array(0))], "file/empty"],
  ["a byte order mark alone", [file("Overview.csv", Buffer.from("\ufeff"))], "file/empty"],
  [
    "a picture",
    [file("Overview.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))],
    "file/wrong-kind",
  ],
  [
    "another kind of table",
    [
      file(
        "a.csv",
        studioCsv([
          ["Name", "Price"],
          ["Rye", 4],
        ]),
      ),
    ],
    "file/needs-mapping",
  ],
  ["a file cut in the middle", [file("Overview.csv", good.bytes.slice(0, 213))], "file/cut-off"],
  [
    "a path out of a ZIP",
    [file("a.zip", zip([{ name: "../Overview.csv", bytes: good.bytes }]))],
    "archive/unsafe-name",
  ],
  [
    "a ZIP bomb",
    [file("a.zip", zip([{ name: "Overview.csv", bytes: new Uint8Array(20_000_000), deflate: true }]))],
    "archive/bomb",
  ],
  [
    "two files that contradict each other",
    [good, overviewFile({ from: dayAfter(0), days: otherDays, mode: "A" }, "Overview (1).csv")],
    "batch/contradiction",
  ],
  ["a file of another profile", [contentFile({ handle: TEAS, exportedOn: E, posts })], "batch/other-profile"],
];

let scope: OwnerScope;

async function everything() {
  const client = reader();
  return {
    hash: await stateHash(),
    profiles: await client.profile.count(),
    imports: await client.import.count(),
    originals: await client.originalFile.count(),
    audit: await client.auditEvent.count(),
  };
}

describeOnBothDatabases("bad input", () => {
  beforeAll(async () => {
    scope = await operatorScope();
    const known = contentFile({ handle: BAKES, exportedOn: E, posts });
    const outcome = await commitFiles(scope, { files: [good, known], answers: given, now: NOW });
    expect(outcome.files.map(({ status }) => status)).toEqual(["committed", "committed"]);
  });

  let before: Awaited<ReturnType<typeof everything>>;
  beforeEach(async () => {
    before = await everything();
  });

  it.each(BAD)("%s is refused and changes nothing", async (_, files, code) => {
    const outcome = await commitFiles(scope, { files, answers: given, now: NOW });
    expect(outcome.files.map(({ problems }) => problems[0]?.code)).toEqual(files.map(() => code));
    expect(outcome.problems.map((problem) => problem.code)).toEqual(["batch/incomplete"]);
    expect(await everything()).toEqual(before);
  });

  it("takes nothing of a batch in which one file is refused", async () => {
    const fine = overviewFile({ from: dayAfter(3), days, mode: "A" });
    const files = [fine, file("Viewers.csv", new Uint8Array(0))];
    const outcome = await commitFiles(scope, {
      files,
      answers: answersFor(BAKES, dayAfter(13), [fine]),
      now: NOW,
    });
    expect(outcome.files.map(({ status, importId }) => [status, importId])).toEqual([
      ["ready", null],
      ["refused", null],
    ]);
    expect(await everything()).toEqual(before);
  });

  it("40 MB of junk are refused within seconds", { timeout: 30_000 }, async () => {
    const files = [file("Overview.csv", randomBytes(40 * 1024 * 1024))];
    const outcome = await commitFiles(scope, { files, answers: given, now: NOW });
    expect(outcome.files.map(({ status }) => status)).toEqual(["refused"]);
    expect(await everything()).toEqual(before);
  });

  it("asks for the day of the export when no year can be proved", async () => {
    const answers = { ...NO_ANSWERS, profile: BAKES };
    const outcome = await commitFiles(scope, {
      files: [good],
      answers,
      now: new Date("2027-06-01T00:00:00Z"),
    });
    expect(outcome.files.map(({ status, problems }) => [status, problems[0]?.code])).toEqual([
      ["needs-answer", "batch/year-unproved"],
    ]);
    expect(await everything()).toEqual(before);
  });

  it("asks whose export it is when nothing says so", async () => {
    const answers = { ...NO_ANSWERS, exportedOn: E };
    const outcome = await commitFiles(scope, { files: [good], answers, now: NOW });
    expect(outcome.files[0]).toMatchObject({
      status: "needs-answer",
      problems: [{ code: "file/profile-unknown" }],
      rows: { read: 10, new: 0, changed: 0, same: 0, refused: 10 },
    });
    expect(await everything()).toEqual(before);
  });

  it("doubts a file whose figures contradict the profile it was given for", async () => {
    const stranger = overviewFile({
      from: dayAfter(2),
      days: days.map(([views = 0]) => [views * 7, 1, 9, 9, 9]),
      mode: "A",
    });
    const answers = answersFor(BAKES, dayAfter(12));
    const outcome = await commitFiles(scope, { files: [stranger], answers, now: NOW });
    expect(outcome.files[0]).toMatchObject({
      status: "needs-answer",
      problems: [{ code: "ledger/another-profile" }],
    });
    expect(await everything()).toEqual(before);
  });

  it("a preview writes nothing, not even the profile that it would create", async () => {
    const preview = await previewFiles(scope, { files: [good], answers: answersFor(TEAS, E), now: NOW });
    expect(preview.files[0]).toMatchObject({ status: "ready", createsProfile: true, importId: null });
    expect(await everything()).toEqual(before);
  });
});
