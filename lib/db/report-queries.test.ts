import { expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { audienceSql } from "./audience";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { hoursSql } from "./hourly";
import { nearAgesSql } from "./post-page-queries";
import { postCurvesSql } from "./post-queries";
import type { ProfileScope } from "./scope";
import { findNewest, knownDaysSql, listKnownDays, newestSql } from "./series";
import {
  describeOnBothDatabases,
  describeOnPostgresql,
  describeOnSqlite,
} from "./testing/describe-on-both-databases";
import { topItemsSql, topReadingsSql } from "./top-items";

const MARCH = { from: toDay("2026-03-01"), to: toDay("2026-03-31") };

const QUERIES: Readonly<Record<string, (scope: ProfileScope) => Prisma.Sql>> = {
  "known days": (scope) => knownDaysSql(scope, ["videoViews", "likes"], MARCH),
  "newest days": newestSql,
  "post curves": (scope) => postCurvesSql(scope, MARCH),
  "posts near an age": (scope) => nearAgesSql(scope, "7001", 100),
  "measured hours": (scope) => hoursSql(scope, MARCH),
  "audience shares": (scope) => audienceSql(scope, null),
  "top items": (scope) => topItemsSql(scope, null),
  "top items of tables": (scope) => topReadingsSql(scope, null),
};

function queryOf(name: string, scope: ProfileScope): Prisma.Sql {
  const sql = QUERIES[name]?.(scope);
  if (sql === undefined) throw new Error(`No query ${name}`);
  return sql;
}

describeOnSqlite("the queries of reports", () => {
  it.each(Object.keys(QUERIES))("find %s by a key that begins with the profile", async (name) => {
    const scope = await seedProfile("northwind.bakes");
    const sql = queryOf(name, scope);
    const plan = await reader().$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql.sql}`,
      ...sql.values,
    );
    const lookups = plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN)/.test(detail));
    expect(lookups.length).toBeGreaterThan(0);
    const derived = /^SCAN (e|near|r|json_each|CONSTANT ROW|\(subquery)/;
    for (const lookup of lookups.filter((each) => !derived.test(each))) {
      expect(lookup).toMatch(/SEARCH .*\((profileId=\?|id=\?|workspaceId=\? AND id=\?)/);
    }
  });
});

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly PlanNode[];
};

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

describeOnPostgresql("the queries of reports", () => {
  it.each(Object.keys(QUERIES))("find %s by a key that begins with the profile", async (name) => {
    const scope = await seedProfile("northwind.bakes");
    // Of a few rows all are read; the plan of many is asked for.
    const [, found] = await reader().$transaction([
      reader().$executeRaw`SET LOCAL enable_seqscan = off`,
      reader().$queryRaw<{ "QUERY PLAN": readonly { Plan: PlanNode }[] }[]>(
        Prisma.sql`EXPLAIN (FORMAT JSON) ${queryOf(name, scope)}`,
      ),
    ]);
    const plan = found[0]?.["QUERY PLAN"][0]?.Plan;
    const nodes = plan === undefined ? [] : nodesOf(plan);
    expect(nodes.some((node) => node["Index Cond"] !== undefined)).toBe(true);
    expect(nodes.filter((node) => node["Node Type"] === "Seq Scan")).toEqual([]);
    for (const node of nodes.filter((each) => each["Index Cond"] !== undefined))
      expect(node["Index Cond"]).toMatch(/"profileId" = |\bid = /);
  });
});

describeOnBothDatabases("known days", () => {
  it("come back as numbers in the order of their days, of this profile only", async () => {
    const mine = await seedProfile("northwind.bakes");
    const other = await seedProfile("someone.else");
    const overview = { format: "studio/overview", exportedOn: "2026-03-25" } as const;
    await seedExports(other, [{ ...overview, rows: dailyRows("2026-03-24", { videoViews: [1, 2, 3, 4] }) }]);
    await seedExports(mine, [
      {
        ...overview,
        rows: dailyRows("2026-03-24", { videoViews: [4_000_000_000, null, 9], likes: [-3, 0, 1] }),
      },
    ]);
    expect(await listKnownDays(mine, ["videoViews", "likes", "shares"], MARCH)).toEqual({
      videoViews: [
        { day: "2026-03-22", value: 4_000_000_000, provisional: false },
        { day: "2026-03-24", value: 9, provisional: true },
      ],
      likes: [
        { day: "2026-03-22", value: -3, provisional: false },
        { day: "2026-03-23", value: 0, provisional: true },
        { day: "2026-03-24", value: 1, provisional: true },
      ],
    });
    expect(await findNewest(mine)).toEqual({
      days: { videoViews: "2026-03-24", likes: "2026-03-24" },
      followers: null,
      contentReadOn: null,
      contentRows: null,
      timeZone: null,
    });
  });

  it("settle when a later export repeats them", async () => {
    const profile = await seedProfile("settled.shelf");
    const overview = { format: "studio/overview" } as const;
    await seedExports(profile, [
      { ...overview, exportedOn: "2026-03-25", rows: dailyRows("2026-03-24", { videoViews: [1, 2, 3] }) },
      { ...overview, exportedOn: "2026-03-28", rows: dailyRows("2026-03-27", { videoViews: [3, 4, 5, 6] }) },
    ]);
    const { videoViews = [] } = await listKnownDays(profile, ["videoViews"], MARCH);
    expect(videoViews.map(({ day, provisional }) => `${day} ${provisional}`)).toEqual([
      "2026-03-22 false",
      "2026-03-23 true",
      "2026-03-24 false",
      "2026-03-25 false",
      "2026-03-26 true",
      "2026-03-27 true",
    ]);
  });
});
