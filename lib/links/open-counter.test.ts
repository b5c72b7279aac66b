import { expect, test, vi } from "vitest";
import { createOpenCounter } from "./open-counter";

const NOON = new Date("2026-03-17T12:00:00.000Z");
const at = (ms: number) => new Date(NOON.getTime() + ms);

test("a crowd that comes while the database is locked is one write at a time, and none of it is lost", async () => {
  const written: Date[] = [];
  let begun = 0;
  let unlock = () => {};
  const locked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  const count = createOpenCounter<string>(async (_, now) => {
    begun += 1;
    await locked;
    written.push(now);
  });
  const counted = [0, 1, 2, 3].map((ms) => count("bakery", at(ms)));
  await vi.waitFor(() => expect(begun).toBe(1));
  unlock();
  await Promise.all(counted);
  expect(written).toEqual([0, 1, 2, 3].map(at));
});

test("a database that was locked is tried again", async () => {
  const store = vi.fn().mockRejectedValueOnce(new Error("locked")).mockResolvedValue(undefined);
  await createOpenCounter(store, [1, 1])("bakery", NOON);
  expect(store).toHaveBeenCalledTimes(2);
});

test("one that stays locked is given up with a line in the log, and the next opening is counted", async () => {
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const store = vi.fn().mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error());
  store.mockResolvedValue(undefined);
  const count = createOpenCounter(store, [1]);
  await count("bakery", NOON);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  await count("bakery", at(1));
  expect(store).toHaveBeenLastCalledWith("bakery", at(1));
});
