import { expect, it } from "vitest";
import { addDays, toDay } from "@/lib/domain/day";
import { reader } from "./client";
import { dayPlus, daysBetweenSql, instant, jsonRows, sumOf } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import { describeOnBothDatabases } from "./testing/describe-on-both-databases";
import { write } from "./writer";

const COLUMNS = { text: "text", count: "bigint", line: "integer", at: "instant" } as const;

describeOnBothDatabases("the dialect", () => {
  it("REL-D5: carries rows exactly: 64-bit numbers, nulls, quotes, emoji", async () => {
    const rows = [
      { text: "say \"hi\"; -- 🍞 \\ 'x' {$1}", count: 9_223_372_036_854_775_807n, line: 1, at: null },
      { text: "", count: -9_223_372_036_854_775_808n, line: 2, at: null },
      { text: null, count: null, line: null, at: null },
      { text: "123", count: 9_007_199_254_740_993n, line: 2_147_483_647, at: null },
    ];
    const read = await reader().$queryRaw<{ text: string; count: unknown; line: unknown }[]>`
      SELECT r."text", CAST(r."count" AS TEXT) AS "count", CAST(r."line" AS TEXT) AS "line" FROM ${jsonRows(COLUMNS, rows)}`;
    const expected = rows.map(({ text, count, line }) => ({
      text,
      count: count?.toString() ?? null,
      line: line?.toString() ?? null,
    }));
    expect(read).toEqual(expected);
  });

  it("inserts 5,000 rows in one statement and replaces them in a second", async () => {
    const at = new Date("2026-03-29T01:30:00.007Z");
    const rows = Array.from({ length: 5_000 }, (_, line) => ({
      text: `w-${line}`,
      count: BigInt(line),
      line,
      at,
    }));
    const insert = (name: string) =>
      write(
        (tx) => tx.$executeRaw`
        INSERT INTO "Workspace" ("id", "name", "createdAt")
        SELECT r."text", ${name}, r."at" FROM ${jsonRows(COLUMNS, rows)} WHERE true
        ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"`,
      );
    expect(await insert("first")).toBe(5_000);
    expect(await insert("second")).toBe(5_000);
    expect(await reader().workspace.count({ where: { name: "second", createdAt: at } })).toBe(5_000);
    const later = await reader()
      .$queryRaw`SELECT 1 FROM "Workspace" WHERE "createdAt" > ${instant(new Date(at.getTime() - 1))} LIMIT 1`;
    expect(later).toHaveLength(1);
  });

  it("takes no rows for an answer", async () => {
    expect(await reader().$queryRaw`SELECT r."text" FROM ${jsonRows(COLUMNS, [])}`).toEqual([]);
  });

  it.each([
    ["2026-03-01", -1],
    ["2024-02-28", 1],
    ["2026-12-31", 1],
    ["2026-06-15", 0],
    ["2026-10-25", 400],
  ])("moves %s by %i days as the domain does", async (day, days) => {
    const moved = addDays(toDay(day), days);
    const [row] = await reader().$queryRaw<{ moved: string; distance: unknown }[]>`
        SELECT ${dayPlus(Prisma.sql`${day}`, Prisma.sql`${days}`)} AS "moved",
               ${daysBetweenSql(Prisma.sql`${day}`, Prisma.sql`${moved}`)} AS "distance"`;
    expect(row?.moved).toBe(moved);
    expect(Number(row?.distance)).toBe(days);
  });

  it("adds 64-bit numbers to a bigint", async () => {
    const rows = [{ count: 9_007_199_254_740_993n }, { count: 2n }];
    const [row] = await reader().$queryRaw<{ total: bigint }[]>`
      SELECT ${sumOf(Prisma.sql`r."count"`)} AS "total" FROM ${jsonRows({ count: "bigint" }, rows)}`;
    expect(row?.total).toBe(9_007_199_254_740_995n);
  });
});
