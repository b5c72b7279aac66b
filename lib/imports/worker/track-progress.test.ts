import { describe, expect, it } from "vitest";
import type { ImportProgress } from "@/lib/domain/import-progress";
import { trackProgress } from "./track-progress";

function track(totalBytes: number) {
  const told: ImportProgress[] = [];
  let now = 0;
  const step = trackProgress(
    totalBytes,
    (progress) => told.push(progress),
    () => now,
  );
  return { told, step, wait: (ms: number) => (now += ms) };
}

describe("the progress of a batch", () => {
  it("is told at most ten times a second, with everything that happened in between", () => {
    const { told, step, wait } = track(1_000);
    for (let index = 0; index < 50; index += 1) {
      step({ bytesRead: 10, rowsRead: 2 });
      wait(10);
    }
    expect(told.map(({ bytes }) => bytes.read)).toEqual([10, 110, 210, 310, 410]);
    expect(told.at(-1)?.rows).toEqual({ read: 82, stored: 0 });
  });

  it("is told at once when all is read, when storing begins and when all is stored", () => {
    const { told, step } = track(100);
    step({ bytesRead: 50, rowsRead: 5 });
    step({ bytesRead: 50, rowsRead: 5 });
    step({ rowsStored: 4 });
    step({ rowsStored: 1 });
    step({ rowsStored: 5 });
    expect(told.map(({ phase, rows }) => [phase, rows.stored])).toEqual([
      ["reading", 0],
      ["reading", 0],
      ["storing", 4],
      ["finishing", 10],
    ]);
  });

  it("never says more than there is, however often a file is read", () => {
    const { told, step, wait } = track(100);
    step({ bytesRead: 100, rowsRead: 10 });
    wait(100);
    step({ bytesRead: 100 });
    expect(told.at(-1)?.bytes).toEqual({ read: 100, total: 100 });
  });
});
