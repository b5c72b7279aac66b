import { expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { NO_CELLS } from "@/lib/domain/detail-cells";
import { postRow, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { storeDetailRows, storeTopRows } from "./cell-entries";

async function seedBakery() {
  await emptyDatabase();
  const bakery = await seedProfile("northwind.bakes");
  const rows = [postRow("7001", "2026-03-20", 400), postRow("7002", "2026-03-20", 90)];
  const posts = { kind: "posts", rows } as const;
  await seedExports(bakery, [{ format: "studio/content", exportedOn: "2026-03-24", rows: posts }]);
  return bakery;
}

function authorOf(scope: OwnerScope) {
  return { scope, now: new Date("2026-03-24T09:00:00Z"), today: toDay("2026-03-24") };
}

function rowsOf(...filled: readonly Readonly<Record<string, string>>[]): string {
  return JSON.stringify(
    filled.map((cells, index) => ({
      postId: `700${index + 1}`,
      cells: { ...NO_CELLS, capturedOn: "2026-03-24", ...cells },
    })),
  );
}

describeOnBothDatabases("a table of cells", () => {
  it("is kept whole", async () => {
    const bakery = await seedBakery();
    const author = authorOf(await operatorScope());
    const json = rowsOf({ averageWatchSeconds: "7,4 s" }, { viewerLocations: "DE 40; US 12.5" });
    expect(await storeDetailRows(bakery, json, author)).toEqual({ ok: true });
    expect(await reader().postDetail.count()).toBe(2);
  });

  it("is refused whole, and each wrong cell is named by its row and column", async () => {
    const bakery = await seedBakery();
    const author = authorOf(await operatorScope());
    const json = rowsOf({ averageWatchSeconds: "7.4" }, { watchedFull: "101" });
    expect(await storeDetailRows(bakery, json, author)).toMatchObject({
      ok: false,
      problems: [{ field: "1.watchedFull" }],
    });
    expect(await storeDetailRows(bakery, rowsOf({}), author)).toMatchObject({
      ok: false,
      problems: [{ field: "0.averageWatchSeconds" }],
    });
    for (const broken of ["", "{}", '[{"postId":"7001"}]'])
      expect(await storeDetailRows(bakery, broken, author)).toMatchObject({ ok: false });
    expect(await reader().postDetail.count()).toBe(0);
  });

  it("keeps rankings without their empty lines", async () => {
    const bakery = await seedBakery();
    const rows = [
      { label: " Rye ", url: "" },
      { label: "", url: "" },
      { label: "Wheat", url: "https://www.tiktok.com/x" },
    ];
    const json = JSON.stringify([{ kind: "sound", readOn: "2026-03-24", rows }]);
    expect(await storeTopRows(bakery, json, authorOf(await operatorScope()))).toEqual({ ok: true });
    const kept = await reader().topItem.findMany({ orderBy: { rank: "asc" } });
    expect(kept.map(({ rank, label }) => [rank, label])).toEqual([
      [1, "Rye"],
      [2, "Wheat"],
    ]);
  });

  it("is taken from nobody of another workspace", async () => {
    const bakery = await seedBakery();
    const author = authorOf(await seedMember("contoso", "owner"));
    const refusal = { ok: false, problems: [{ field: "profile" }] };
    expect(await storeDetailRows(bakery, rowsOf({ watchedFull: "1" }), author)).toMatchObject(refusal);
    expect(await storeTopRows(bakery, "[]", author)).toMatchObject(refusal);
    expect(await reader().postDetail.count()).toBe(0);
  });
});
