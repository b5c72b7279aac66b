import { expect, it } from "vitest";
import { listAudit } from "@/lib/db/audit";
import { reader } from "@/lib/db/client";
import { type OwnedProfile, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { getGoals } from "@/lib/reports/goals";
import { runReport } from "@/lib/reports/run-report";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import type { EntryAuthor } from "./entry";
import { type GoalInput, removeGoal, saveGoal } from "./goals";

const NOW = new Date("2026-03-25T08:00:00Z");
const NEWEST = { kinds: null, actor: null, before: null, limit: 100 } as const;
const AS_OF = toDay("2026-03-24");
const SPRING: GoalInput = {
  id: null,
  metric: "videoViews",
  target: "50,000",
  firstDay: "2026-03-11",
  lastDay: "2026-04-07",
};

async function start(): Promise<{ readonly profile: OwnedProfile; readonly author: EntryAuthor }> {
  await emptyDatabase();
  const profile = await seedProfile("northwind.bakes");
  return { profile, author: { scope: await operatorScope(), now: NOW, today: toDay("2026-03-25") } };
}

/** 70 days to 24 March, of which one in the goal is unknown. */
async function seedViews(profile: OwnedProfile): Promise<void> {
  const views = Array.from({ length: 70 }, (_, day) => (day === 60 ? null : 1_000 + (day % 7) * 100));
  await seedExports(profile, [
    { format: "studio/overview", exportedOn: "2026-03-25", rows: dailyRows(AS_OF, { videoViews: views }) },
  ]);
}

describeOnBothDatabases("goals", () => {
  it("are set, changed and removed, and the audit log says so", async () => {
    const { profile, author } = await start();
    expect(await saveGoal(profile, SPRING, author)).toEqual({ ok: true });
    const [goal] = await getGoals(profile, null);
    expect(goal).toMatchObject({ metric: "videoViews", target: 50_000, state: "to-come", value: null });
    const id = goal?.id ?? "";
    expect(await saveGoal(profile, { ...SPRING, id, target: "60000" }, author)).toEqual({ ok: true });
    expect(await getGoals(profile, null)).toMatchObject([{ id, target: 60_000 }]);
    expect(await removeGoal(profile, id, author)).toEqual({ ok: true });
    expect(await removeGoal(profile, id, author)).toMatchObject({ ok: false, problems: [{ field: "id" }] });
    expect(await saveGoal(profile, { ...SPRING, id }, author)).toMatchObject({ ok: false });
    expect(await reader().goal.count()).toBe(0);
    const audit = await listAudit(await operatorScope(), NEWEST);
    expect(audit.map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual([
      "goal/changed @northwind.bakes: Video views 60000, 11 Mar – 7 Apr 2026",
      "goal/removed @northwind.bakes: Video views 60000, 11 Mar – 7 Apr 2026",
      "goal/set @northwind.bakes: Video views 50000, 11 Mar – 7 Apr 2026",
    ]);
  });

  it.each([
    ["a target of nothing", { ...SPRING, target: "0" }, "target", /between 1/],
    ["a target in words", { ...SPRING, target: "50k" }, "target", /whole number/],
    ["an end before the beginning", { ...SPRING, lastDay: "2026-03-10" }, "lastDay", /not before/],
    ["more than a year", { ...SPRING, lastDay: "2027-04-07" }, "lastDay", /at most 366/],
    ["a day that does not exist", { ...SPRING, firstDay: "2026-02-30" }, "firstDay", /year-month-day/],
    ["a metric that is none", { ...SPRING, metric: "viewers" as "likes" }, "metric", /metrics in the list/],
  ])("refuse %s", async (_, input, field, message) => {
    const { profile, author } = await start();
    expect(await saveGoal(profile, input, author)).toEqual({
      ok: false,
      problems: [{ field, message: expect.stringMatching(message) }],
    });
    expect(await reader().goal.count()).toBe(0);
  });

  it("are at most twenty", async () => {
    const { profile, author } = await start();
    for (let count = 0; count < 20; count += 1) await saveGoal(profile, SPRING, author);
    expect(await saveGoal(profile, SPRING, author)).toMatchObject({
      problems: [{ message: expect.stringMatching(/at most 20/) }],
    });
  });

  it("belong to one profile: another's cannot be read, changed or removed", async () => {
    const { profile, author } = await start();
    const other = await seedProfile("someone.else");
    await saveGoal(profile, SPRING, author);
    const [{ id } = { id: "" }] = await getGoals(profile, null);
    expect(await getGoals(other, null)).toEqual([]);
    expect(await saveGoal(other, { ...SPRING, id, target: "1" }, author)).toMatchObject({ ok: false });
    expect(await removeGoal(other, id, author)).toMatchObject({ ok: false });
    expect(await getGoals(profile, null)).toMatchObject([{ target: 50_000 }]);
  });

  it("are in the report with their pace, beside the outlook, bands and levels", async () => {
    const { profile, author } = await start();
    await seedViews(profile);
    await saveGoal(profile, SPRING, author);
    const run = { scope: profile, section: "overview", window: 28, asOf: null, compare: "previous" } as const;
    const told = JSON.parse(JSON.stringify(await runReport(run)));
    // 14 days are gone, one of them unknown; the last two may still be restated.
    const value = Array.from({ length: 14 }, (_, index) => 56 + index)
      .filter((day) => day !== 60)
      .reduce((sum, day) => sum + 1_000 + (day % 7) * 100, 0);
    expect(told.goals).toEqual([
      {
        ...{ id: expect.any(String), metric: "videoViews", target: 50_000 },
        ...{ firstDay: "2026-03-11", lastDay: "2026-04-07", asOf: "2026-03-24", state: "running", value },
        days: { gone: 14, unknown: 1, provisional: 2, left: 14 },
        neededPerDay: (50_000 - value) / 14,
        usualPerDay: 1_300,
      },
    ]);
    expect(told.outlook.videoViews).toMatchObject({ known: 69, needed: 56, refused: "not-better", days: [] });
    expect(told.outlook.likes).toMatchObject({ known: 0, refused: "too-few-days", backTest: null });
    expect(told.bands.videoViews.at(-1)).toEqual({
      ...{ day: "2026-03-24", median: 1_600, low: 1_600, high: 1_600, weekdays: 9, levelFrom: null },
      ...{ outside: false, unusual: false },
    });
    expect(told.changePoints.videoViews).toMatchObject({ known: 67, needed: 56, levels: [{ days: 67 }] });
    expect(told.changePoints.likes).toEqual({ known: 0, needed: 56, levels: null });
  });
});
