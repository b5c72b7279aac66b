import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { parseHandle } from "@/lib/domain/handle";
import { ensureProfile, operatorScope } from "./scope";
import { describeOnBothDatabases } from "./testing/describe-on-both-databases";
import { lockProfile, write } from "./writer";

async function profileOf(text: string) {
  const scope = await operatorScope();
  const handle = parseHandle(text);
  if (handle === null) throw new Error(`No handle: ${text}`);
  return write((tx) => ensureProfile(tx, scope, handle));
}

describeOnBothDatabases("lockProfile", (database) => {
  it("lets one transaction of a profile run at a time", async () => {
    const profile = await profileOf("northwind.bakes");
    const steps: string[] = [];
    const work = (name: string) =>
      write(async (tx) => {
        await lockProfile(tx, profile);
        steps.push(`${name} in`);
        await sleep(20);
        steps.push(`${name} out`);
      });
    await Promise.all([work("a"), work("b"), work("c")]);
    expect(steps).toHaveLength(6);
    for (let index = 0; index < steps.length; index += 2)
      expect(steps[index + 1]).toBe(steps[index]?.replace("in", "out"));
  });

  it("keeps other profiles waiting on SQLite only, which has one writer", async () => {
    const [first, second] = [await profileOf("northwind.bakes"), await profileOf("southwind.bakes")];
    const order: string[] = [];
    const slow = write(async (tx) => {
      await lockProfile(tx, first);
      await sleep(150);
      order.push("slow");
    });
    await sleep(20);
    const quick = write(async (tx) => {
      await lockProfile(tx, second);
      order.push("quick");
    });
    await Promise.all([slow, quick]);
    expect(order).toEqual(database.kind === "postgresql" ? ["quick", "slow"] : ["slow", "quick"]);
  });
});
