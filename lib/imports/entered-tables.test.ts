import fc from "fast-check";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { listPostDetails } from "@/lib/db/post-details";
import { findProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { findTopItems } from "@/lib/db/top-items";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { NO_ANSWERS } from "./answers";
import { commitFiles, previewFiles } from "./import-batch";
import { redoImport } from "./redo";
import { contentFile, freshHandle, postId } from "./testing/made-up-exports";
import { undoImport } from "./undo";

const PUBLISHED = toDay("2026-03-13");
const NOW = new Date("2026-03-24T12:00:00Z");
const LAST = addDays(PUBLISHED, 6);

let scope: OwnerScope;
let handle: Handle;

function table(name: string, ...lines: readonly string[]): UploadedFile {
  return { name, bytes: Buffer.from(`${lines.join("\n")}\n`), modifiedOn: null };
}

type Line = { readonly index?: number; readonly on: Day; readonly seconds?: string; readonly full?: string };

function details(...rows: readonly Line[]): UploadedFile {
  return table(
    "post-details.csv",
    "profile,post,captured_on,average_watch_seconds,watched_full_percent,viewer_locations",
    ...rows.map(({ index = 0, on, seconds = "", full = "" }) =>
      [handle, postId(PUBLISHED, index), on, seconds, full, ""].join(","),
    ),
  );
}

function tops(readOn: Day, ...labels: readonly string[]): UploadedFile {
  const rows = labels.map((label, index) => [handle, "video", readOn, index + 1, "", label].join(","));
  return table("top-items.csv", "profile,kind,read_on,rank,link,label", ...rows);
}

function content(...indices: readonly number[]): UploadedFile {
  const posts = indices.map((index) => ({ publishedOn: PUBLISHED, title: `Loaf ${index}`, views: 700 }));
  return contentFile({ handle, exportedOn: LAST, posts });
}

/** `on`: the day on which the table is dropped, as its file's own time says. */
async function commit(file: UploadedFile, on: Day = toDay("2026-03-24")) {
  const outcome = await commitFiles(scope, {
    files: [{ ...file, modifiedOn: on }],
    answers: NO_ANSWERS,
    now: NOW,
  });
  const [first] = outcome.files;
  if (first === undefined) throw new Error("No file came back.");
  return first;
}

async function profileOf() {
  const profile = await findProfile(scope, handle);
  if (profile === null) throw new Error("There is no such profile.");
  return profile;
}

async function hash() {
  return profileStateHash(await profileOf());
}

async function shown(index = 0) {
  const id = String(postId(PUBLISHED, index));
  const found = await listPostDetails(await profileOf(), [{ postId: id, publishedOn: PUBLISHED }], null);
  return found.get(id) ?? null;
}

describeOnBothDatabases("tables of what TikTok shows only on its screen", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });
  beforeEach(() => {
    handle = freshHandle();
  });

  it("say with file and line what a post's detail is", async () => {
    await commit(content(0));
    const file = await commit(details({ on: LAST, seconds: "7.4", full: "12%" }));
    expect(file).toMatchObject({
      status: "committed",
      format: "tallyboard/post-details",
      rows: { read: 1, new: 1, changed: 0, same: 0, refused: 0 },
    });
    expect(await shown()).toMatchObject({
      capturedOn: LAST,
      averageWatchSeconds: 7.4,
      watchedFull: 0.12,
      sources: [{ kind: "file", importId: file.importId, fileName: "post-details.csv", line: 2 }],
    });
  });

  it("change nothing when they are imported twice", async () => {
    await commit(content(0));
    await commit(details({ on: LAST, seconds: "7.4" }));
    await commit(tops(LAST, "Rye", "Wheat"));
    const before = await hash();
    expect(await commit(details({ on: LAST, seconds: "7.4" }))).toMatchObject({ status: "duplicate" });
    expect(await commit(tops(LAST, "Rye", "Wheat"))).toMatchObject({ status: "duplicate" });
    expect(await hash()).toBe(before);
  });

  it("tell new, changed and same rows apart, and show what changes", async () => {
    await commit(content(0, 1, 2));
    await commit(
      details({ index: 0, on: LAST, seconds: "7.4" }, { index: 1, on: LAST, seconds: "6" }),
      toDay("2026-03-20"),
    );
    const again = await commit(
      details(
        { index: 0, on: LAST, seconds: "7.9" },
        { index: 1, on: LAST, seconds: "6" },
        { index: 2, on: LAST, seconds: "5" },
        { index: 0, on: addDays(LAST, -1) },
      ),
      toDay("2026-03-21"),
    );
    expect(again).toMatchObject({
      rows: { read: 4, new: 1, changed: 1, same: 2, refused: 0 },
      restated: [
        { what: expect.stringMatching(/^Average watch time/), day: LAST, from: "7.4 s", to: "7.9 s" },
      ],
    });
    expect(await shown()).toMatchObject({ averageWatchSeconds: 7.9 });
  });

  it("take the newest list of a day whole and say which places changed", async () => {
    await commit(tops(LAST, "Rye", "Wheat", "Spelt"), toDay("2026-03-20"));
    const again = await commit(tops(LAST, "Oats", "Wheat"), toDay("2026-03-21"));
    expect(again).toMatchObject({
      format: "tallyboard/top-items",
      rows: { read: 2, new: 0, changed: 1, same: 1, refused: 0 },
      restated: [{ what: "Place 1 of the top videos", from: "Rye", to: "Oats" }],
    });
    const { video } = await findTopItems(await profileOf(), null);
    expect(video?.items.map(({ label }) => label)).toEqual(["Oats", "Wheat"]);
  });

  it("come and go without a trace: undo is exact, and so is redo", async () => {
    await commit(content(0));
    await commit(details({ on: LAST, seconds: "6" }), toDay("2026-03-20"));
    const before = await hash();
    const file = await commit(details({ on: LAST, seconds: "7.4" }), toDay("2026-03-21"));
    const list = await commit(tops(LAST, "Rye"));
    const after = await hash();
    await undoImport(scope, list.importId ?? "", NOW);
    await undoImport(scope, file.importId ?? "", NOW);
    expect(await hash()).toBe(before);
    expect(await shown()).toMatchObject({ averageWatchSeconds: 6 });
    expect((await findTopItems(await profileOf(), null)).video).toBeNull();
    expect((await redoImport(scope, file.importId ?? "", NOW)).kind).toBe("redone");
    expect((await redoImport(scope, list.importId ?? "", NOW)).kind).toBe("redone");
    expect(await hash()).toBe(after);
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("are refused row by row outside the seven days of a post, with line, column and text", async () => {
    await commit(content(0, 1));
    const file = await commit(
      details({ index: 0, on: addDays(LAST, 1), seconds: "7.4" }, { index: 1, on: LAST, seconds: "7.4" }),
    );
    expect(file).toMatchObject({
      rows: { read: 2, new: 1, changed: 0, same: 0, refused: 1 },
      problems: [{ code: "ledger/outside-window", line: 2, column: "captured_on", value: "2026-03-20" }],
    });
    expect(await reader().postDetailReading.count({ where: { importId: file.importId ?? "" } })).toBe(1);
    const none = await previewFiles(scope, {
      files: [details({ on: addDays(LAST, 2), seconds: "7.4" })],
      answers: NO_ANSWERS,
      now: NOW,
    });
    expect(none.files[0]).toMatchObject({ status: "refused", problems: [{ code: "ledger/outside-window" }] });
  });

  it("wait for the export that holds their post, whichever comes first", async () => {
    const early = await commit(
      details({ on: LAST, seconds: "7.4" }, { index: 1, on: addDays(LAST, 1), seconds: "7.4" }),
    );
    expect(early).toMatchObject({
      rows: { read: 2, new: 2 },
      problems: [{ code: "ledger/post-not-yet-known", severity: "warning", line: 2 }],
    });
    await commit(content(0, 1));
    expect(await shown()).toMatchObject({ averageWatchSeconds: 7.4 });
    expect(await shown(1)).toBeNull();
  });

  it("know the posts of a Content export in the same drop", async () => {
    const { files } = await commitFiles(scope, {
      files: [details({ on: LAST, seconds: "7.4" }), content(0)],
      answers: NO_ANSWERS,
      now: NOW,
    });
    expect(files.map(({ status, problems }) => [status, problems])).toEqual([
      ["committed", []],
      ["committed", []],
    ]);
  });

  it("of several profiles become an import of each, with the rows of nobody named, and undo and redo by themselves", async () => {
    const other = freshHandle();
    await commit(content(0, 1));
    const row = (whose: string, index: number, on: string, seconds: string) =>
      [whose, postId(PUBLISHED, index), on, seconds, ""].join(",");
    const file = table(
      "post-details.csv",
      "profile,post,captured_on,average_watch_seconds,watched_full_percent",
      row(handle, 0, "3/14/2026", "7.4"),
      row(`@${other}`, 5, "3/5/2026", ""),
      row("", 6, "3/14/2026", "5"),
      row(other, 7, "3/19/2026", "9"),
    );
    const preview = await commit(file);
    expect(preview).toMatchObject({
      status: "committed",
      format: "tallyboard/post-details",
      rows: { new: 2, refused: 1 },
      profiles: [{ profile: { handle } }, { profile: { handle: other } }],
    });
    expect(preview.problems).toContainEqual(expect.objectContaining({ code: "row/whose", line: 4 }));
    expect(await shown()).toMatchObject({ averageWatchSeconds: 7.4 });
    const [mine] = preview.profiles;
    const before = await hash();
    await undoImport(scope, mine?.importId ?? "", NOW);
    expect(await shown()).toBeNull();
    await redoImport(scope, mine?.importId ?? "", NOW);
    expect(await hash()).toBe(before);
    expect((await commit(file)).status).toBe("duplicate");
  });

  it("made ready for two profiles and filled in for one are that one's", async () => {
    const other = freshHandle();
    const file = table(
      "top-items.csv",
      "profile,kind,read_on,rank,link,label",
      `${other},video,2026-03-20,1,,`,
      `${handle},video,2026-03-20,1,,Rye`,
    );
    expect(await commit(file)).toMatchObject({
      status: "committed",
      profile: { handle },
      problems: [],
      profiles: [],
    });
    expect(await findProfile(scope, other)).toBeNull();
  });

  it("give one state in whatever order they come", async () => {
    const versions = [
      [details({ index: 0, on: LAST, seconds: "7" }), "2026-03-20"],
      [details({ index: 0, on: LAST, full: "12" }), "2026-03-21"],
      [details({ index: 1, on: LAST, seconds: "5" }), "2026-03-21"],
      [tops(LAST, "Rye", "Wheat"), "2026-03-21"],
      [tops(LAST, "Oats"), "2026-03-22"],
    ] as const;
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...versions], { minLength: versions.length }), async (order) => {
        const ids: string[] = [];
        for (const [file, on] of order) ids.push((await commit(file, toDay(on))).importId ?? "");
        states.add(await hash());
        for (const id of ids) await undoImport(scope, id, NOW);
      }),
      { numRuns: 5 },
    );
    expect(states.size).toBe(1);
  });
});
