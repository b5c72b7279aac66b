import { expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { seedProfile } from "@/lib/reports/testing/seed-ledger";
import { reader } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { claimsSql, placedDaysSql, unknownDaysSql } from "./provenance-queries";
import type { ProfileScope } from "./scope";
import { describeOnSqlite } from "./testing/describe-on-both-databases";

const MARCH = { from: toDay("2026-03-01"), to: toDay("2026-03-31") };
const PART = { measures: ["videoViews", "likes"], days: MARCH } as const;

describeOnSqlite("the queries of provenance", () => {
  const queries: Readonly<Record<string, (scope: ProfileScope) => Prisma.Sql>> = {
    "placed days": (scope) => placedDaysSql(scope, PART),
    "unknown days": (scope) => unknownDaysSql(scope, PART),
    claims: (scope) => claimsSql(scope, [{ measure: "likes", day: MARCH.to }], 50),
  };

  it.each(Object.keys(queries))("find %s by keys that begin with the profile", async (name) => {
    const scope = await seedProfile("northwind.bakes");
    const sql = queries[name]?.(scope);
    if (sql === undefined) throw new Error(`No query ${name}`);
    const plan = await reader().$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql.sql}`,
      ...sql.values,
    );
    const tables = plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) [bicr] /.test(detail));
    expect(tables.length).toBeGreaterThan(1);
    for (const lookup of tables)
      expect(lookup).toMatch(/^SEARCH . USING .*\(profileId=\? AND (id|measure)=\?/);
    const readings = tables.filter((lookup) => lookup.includes("labelDay"));
    expect(readings).toHaveLength(1);
  });
});
