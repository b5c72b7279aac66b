import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { findProfile, type OwnedProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { profileStateHash, stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import type { UploadedFile } from "@/lib/exports/read-export";
import { type Answers, NO_ANSWERS } from "./answers";
import { listImports } from "./history";
import { commitFiles, previewFiles } from "./import-batch";
import { redoImport } from "./redo";
import { contentFile, freshHandle, overviewFile } from "./testing/made-up-exports";
import { undoImport } from "./undo";

vi.setConfig({ testTimeout: 300_000 });

const NOW = new Date("2026-03-25T12:00:00Z");
const FROM = toDay("2026-03-01");
const MEASURES = ["video_views", "profile_views", "likes", "comments", "shares"] as const;

let scope: OwnerScope;

type Row = readonly [Handle | null, number, ...(number | null)[]];

/** Our own template; days count from 1 March. */
function table(
  rows: readonly Row[],
  name = "Figures.csv",
  measures: readonly string[] = MEASURES,
): UploadedFile {
  const hasProfile = rows.some(([handle]) => handle !== null);
  const head = [...(hasProfile ? ["profile"] : []), "day", ...measures].join(",");
  const lines = rows.map(([handle, day, ...values]) =>
    [...(hasProfile ? [handle ?? ""] : []), addDays(FROM, day), ...values.map((value) => value ?? "")].join(
      ",",
    ),
  );
  return { name, bytes: Buffer.from(`${[head, ...lines].join("\n")}\n`), modifiedOn: null };
}

const sha256Of = ({ bytes }: UploadedFile) => createHash("sha256").update(bytes).digest("hex");

async function commit(files: readonly UploadedFile[], answers: Partial<Answers> = {}) {
  const outcome = await commitFiles(scope, { files, answers: { ...NO_ANSWERS, ...answers }, now: NOW });
  expect(outcome.problems).toEqual([]);
  return outcome.files;
}

async function profileOf(handle: Handle): Promise<OwnedProfile> {
  const profile = await findProfile(scope, handle);
  if (profile === null) throw new Error(`There is no profile ${handle}.`);
  return profile;
}

async function boardOf(handle: Handle) {
  const { profileId } = await profileOf(handle);
  const rows = await reader().board.findMany({
    where: { profileId },
    select: { measure: true, day: true, value: true },
    orderBy: [{ measure: "asc" }, { day: "asc" }],
  });
  return rows.map(({ measure, day, value }) => `${measure} ${day} ${value}`);
}

type Pair = readonly [Handle, Handle];
type SplitRow = {
  readonly who: number;
  readonly day: number;
  readonly views: number | null;
  readonly likes: number | null;
};

const handlePair = (): Pair => [freshHandle(), freshHandle()];

function rowsFor(list: readonly SplitRow[], handles: Pair): readonly Row[] {
  return list.map(({ who, day, views, likes }) => [handles[who === 0 ? 0 : 1], day, views, likes]);
}

async function importsOf(file: UploadedFile): Promise<readonly string[]> {
  const [done] = await commit([file]);
  return done?.profiles.flatMap(({ importId }) => importId ?? []) ?? [];
}

const SPLIT_MEASURES = ["video_views", "likes"];

async function importParts(list: readonly SplitRow[], sides: readonly boolean[], handles: Pair) {
  const imports: string[] = [];
  for (const side of [true, false]) {
    const part = rowsFor(
      list.filter((_, index) => sides[index] === side),
      handles,
    );
    if (part.length > 0) imports.push(...(await importsOf(table(part, "Part.csv", SPLIT_MEASURES))));
  }
  return imports;
}

async function expectSameHoweverSplit(list: readonly SplitRow[], sides: readonly boolean[]): Promise<void> {
  const [whole, split] = [handlePair(), handlePair()];
  await commit([table(rowsFor(list, whole), "Whole.csv", SPLIT_MEASURES)]);
  const before = await stateHash();
  const imports = await importParts(list, sides, split);
  for (const who of [0, 1] as const)
    if ((await findProfile(scope, whole[who])) !== null)
      expect(await boardOf(split[who])).toEqual(await boardOf(whole[who]));
  for (const importId of imports) await undoImport(scope, importId);
  expect(await stateHash()).toBe(before);
}

const values = (day: number) => [100 + 7 * day, day, 3, day % 4 === 0 ? null : 2, 1] as const;

describeOnBothDatabases("tables of daily figures", (database) => {
  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("become one import for each profile, and one entry of the preview", async () => {
    const [bakes, tea] = [freshHandle(), freshHandle()].toSorted();
    if (bakes === undefined || tea === undefined) return;
    const file = table([
      [bakes, 0, ...values(0)],
      [tea, 0, ...values(5)],
      [bakes, 1, ...values(1)],
      [bakes, 1, ...values(1)],
      [null, 2, ...values(1)],
    ]);
    const preview = await previewFiles(scope, { files: [file], answers: NO_ANSWERS, now: NOW });
    const rows = { read: 5, new: 3, changed: 0, same: 1, refused: 1 };
    expect(preview.files).toMatchObject([
      {
        status: "ready",
        format: "table/daily",
        importId: null,
        exportedOn: { day: "2026-03-25", source: "upload-day" },
        range: { from: "2026-03-01", to: "2026-03-02" },
        shiftDays: 0,
        shiftReason: "none",
        rows,
        profiles: [
          {
            profile: { handle: bakes, source: "column" },
            createsProfile: true,
            rows: { read: 3, new: 2, same: 1 },
          },
          { profile: { handle: tea, source: "column" }, createsProfile: true, rows: { read: 1, new: 1 } },
        ],
      },
    ]);
    expect(preview.files[0]?.problems.map(({ code, line }) => [code, line])).toEqual([
      ["row/repeated", 5],
      ["cell/no-handle", 6],
    ]);
    expect(await findProfile(scope, bakes)).toBeNull();
    const [committed] = await commit([file]);
    expect(committed?.profiles.map(({ status }) => status)).toEqual(["committed", "committed"]);
    expect(committed?.rows).toEqual(rows);
    const [record] = await listImports(scope, { profile: bakes, limit: 5, before: null });
    expect(record?.rows).toEqual({ read: 3, new: 2, changed: 0, same: 1, refused: 0 });
    expect(record?.importId).toBe(committed?.profiles[0]?.importId);
    const [again] = await commit([file]);
    expect(again?.status).toBe("duplicate");
    expect(again?.rows).toEqual({ read: 5, new: 0, changed: 0, same: 4, refused: 1 });
  });

  it("put on the board what Studio's own file of the same days puts there", async () => {
    const [studio, mapped] = [freshHandle(), freshHandle()];
    const days = Array.from({ length: 20 }, (_, day) => values(day));
    await commit([overviewFile({ from: FROM, days, mode: "A" })], {
      profile: studio,
      exportedOn: addDays(FROM, 20),
    });
    await commit([table(days.map((each, day) => [mapped, day, ...each]))]);
    expect(await boardOf(mapped)).toEqual(await boardOf(studio));
  });

  it("ask what the columns of an unknown table mean, and are then read exactly so, also by redo", async () => {
    const handle = freshHandle();
    const text = `Tag;Aufrufe;Notiz\n1.3.2026;1.234;x\n2.3.2026;2.000.000;"y;z"\n3.3.2026;--;\n`;
    const file = { name: "Bericht.csv", bytes: Buffer.from(text), modifiedOn: toDay("2026-03-04") };
    const asked = await previewFiles(scope, {
      files: [file],
      answers: { ...NO_ANSWERS, profile: handle },
      now: NOW,
    });
    expect(asked.files).toMatchObject([
      { status: "needs-answer", problems: [{ code: "file/needs-mapping" }] },
    ]);
    const mapping: Mapping = {
      target: "daily",
      header: ["Tag", "Aufrufe", "Notiz"],
      columns: [{ kind: "day" }, { kind: "measure", measure: "videoViews" }, { kind: "ignored" }],
      dates: "day-month-year",
      numbers: "point",
    };
    const mappings = { [sha256Of(file)]: mapping };
    const nobodys = await previewFiles(scope, {
      files: [file],
      answers: { ...NO_ANSWERS, mappings },
      now: NOW,
    });
    expect(nobodys.files).toMatchObject([
      {
        status: "needs-answer",
        problems: [{ code: "file/profile-unknown" }, { code: "file/extra-columns" }],
      },
    ]);
    const before = await stateHash();
    const [done] = await commit([file], { mappings, profile: handle });
    expect(done).toMatchObject({
      status: "committed",
      exportedOn: { day: "2026-03-04", source: "file-time" },
      profile: { handle, source: "given" },
      rows: { read: 3, new: 3 },
      profiles: [],
    });
    expect(await boardOf(handle)).toEqual(["videoViews 2026-03-01 1234", "videoViews 2026-03-02 2000000"]);
    const importId = done?.importId ?? "";
    const stored = await reader().import.findFirstOrThrow({
      where: { id: importId },
      select: { mapping: true },
    });
    expect(JSON.parse(stored.mapping ?? "")).toEqual(mapping);
    const after = await stateHash();
    await undoImport(scope, importId);
    expect(await stateHash()).toBe(before);
    expect((await redoImport(scope, importId, new Date("2027-01-01T00:00:00Z"))).kind).toBe("redone");
    expect(await stateHash()).toBe(after);
  });

  it("can be undone and redone for one profile alone", async () => {
    const [one, other] = [freshHandle(), freshHandle()];
    const rows = [one, other].flatMap((handle) =>
      Array.from({ length: 5 }, (_, day): Row => [handle, day, ...values(day)]),
    );
    const [file] = await commit([table(rows)]);
    const importId = file?.profiles.find(({ profile }) => profile.handle === one)?.importId ?? "";
    const [before, untouched] = [await stateHash(), await profileStateHash(await profileOf(other))];
    await undoImport(scope, importId);
    expect(await boardOf(one)).toEqual([]);
    expect(await profileStateHash(await profileOf(other))).toBe(untouched);
    expect((await redoImport(scope, importId, NOW)).kind).toBe("redone");
    expect(await stateHash()).toBe(before);
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("say as a whole what their parts say, however they are split, and leave nothing behind when undone", async () => {
    const day = fc.integer({ min: 0, max: 20 });
    const value = fc.option(fc.nat({ max: 900 }), { nil: null });
    const rows = fc.uniqueArray(fc.record({ who: fc.constantFrom(0, 1), day, views: value, likes: value }), {
      minLength: 2,
      maxLength: 24,
      selector: ({ who, day }) => `${who} ${day}`,
    });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
        expectSameHoweverSplit,
      ),
      { numRuns: database.kind === "sqlite" ? 20 : 5 },
    );
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });
});

describeOnBothDatabases("tables of posts", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("become posts of the profiles in their links, keep what other exports know, and are undone without a trace", async () => {
    const handle = freshHandle();
    const publishedOn = toDay("2026-03-10");
    const content = contentFile({
      handle,
      exportedOn: toDay("2026-03-12"),
      posts: [{ publishedOn, title: "Rye, twice", views: 700 }],
    });
    await commit([content]);
    const { profileId } = await profileOf(handle);
    const postsOf = () =>
      reader().post.findMany({
        where: { profileId },
        select: { url: true, title: true, views: true, saves: true },
      });
    const [known] = await postsOf();
    const before = await stateHash();
    const text = `Link;Gemerkt\n${known?.url};12\n${known?.url};12\nhttps://example.com/;1\n`;
    const file = { name: "Saves.csv", bytes: Buffer.from(text), modifiedOn: null };
    const mapping: Mapping = {
      target: "posts",
      header: ["Link", "Gemerkt"],
      columns: [{ kind: "link" }, { kind: "total", total: "saves" }],
      dates: "year-month-day",
      numbers: "none",
    };
    const [done] = await commit([file], { mappings: { [sha256Of(file)]: mapping } });
    expect(done).toMatchObject({
      status: "committed",
      format: "table/posts",
      profile: { handle, source: "video-links" },
      rows: { read: 3, same: 1, refused: 1 },
    });
    expect(await postsOf()).toEqual([{ ...known, saves: 12n }]);
    const after = await stateHash();
    const importId = done?.importId ?? "";
    await undoImport(scope, importId);
    expect(await stateHash()).toBe(before);
    expect((await redoImport(scope, importId, NOW)).kind).toBe("redone");
    expect(await stateHash()).toBe(after);
  });
});
