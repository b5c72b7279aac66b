import { expect, test, vi } from "vitest";
import { createOpenCounter } from "./open-counter";

const NOON = new Date("2026-03-17T12:00:00.000Z");
const at = (ms: number) => new Date(NOON.getTime() + ms);

const PACE = { pausesMs: [1, 1], gatherMs: 1 };

test("a crowd that comes while the database is locked is one write at a time, and none of it is lost", async () => {
  const written: number[][] = [];
  let begun = 0;
  let unlock = () => {};
  const locked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  const count = createOpenCounter<string>(async (openings) => {
    begun += 1;
    await locked;
    written.push(openings.map(({ at: opened }) => opened.getTime() - NOON.getTime()));
  }, PACE);
  const first = count("bakery", at(0));
  await vi.waitFor(() => expect(begun).toBe(1));
  const crowd = [1, 2, 3].map((ms) => count("bakery", at(ms)));
  unlock();
  await Promise.all([first, ...crowd]);
  expect(written).toEqual([[0], [1, 2, 3]]);
});

test("openings gather after one that was written down, and the next write has them all", async () => {
  const store = vi.fn().mockResolvedValue(undefined);
  const count = createOpenCounter<string>(store, { ...PACE, gatherMs: 200 });
  await count("bakery", at(0));
  const crowd = [1, 2, 3].map(async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, 10 * ms));
    return count("bakery", at(ms));
  });
  await Promise.all(crowd);
  expect(store.mock.calls.map(([openings]) => openings.length)).toEqual([1, 3]);
});

test("a database that was locked is tried again", async () => {
  const store = vi.fn().mockRejectedValueOnce(new Error("locked")).mockResolvedValue(undefined);
  await createOpenCounter(store, PACE)("bakery", NOON);
  expect(store).toHaveBeenCalledTimes(2);
});

test("one that stays locked is given up with a line in the log, and the next opening is counted", async () => {
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const store = vi.fn().mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error());
  store.mockResolvedValue(undefined);
  const count = createOpenCounter(store, { ...PACE, pausesMs: [1] });
  await count("bakery", NOON);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  await count("bakery", at(1));
  expect(store).toHaveBeenLastCalledWith([{ link: "bakery", at: at(1) }]);
});
