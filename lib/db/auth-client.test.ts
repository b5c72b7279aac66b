import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { authClient } from "./auth-client";
import { reader } from "./client";
import { describeOnBothDatabases } from "./testing/describe-on-both-databases";
import { write } from "./writer";

const user = (id: string) => ({ id, name: id, email: `${id}@example.com` });

describeOnBothDatabases("authClient", () => {
  it("keeps its writes out of a transaction that is rolled back meanwhile", async () => {
    const rolledBack = write(async (tx) => {
      await tx.user.create({ data: user("ghost") });
      await sleep(30);
      throw new Error("rolled back");
    });
    const created = authClient().user.create({ data: user("ada") });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await created).toMatchObject({ id: "ada" });
    expect(await reader().user.findMany({ select: { id: true } })).toEqual([{ id: "ada" }]);
  });

  it("updates, upserts, counts and deletes", async () => {
    const client = authClient();
    expect(await client.user.update({ where: { id: "ada" }, data: { name: "Ada" } })).toMatchObject({
      name: "Ada",
    });
    await client.user.upsert({ where: { id: "bo" }, create: user("bo"), update: {} });
    expect(await client.user.updateMany({ data: { emailVerified: true } })).toEqual({ count: 2 });
    expect(await client.user.count()).toBe(2);
    expect(await client.user.deleteMany({ where: { id: "bo" } })).toEqual({ count: 1 });
  });

  it("runs an interactive transaction as one write", async () => {
    const attempt = authClient().$transaction(async (tx) => {
      await tx.user.create({ data: user("cy") });
      throw new Error("no");
    });
    await expect(attempt).rejects.toThrow("no");
    expect(await authClient().user.findUnique({ where: { id: "cy" } })).toBeNull();
  });
});
