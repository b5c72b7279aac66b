import { expect, it } from "vitest";
import { chooseSpareBackups, parseBackupName, toBackupName } from "./kept-backups";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What is there after each of so many daily backups, each followed by its clearing up. */
function keepDaily(from: string, days: number, perDay = 1): readonly (readonly string[])[] {
  const kept: string[][] = [];
  let there: string[] = [];
  for (let count = 0; count < days * perDay; count += 1) {
    const at = new Date(Date.parse(from) + (count * DAY_MS) / perDay);
    there = [...there, toBackupName(at, count % 2 === 0 ? "db" : "jsonl.gz")];
    const spare = chooseSpareBackups(there);
    there = there.filter((name) => !spare.includes(name));
    if (count % perDay === perDay - 1) kept.push(there);
  }
  return kept;
}

const dayOf = (name: string) => Math.floor((parseBackupName(name)?.getTime() ?? 0) / DAY_MS);

it.each([1, 3])("REL-B3: %i a day leave seven days and the last of four weeks before them", (perDay) => {
  const settled = keepDaily("2026-01-01T03:00:00Z", 120, perDay).slice(60);
  for (const names of settled) {
    const days = names.map(dayOf).toSorted((a, b) => b - a);
    expect(days).toHaveLength(11);
    expect(days.slice(0, 7)).toEqual(Array.from({ length: 7 }, (_, ago) => (days[0] ?? 0) - ago));
    const weekly = days.slice(7);
    expect((days[6] ?? 0) - (weekly[0] ?? 0)).toBeLessThanOrEqual(7);
    // The older three are Sundays, and none is missing between.
    expect(weekly.slice(1).map((day) => (day + 3) % 7)).toEqual([6, 6, 6]);
    expect((weekly[1] ?? 0) - (weekly[3] ?? 0)).toBe(14);
  }
});

it("keeps what is there when backups stopped for a year, and never touches another file", () => {
  const old = ["2025-01-01", "2025-01-02", "2025-01-09"].map((day) => toBackupName(new Date(day), "db"));
  const others = ["before-20261122000000_first-20261128T100000Z-7.db", "mine.db", "automatic-.db"];
  expect(chooseSpareBackups([...old, ...others, toBackupName(new Date("2026-01-01"), "db")])).toEqual([]);
});

it("reads the names it gives", () => {
  const at = new Date("2026-11-28T04:15:09Z");
  expect(toBackupName(at, "db")).toBe("automatic-20261128T041509Z.db");
  expect(parseBackupName(toBackupName(at, "jsonl.gz"))).toEqual(at);
});
