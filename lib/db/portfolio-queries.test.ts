import { expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { reader } from "./client";
import { findDataVersion } from "./data-version";
import type { Prisma } from "./generated/sqlite/client";
import { listSeriesOf, newestDaysSql, profileBoardsSql, seriesOfSql } from "./portfolio-queries";
import { operatorScope } from "./scope";
import { describeOnBothDatabases, describeOnSqlite } from "./testing/describe-on-both-databases";

const MARCH = { from: toDay("2026-03-22"), to: toDay("2026-03-31") };

describeOnSqlite("the queries of the portfolio", () => {
  it("find what they ask for by keys that begin with the workspace or the profile", async () => {
    const scope = await operatorScope();
    const { profileId } = await seedProfile("northwind.bakes");
    const span = { profileId, measure: "videoViews", days: MARCH } as const;
    const queries = [profileBoardsSql(scope), newestDaysSql(scope, [profileId]), seriesOfSql(scope, [span])];
    for (const sql of queries) {
      const lookups = await explain(sql);
      expect(lookups.length).toBeGreaterThan(0);
      for (const lookup of lookups.filter((each) => !/^SCAN (r|json_each)/.test(each)))
        expect(lookup).toMatch(/SEARCH .*\((profileId=\?|workspaceId=\?|id=\?)/);
    }
  });
});

async function explain(sql: Prisma.Sql): Promise<readonly string[]> {
  const plan = await reader().$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN ${sql.sql}`,
    ...sql.values,
  );
  return plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN)/.test(detail));
}

describeOnBothDatabases("the series of many profiles", () => {
  it("come in one statement with the last value before them, each profile's own", async () => {
    const [mine, other] = [await seedProfile("northwind.bakes"), await seedProfile("someone.else")];
    const history = { format: "studio/follower-history", exportedOn: "2026-03-25" } as const;
    await seedExports(mine, [
      { ...history, rows: dailyRows("2026-03-24", { followers: [4_000_000_000, null, 7, 0] }) },
    ]);
    await seedExports(other, [{ ...history, rows: dailyRows("2026-03-23", { followers: [5] }) }]);
    const found = await listSeriesOf(
      await operatorScope(),
      [mine, other].map(({ profileId }) => ({ profileId, measure: "followers", days: MARCH })),
    );
    const { known, earlier } = found.get(mine.profileId) ?? {};
    expect(known?.followers?.toSorted((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
      { day: "2026-03-23", value: 7, provisional: false },
      { day: "2026-03-24", value: 0, provisional: false },
    ]);
    expect(earlier).toEqual({ followers: 4_000_000_000 });
    expect(found.get(other.profileId)?.earlier).toEqual({});
    expect(await listSeriesOf(await operatorScope(), [])).toEqual(new Map());
  });

  it("are as they were as long as the version of the database is", async () => {
    const before = await findDataVersion();
    await reader().profile.findMany();
    expect(await findDataVersion()).toBe(before);
    await seedProfile("another.shelf");
    expect(await findDataVersion()).not.toBe(before);
  });
});
