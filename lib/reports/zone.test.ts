import { expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { operatorScope, updateProfile } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { dayAt } from "@/lib/domain/day";
import { postRow, seedExports, seedProfile } from "./testing/seed-ledger";
import { getImportZone, getZone } from "./zone";

const MARCH = Date.parse("2026-03-01T00:00:00Z") / 1000;

/** A post uploaded so many hours after the first of March, as a computer at that offset from UTC prints it. */
function postAt(hours: number, offsetHours: number) {
  const seconds = MARCH + hours * 3600;
  const postId = String((BigInt(seconds) << 32n) | 7n);
  return postRow(postId, dayAt((seconds + offsetHours * 3600) * 1000), 100);
}

const content = (exportedOn: string, rows: ReturnType<typeof postRow>[]) => ({
  format: "studio/content" as const,
  exportedOn,
  rows: { kind: "posts" as const, rows },
});

describeOnBothDatabases("the zone of a profile", () => {
  it("is bounded by its own content exports and checked against its setting", async () => {
    await emptyDatabase();
    const stranger = await seedProfile("someone.else");
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(stranger, [content("2026-03-10", [postAt(10, -8)])]);
    await seedExports(bakery, [
      content("2026-03-10", [postAt(16.5, 7), postAt(41.5, 7), postAt(64, 7)]),
      content("2026-03-12", [postAt(41.5, 7), postAt(88.5, 7), postAt(113.5, 7)]),
    ]);
    const open = await getZone(bakery);
    expect(open.zone).toBeNull();
    expect(open.bounds).toEqual({ from: 390, to: 450, posts: 5, scheduled: 0, changesWithSeason: false });

    await write((tx) => updateProfile(tx, bakery, { timeZone: "Asia/Bangkok" }));
    expect((await getZone(bakery)).check).toMatchObject({ verdict: "fits", against: 0 });
    await write((tx) => updateProfile(tx, bakery, { timeZone: "Europe/Athens" }));
    expect((await getZone(bakery)).check).toMatchObject({ zone: "Europe/Athens", verdict: "unlikely" });
    await write((tx) => updateProfile(tx, bakery, { timeZone: "Asia/Tokyo" }));
    expect((await getZone(bakery)).check).toMatchObject({ zone: "Asia/Tokyo", verdict: "impossible" });
  });

  it("is bounded by one import alone, and by nothing that holds no posts", async () => {
    const scope = await operatorScope();
    const imports = await reader().import.findMany({ orderBy: { exportedOn: "desc" }, select: { id: true } });
    const newest = imports[0]?.id ?? "";
    expect((await getImportZone(scope, newest)).bounds).toMatchObject({ posts: 3 });
    expect((await getImportZone(scope, "nothing")).bounds).toBeNull();
  });
});
