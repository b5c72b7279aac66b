import { expect, it } from "vitest";
import { listAudit } from "@/lib/db/audit";
import { reader } from "@/lib/db/client";
import { type EditableProfile, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import type { DetailRow, Rows, TopRow } from "@/lib/domain/reading";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { dailyRows, postRow, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import type { EntryAuthor } from "./entry";
import { storePostDetails } from "./post-details";
import { storeTopItems, storeTopLists } from "./top-items";

const NEWEST = { kinds: null, actor: null, before: null, limit: 100 } as const;

const REQUEST = { window: 28, asOf: null, compare: "previous" } as const;

async function seedBakery() {
  await emptyDatabase();
  const bakery = await seedProfile("northwind.bakes");
  const posts = [postRow("7001", "2026-03-13", 400), postRow("7002", "2026-03-20", 90)];
  await seedExports(bakery, [
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { followers: [150] }),
    },
    { format: "studio/content", exportedOn: "2026-03-25", rows: { kind: "posts", rows: posts } },
  ]);
  const { workspaceId } = await operatorScope();
  const ada = await seedMember(workspaceId, "editor");
  const author = { scope: ada, now: new Date("2026-03-24T09:00:00Z"), today: toDay("2026-03-24") };
  return { bakery, author };
}

function details(
  ...rows: readonly (Omit<Partial<DetailRow>, "capturedOn"> & { readonly capturedOn: string })[]
): Rows {
  const nothing = { averageWatchMillis: null, watchedFull: null, trafficSources: [], viewerLocations: [] };
  return {
    kind: "details",
    unfilled: 0,
    rows: rows.map((row, index) => ({
      line: index + 2,
      postId: "7001",
      ...nothing,
      ...row,
      capturedOn: toDay(row.capturedOn),
      written: row.capturedOn,
    })),
  };
}

function tops(readOn: string, ...labels: readonly string[]): Rows {
  const rows = labels.map(
    (label, index): TopRow => ({
      line: index + 2,
      list: "video",
      readOn: toDay(readOn),
      rank: index + 1,
      label,
      url: null,
    }),
  );
  return { kind: "tops", unfilled: 0, rows };
}

async function importTable(profile: EditableProfile, exportedOn: string, rows: Rows): Promise<void> {
  const format = rows.kind === "details" ? "tallyboard/post-details" : "tallyboard/top-items";
  await seedExports(profile, [{ format, exportedOn, rows }]);
}

async function entryOf(bakery: EditableProfile, postId = "7001") {
  const { posts } = await getContent(bakery, REQUEST);
  return posts.find((post) => post.postId === postId)?.detail.entry ?? null;
}

const entered = (author: EntryAuthor) => ({
  kind: "hand",
  by: expect.any(String),
  at: author.now.toISOString(),
});

describeOnBothDatabases("what tables and people say of one post", () => {
  it("is what the newest table that knows a field says", async () => {
    const { bakery } = await seedBakery();
    const capturedOn = "2026-03-15";
    await importTable(
      bakery,
      "2026-03-16",
      details({ capturedOn, averageWatchMillis: 7000, watchedFull: 1 }),
    );
    await importTable(bakery, "2026-03-17", details({ capturedOn, averageWatchMillis: 7400 }));
    expect(await entryOf(bakery)).toMatchObject({
      capturedOn,
      averageWatchSeconds: 7.4,
      watchedFull: 0.000001,
      sources: [
        { kind: "file", fileName: "Export.csv", line: 2 },
        { kind: "file", fileName: "Export.csv", line: 2 },
      ],
    });
  });

  it("is what somebody entered by hand, whatever day the table is from", async () => {
    const { bakery, author } = await seedBakery();
    const detail = {
      capturedOn: "2026-03-15",
      averageWatchSeconds: 6.5,
      watchedFull: null,
      trafficSources: [],
      viewerLocations: [],
    };
    expect(await storePostDetails(bakery, [{ postId: "7001", detail }], author)).toEqual({ ok: true });
    const capturedOn = "2026-03-15";
    await importTable(bakery, "2026-03-24", details({ capturedOn, averageWatchMillis: 9000 }));
    expect(await entryOf(bakery)).toMatchObject({ averageWatchSeconds: 6.5, sources: [entered(author)] });
  });

  it("is of the newest day, and of no day outside the seven of the post", async () => {
    const { bakery } = await seedBakery();
    await importTable(
      bakery,
      "2026-03-24",
      details(
        { capturedOn: "2026-03-14", averageWatchMillis: 1000 },
        { capturedOn: "2026-03-19", averageWatchMillis: 2000 },
        { capturedOn: "2026-03-20", averageWatchMillis: 3000 },
        { capturedOn: "2026-03-12", averageWatchMillis: 4000 },
      ),
    );
    expect(await entryOf(bakery)).toMatchObject({ capturedOn: "2026-03-19", averageWatchSeconds: 2 });
  });

  it("shows the newest list whole, and the one entered by hand before the tables of its day", async () => {
    const { bakery, author } = await seedBakery();
    const shown = async () => (await getFollowers(bakery, REQUEST)).open?.topVideos ?? null;
    await importTable(bakery, "2026-03-20", tops("2026-03-19", "Rye", "Wheat", "Spelt"));
    await importTable(bakery, "2026-03-21", tops("2026-03-19", "Oats"));
    expect(await shown()).toMatchObject({
      items: [{ rank: 1, label: "Oats", url: null }],
      source: { kind: "file", fileName: "Export.csv", line: 2 },
    });
    const list = { kind: "video", readOn: "2026-03-19", items: [{ label: "Barley", url: null }] };
    expect(await storeTopItems(bakery, list, author)).toEqual({ ok: true });
    expect(await shown()).toMatchObject({ items: [{ label: "Barley" }], source: entered(author) });
    await importTable(bakery, "2026-03-24", tops("2026-03-22", "Millet"));
    expect((await shown())?.items).toEqual([{ rank: 1, label: "Millet", url: null }]);
  });
});

describeOnBothDatabases("several entries at once", () => {
  const detail = (capturedOn: string) => ({
    capturedOn,
    averageWatchSeconds: 7.4,
    watchedFull: null,
    trafficSources: [],
    viewerLocations: [],
  });

  it("are kept together with one line in the audit log", async () => {
    const { bakery, author } = await seedBakery();
    const inputs = [
      { postId: "7001", detail: detail("2026-03-19") },
      { postId: "7002", detail: detail("2026-03-24") },
    ];
    expect(await storePostDetails(bakery, inputs, author)).toEqual({ ok: true });
    expect(await entryOf(bakery, "7002")).toMatchObject({
      capturedOn: "2026-03-24",
      averageWatchSeconds: 7.4,
    });
    expect(await listAudit(await operatorScope(), NEWEST)).toMatchObject([
      {
        kind: "entry/post-details",
        actor: author.scope.userId,
        detail: "Detail of 2 posts of @northwind.bakes",
      },
    ]);
  });

  it("are all refused when one is wrong, which is named by its place", async () => {
    const { bakery, author } = await seedBakery();
    const inputs = [
      { postId: "7001", detail: detail("2026-03-19") },
      { postId: "7002", detail: detail("2026-03-19") },
      { postId: "7999", detail: detail("2026-03-19") },
    ];
    expect(await storePostDetails(bakery, inputs, author)).toMatchObject({
      ok: false,
      problems: [
        { field: "1.capturedOn", message: expect.stringMatching(/20 Mar 2026/) },
        { field: "2.postId" },
      ],
    });
    expect(await reader().postDetail.count()).toBe(0);
    expect(await listAudit(await operatorScope(), NEWEST)).toEqual([]);
  });

  it("keep both lists or neither", async () => {
    const { bakery, author } = await seedBakery();
    const list = (kind: string, readOn: string) => ({ kind, readOn, items: [{ label: "Rye", url: null }] });
    expect(
      await storeTopLists(bakery, [list("video", "2026-03-23"), list("sound", "2026-03-25")], author),
    ).toMatchObject({ ok: false, problems: [{ field: "1.readOn" }] });
    expect(await reader().topItem.count()).toBe(0);
    expect(
      await storeTopLists(bakery, [list("video", "2026-03-23"), list("video", "2026-03-23")], author),
    ).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/same kind and day/) }] });
    const both = [list("video", "2026-03-23"), list("sound", "2026-03-24")];
    expect(await storeTopLists(bakery, both, author)).toEqual({ ok: true });
    expect(await reader().topItem.count()).toBe(2);
    expect(await listAudit(await operatorScope(), NEWEST)).toMatchObject([
      { detail: "1 top videos of 2026-03-23 and 1 top sounds of 2026-03-24 of @northwind.bakes" },
    ]);
  });
});
