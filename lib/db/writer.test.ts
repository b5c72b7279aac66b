import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { reader } from "./client";
import { newId } from "./new-id";
import { describeOnBothDatabases, emptyDatabase } from "./testing/describe-on-both-databases";
import { exclusive, write } from "./writer";

const workspace = (id: string) => ({ data: { id, name: id } });

describeOnBothDatabases("write", () => {
  it("REL-D2: loses no acknowledged write to the rollback of another request, in 200 rounds", async () => {
    await emptyDatabase();
    const acknowledged: string[] = [];
    for (let round = 0; round < 200; round += 1) {
      const rolledBack = write(async (tx) => {
        await tx.workspace.create(workspace(`gone-${round}`));
        await sleep(1);
        throw new Error("rolled back");
      });
      const kept = write((tx) => tx.workspace.create(workspace(`kept-${round}`))).then(({ id }) =>
        acknowledged.push(id),
      );
      const seen = reader().workspace.findMany({ where: { id: { startsWith: "gone-" } } });
      await expect(rolledBack).rejects.toThrow("rolled back");
      await kept;
      expect(await seen).toEqual([]);
    }
    const stored = await reader().workspace.findMany({ orderBy: { id: "asc" } });
    expect(acknowledged).toHaveLength(200);
    expect(stored.map(({ id }) => id)).toEqual(acknowledged.toSorted());
  });

  it("REL-D2: shows nobody what is not committed", async () => {
    const id = newId();
    let seen: unknown = "nothing yet";
    await write(async (tx) => {
      await tx.workspace.create(workspace(id));
      seen = await reader().workspace.findUnique({ where: { id } });
    });
    expect(seen).toBeNull();
    expect(await reader().workspace.findUnique({ where: { id } })).toMatchObject({ id });
  });

  it("refuses a write through the reader", async () => {
    await expect(reader().workspace.create(workspace(newId()))).rejects.toThrow(/readonly|read-only/);
  });

  it("refuses a write inside a write instead of waiting for ever", async () => {
    await expect(write(() => write(async () => 1))).rejects.toThrow("pass `tx` on");
  });

  it("serves on after a failed write", async () => {
    const id = newId();
    await write((tx) => tx.workspace.create(workspace(id)));
    await expect(write((tx) => tx.workspace.create(workspace(id)))).rejects.toMatchObject({ code: "P2002" });
    await expect(write((tx) => tx.$executeRaw`INSERT INTO "Nowhere" VALUES (1)`)).rejects.toThrow();
    expect(await write((tx) => tx.workspace.count({ where: { id } }))).toBe(1);
  });

  it("gives the writer's connection to work that allows no transaction", async () => {
    await exclusive((writer) => writer.$executeRawUnsafe("VACUUM"));
  });
});
