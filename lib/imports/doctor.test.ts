import { afterEach, beforeAll, expect, it } from "vitest";
import type { Tx } from "@/lib/db/client";
import { reader } from "@/lib/db/client";
import { operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { commitFiles } from "./import-batch";
import { examine } from "./operator";
import { answersFor, contentFile, dayAfter, freshHandle, overviewFile } from "./testing/made-up-exports";

const days = Array.from({ length: 5 }, (_, index) => [100 + index, 5, 4, 3, 2]);
const BOARD = "board equals fold of the ledger";
const POSTS = "posts equal their newest reading";

/** Damage that only a bug or another hand can do, and the check that has to see it. */
const DAMAGE: readonly (readonly [string, string, (tx: Tx) => Promise<unknown>])[] = [
  ["a value on the board that no export says", BOARD, (tx) => tx.board.updateMany({ data: { value: 1n } })],
  ["a day that is missing on the board", BOARD, (tx) => tx.board.deleteMany({ where: { day: dayAfter(2) } })],
  ["a reading that was changed", BOARD, (tx) => tx.reading.updateMany({ data: { value: 7n } })],
  ["an import whose days were moved", BOARD, (tx) => tx.import.updateMany({ data: { shiftDays: 1 } })],
  ["a post that shows other numbers", POSTS, (tx) => tx.post.updateMany({ data: { views: 1n } })],
  ["an original that is gone", "originals are kept", (tx) => tx.originalFile.deleteMany()],
];

describeOnBothDatabases("the doctor", () => {
  beforeAll(async () => {
    const handle = freshHandle();
    const posts = [{ publishedOn: dayAfter(1), title: "Rye", views: 900 }];
    const files = [
      overviewFile({ from: dayAfter(0), days, mode: "A" }),
      contentFile({ handle, exportedOn: dayAfter(5), posts }),
    ];
    await commitFiles(await operatorScope(), { files, answers: answersFor(handle, dayAfter(5), files) });
  });
  afterEach(async () => expect(await examine()).toMatchObject({ ok: true }));

  it.each(DAMAGE)("finds %s", async (_, name, damage) => {
    const before = await examine();
    const backup = await reader().originalFile.findMany();
    const saved = {
      board: await reader().board.findMany(),
      readings: await reader().reading.findMany(),
      imports: await reader().import.findMany(),
      posts: await reader().post.findMany(),
    };
    await write(damage);
    const found = await examine();
    expect(found.checks.filter(({ ok }) => !ok).map((check) => check.name)).toEqual([name]);
    if (name !== "originals are kept") expect(found.hash).not.toBe(before.hash);
    await write(async (tx) => {
      await tx.board.deleteMany();
      await tx.board.createMany({ data: saved.board });
      for (const { profileId, id, shiftDays } of saved.imports)
        await tx.import.update({ where: { profileId_id: { profileId, id } }, data: { shiftDays } });
      await tx.reading.deleteMany();
      await tx.reading.createMany({ data: saved.readings });
      await tx.post.deleteMany();
      await tx.post.createMany({ data: saved.posts });
      await tx.originalFile.deleteMany();
      await tx.originalFile.createMany({ data: backup });
    });
  });
});
