import { expect, it } from "vitest";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { evaluateRestatement, isLateRestatement } from "@/lib/domain/conflict";
import { getConflicts } from "./conflicts";
import { dailyRows, seedExports, seedProfile } from "./testing/seed-ledger";

const LIMIT = { limit: 10 };

const overview = (exportedOn: string, lastDay: string, videoViews: readonly (number | null)[]) => ({
  format: "studio/overview" as const,
  exportedOn,
  rows: dailyRows(lastDay, { videoViews }),
});

describeOnBothDatabases("where exports disagree", () => {
  it("tells a restatement by a later export from a contradiction on one day", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      overview("2026-03-11", "2026-03-10", [80, 90, 100]),
      overview("2026-03-13", "2026-03-12", [80, 91, 104, 110, 120]),
      overview("2026-03-13", "2026-03-12", [111, 120]),
    ]);
    const report = await getConflicts(bakery, LIMIT);
    expect(report.restated.total).toBe(2);
    expect(report.restated.days.map(({ measure, day }) => [measure, day])).toEqual([
      ["videoViews", "2026-03-10"],
      ["videoViews", "2026-03-09"],
    ]);
    expect(report.restated.days.map(evaluateRestatement)).toEqual([
      { first: 100, shown: 104 },
      { first: 90, shown: 91 },
    ]);
    expect(report.restated.days.map(isLateRestatement)).toEqual([false, false]);
    expect(report.contradicted.total).toBe(1);
    expect(report.contradicted.days[0]?.claims.map(({ value, standing }) => [value, standing])).toEqual([
      [111, "shown"],
      [110, "same-day"],
    ]);
  });

  it("compares calendar days, not labels, and never calls unknown a disagreement", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      { ...overview("2026-03-11", "2026-03-09", [80, 90, 100]), shiftDays: 1 },
      overview("2026-03-13", "2026-03-12", [80, 90, null, 110, 120]),
    ]);
    expect(await getConflicts(bakery, LIMIT)).toEqual({
      contradicted: { total: 0, days: [] },
      restated: { total: 0, days: [] },
    });
  });

  it("marks a day that changed although it had settled when it was first exported", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      overview("2026-03-13", "2026-03-12", [80, 90, 100, 110, 120]),
      overview("2026-03-15", "2026-03-14", [80, 91, 101, 110, 120, 130, 140]),
    ]);
    const { restated } = await getConflicts(bakery, LIMIT);
    expect(restated.days.map((claimed) => [claimed.day, isLateRestatement(claimed)])).toEqual([
      ["2026-03-10", false],
      ["2026-03-09", true],
    ]);
  });

  it("lists the newest first and no more than asked for, of this profile and of the last year", async () => {
    await emptyDatabase();
    const stranger = await seedProfile("someone.else");
    const bakery = await seedProfile("northwind.bakes");
    const fill = (value: number) => Array.from({ length: 20 }, () => value);
    await seedExports(stranger, [
      overview("2026-03-24", "2026-03-24", fill(1)),
      overview("2026-03-25", "2026-03-24", fill(2)),
    ]);
    await seedExports(bakery, [
      overview("2025-02-02", "2025-02-01", [1, 1]),
      overview("2025-02-03", "2025-02-01", [2, 2]),
      overview("2026-03-25", "2026-03-24", fill(1)),
      overview("2026-03-26", "2026-03-24", fill(2)),
    ]);
    const { restated } = await getConflicts(bakery, { limit: 3 });
    expect(restated.total).toBe(20);
    expect(restated.days.map(({ day }) => day)).toEqual(["2026-03-24", "2026-03-23", "2026-03-22"]);
  });

  it("has nothing to tell while nothing is known", async () => {
    await emptyDatabase();
    const report = await getConflicts(await seedProfile("northwind.bakes"), LIMIT);
    expect(report.restated.total + report.contradicted.total).toBe(0);
  });
});
