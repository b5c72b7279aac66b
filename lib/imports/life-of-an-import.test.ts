import { beforeAll, beforeEach, expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import {
  findProfile,
  type OwnerScope,
  operatorScope,
  type WorkspaceScope,
  workspaceScopeOfUser,
} from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { getImport, listImports, readOriginal } from "./history";
import { commitFiles, previewFiles } from "./import-batch";
import { NotAnImporterError, requireImporter } from "./importer";
import {
  answersFor,
  contentFile,
  dayAfter,
  followerFile,
  freshHandle,
  overviewFile,
  sha256Of,
  studioCsv,
} from "./testing/made-up-exports";
import { undoImport } from "./undo";

const DAYS = Array.from({ length: 12 }, (_, index) => [500 + 37 * index, 20 + index, 9, 4, 2]);

let scope: OwnerScope;
let handle: Handle;

function commit(exportedOn: Day, ...files: readonly UploadedFile[]) {
  return commitFiles(scope, { files, answers: answersFor(handle, exportedOn, files) });
}

function overview(start: number, end: number, mode: "A" | "B" = "A") {
  return overviewFile({ from: dayAfter(start), days: DAYS.slice(start, end), mode });
}

async function hash() {
  const profile = await findProfile(scope, handle);
  return profile && profileStateHash(profile);
}

async function views(): Promise<Record<string, number>> {
  const rows = await reader().board.findMany({
    where: { measure: "videoViews", profile: { handle } },
    orderBy: { day: "asc" },
  });
  return Object.fromEntries(rows.map((row) => [row.day, Number(row.value)]));
}

describeOnBothDatabases("the life of an import", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });
  beforeEach(() => {
    handle = freshHandle();
  });

  it("counts overlapping rows as same and shows restated values old and new", async () => {
    await commit(dayAfter(6), overview(0, 6));
    const later = DAYS.slice(4, 9).map((values, index) => (index === 1 ? [700, 25, 9, 4, 2] : values));
    const { files } = await commit(dayAfter(9), overviewFile({ from: dayAfter(4), days: later, mode: "A" }));
    expect(files[0]).toMatchObject({
      status: "committed",
      rows: { read: 5, new: 3, changed: 1, same: 1, refused: 0 },
      restated: [{ what: "Video views", day: dayAfter(5), from: "685", to: "700", by: "+15 (+2.2 %)" }],
      restatedTotal: 1,
    });
  });

  it("shows what an earlier export did not know as unknown before", async () => {
    const unknown = [null, null, null, null, null];
    await commit(
      dayAfter(3),
      overviewFile({ from: dayAfter(0), days: [...DAYS.slice(0, 2), unknown], mode: "A" }),
    );
    const { files } = await commit(
      dayAfter(4),
      overviewFile({ from: dayAfter(2), days: DAYS.slice(2, 4), mode: "A" }),
    );
    expect(files[0]?.rows).toMatchObject({ new: 1, changed: 1 });
    expect(files[0]?.restated[0]).toEqual({
      what: "Video views",
      day: dayAfter(2),
      from: "unknown",
      to: "574",
      by: null,
    });
  });

  it("lets no unknown value take the place of a known one", async () => {
    await commit(dayAfter(3), overview(0, 3));
    const silent = overviewFile({
      from: dayAfter(0),
      days: Array(4).fill([null, null, null, null, null]),
      mode: "A",
    });
    const { files } = await commit(dayAfter(4), silent);
    expect(files[0]?.rows).toMatchObject({ new: 1, changed: 0, same: 3 });
    expect(await views()).toEqual({ [dayAfter(0)]: 500, [dayAfter(1)]: 537, [dayAfter(2)]: 574 });
  });

  it("keeps an older export from overruling a newer one, whichever is imported first", async () => {
    const restated = overviewFile({ from: dayAfter(2), days: [[999, 1, 1, 1, 1]], mode: "A" });
    await commit(dayAfter(3), restated);
    const { files } = await commit(
      dayAfter(2),
      overviewFile({ from: dayAfter(0), days: DAYS.slice(0, 2), mode: "A" }),
    );
    expect(files[0]?.rows).toMatchObject({ new: 2 });
    expect(await views()).toMatchObject({ [dayAfter(2)]: 999 });
  });

  it("moves an earlier import's days when a later one proves what was assumed, and moves them back on undo", async () => {
    const modeB = { from: dayAfter(0), days: DAYS.slice(0, 9), mode: "B" as const };
    // A custom range that ends early: nothing in it tells the mode.
    await commit(dayAfter(12), overviewFile(modeB));
    const before = await hash();
    expect(Object.keys(await views())[0]).toBe(addDays(dayAfter(0), -1));
    const proof = overview(1, 12);
    const preview = await previewFiles(scope, {
      files: [proof],
      answers: answersFor(handle, dayAfter(12), [proof]),
    });
    const { files, reshifted } = await commitFiles(scope, {
      files: [overview(1, 11)],
      answers: answersFor(handle, dayAfter(11), [overview(1, 11)]),
    });
    expect(reshifted).toMatchObject([{ fromDays: 0, toDays: 1, reason: "overlap" }]);
    expect(files[0]?.rows).toMatchObject({ new: 2, same: 8 });
    expect(Object.keys(await views())[0]).toBe(dayAfter(0));
    expect(preview.files[0]?.status).toBe("ready");
    await undoImport(scope, files[0]?.importId ?? "");
    expect(await hash()).toBe(before);
  });

  it("takes a person's word for the shift against all evidence", async () => {
    const file = overview(0, 5);
    const answers = { ...answersFor(handle, dayAfter(5), [file]), shifts: { [sha256Of(file)]: 1 } };
    const { files } = await commitFiles(scope, { files: [file], answers });
    expect(files[0]).toMatchObject({ shiftDays: 1, shiftReason: "override" });
    expect(Object.keys(await views())).toEqual([1, 2, 3, 4, 5].map(dayAfter));
  });

  it("shows posts as the newest export gives them, and as the one before after an undo", async () => {
    const posts = (total: number) => [
      { publishedOn: toDay("2026-01-12"), title: `Rye "sliced" ${total}`, views: total },
    ];
    const [older, newer] = [dayAfter(5), dayAfter(9)];
    const shown = async () =>
      (await reader().post.findMany({ where: { profile: { handle } } })).map(({ views }) => views);
    const second = await commit(newer, contentFile({ handle, exportedOn: newer, posts: posts(900) }));
    const state = await hash();
    const first = await commit(older, contentFile({ handle, exportedOn: older, posts: posts(400) }));
    expect(await shown()).toEqual([900n]);
    await undoImport(scope, second.files[0]?.importId ?? "");
    expect(await shown()).toEqual([400n]);
    await commit(newer, contentFile({ handle, exportedOn: newer, posts: posts(900) }));
    await undoImport(scope, first.files[0]?.importId ?? "");
    expect(await hash()).toBe(state);
  });

  it("takes equal bytes of two proved export days as two imports, and of one day as one", async () => {
    const gender = {
      name: "FollowerGender.csv",
      bytes: studioCsv([
        ["Gender", "Distribution"],
        ["Female", "0.61"],
        ["Male", "0.39"],
      ]),
      modifiedOn: null,
    };
    const statuses = [];
    for (const day of [dayAfter(5), dayAfter(9), dayAfter(5)])
      statuses.push((await commit(day, gender)).files[0]?.status);
    expect(statuses).toEqual(["committed", "committed", "duplicate"]);
  });

  it("says which of two equal files in one drop is the other again", async () => {
    const { files } = await commit(dayAfter(5), overview(0, 5), {
      ...overview(0, 5),
      name: "Overview (1).csv",
    });
    expect(files.map(({ status, problems }) => [status, problems.map(({ code }) => code)])).toEqual([
      ["committed", []],
      ["duplicate", ["batch/twin"]],
    ]);
  });

  it("imports the rest when it is told to, and says what was left out", async () => {
    const files = [overview(0, 5), { name: "Viewers.csv", bytes: new Uint8Array(0), modifiedOn: null }];
    const answers = { ...answersFor(handle, dayAfter(5), files), importRest: true };
    const outcome = await commitFiles(scope, { files, answers });
    expect(outcome.files.map(({ status }) => status)).toEqual(["committed", "refused"]);
    expect(outcome.problems).toEqual([]);
  });

  it("does not call it done when there is no rest to import", async () => {
    const files = [{ name: "Viewers.csv", bytes: new Uint8Array(0), modifiedOn: null }];
    const answers = { ...answersFor(handle, dayAfter(5), files), importRest: true };
    const outcome = await commitFiles(scope, { files, answers });
    expect(outcome.problems.map(({ code }) => code)).toEqual(["batch/incomplete"]);
  });

  it("keeps the original to the byte, and a record of who imported what and undid it", async () => {
    const followers = followerFile({ from: dayAfter(0), totals: [98, 99, 101], mode: "A" });
    const importId = (await commit(dayAfter(3), followers)).files[0]?.importId ?? "";
    const original = await readOriginal(scope, importId);
    const chunks: Uint8Array[] = [];
    for await (const chunk of original?.chunks ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(followers.bytes);
    await undoImport(scope, importId);
    const [listed] = await listImports(scope, { profile: handle, limit: 10, before: null });
    expect(listed).toEqual(await getImport(scope, importId));
    expect(listed).toMatchObject({
      profile: handle,
      fileName: "FollowerHistory.csv",
      importedBy: null,
      rows: { read: 3, new: 3 },
    });
    expect(listed?.undoneAt).not.toBeNull();
    expect((await commit(dayAfter(3), followers)).files[0]?.status).toBe("committed");
  });

  it("knows no import of another workspace, and lets nobody import who may only read", async () => {
    const importId = (await commit(dayAfter(5), overview(0, 5))).files[0]?.importId ?? "";
    const [stranger, viewer] = [await memberOf(null, "owner"), await memberOf(scope.workspaceId, "viewer")];
    const before = await hash();
    expect(await undoImport(requireImporter(stranger), importId)).toEqual({ kind: "unknown" });
    expect(await getImport(stranger, importId)).toBeNull();
    expect(await readOriginal(stranger, importId)).toBeNull();
    expect(await listImports(stranger, { profile: null, limit: 10, before: null })).toEqual([]);
    expect(() => requireImporter(viewer)).toThrow(NotAnImporterError);
    expect(await hash()).toBe(before);
  });

  it("takes the same file once when it is sent twice at the same moment", async () => {
    const both = await Promise.all([
      commit(dayAfter(5), overview(0, 5)),
      commit(dayAfter(5), overview(0, 5)),
    ]);
    expect(both.map(({ files }) => files[0]?.status).sort()).toEqual(["committed", "duplicate"]);
  });
});

/** Somebody of a role, in that workspace or in one of their own. */
async function memberOf(workspaceId: string | null, role: string): Promise<WorkspaceScope> {
  const id = newId();
  await write(async (tx) => {
    const workspace =
      workspaceId ?? (await tx.workspace.create({ data: { id: newId(), name: "Contoso" } })).id;
    await tx.user.create({ data: { id, name: "Robin", email: `${id}@northwind.example` } });
    await tx.member.create({ data: { workspaceId: workspace, userId: id, role } });
  });
  const found = await workspaceScopeOfUser(id);
  if (found === null) throw new Error("The member was not found.");
  return found;
}
