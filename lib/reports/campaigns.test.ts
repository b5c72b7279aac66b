import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { evaluateCampaign } from "@/lib/domain/campaign";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { PostRow } from "@/lib/domain/reading";
import type { PostSummary } from "@/lib/domain/report";
import { removeCampaign, saveCampaign } from "@/lib/entries/campaigns";
import type { EntryAuthor } from "@/lib/entries/entry";
import { getCampaign, getCampaigns } from "./campaigns";
import { toCampaignPostsTable, toCampaignTotalsTable } from "./downloads/campaign-table";
import { dailyRows, postRow, seedExports, seedProfile } from "./testing/seed-ledger";

const FIRST = toDay("2026-01-05");
const NEW = { id: null, name: "Rye", hashtags: "#rye", firstDay: "", lastDay: "" };

async function authorOf(): Promise<EntryAuthor> {
  return { scope: await operatorScope(), now: new Date("2026-03-25T08:00:00Z"), today: toDay("2026-03-25") };
}

/** 60 days of views up to 24 March, and four posts; the list of posts is of the day after. */
async function seedBakery() {
  await emptyDatabase();
  const profile = await seedProfile("northwind.bakes");
  const titled = (id: string, day: string, views: number, title: string): PostRow => ({
    ...postRow(id, day, views),
    title,
  });
  await seedExports(profile, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { videoViews: Array.from({ length: 60 }, () => 100) }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-03-25",
      rows: {
        kind: "posts",
        rows: [
          titled("7001", "2026-02-10", 1_000, "First #rye"),
          titled("7002", "2026-03-01", 3_000, "Second #RYE#bread"),
          { ...titled("7003", "2026-03-20", 0, "Third #bread #rye"), views: null, likes: null },
          titled("7004", "2026-03-22", 4_000, "No hashtag, only rye"),
        ],
      },
    },
  ]);
  return { profile, author: await authorOf() };
}

describeOnBothDatabases("campaigns", () => {
  it("hold the posts of their hashtags over their own days, and sums say of how many posts they are", async () => {
    const { profile, author } = await seedBakery();
    const stored = await saveCampaign(profile, NEW, author);
    if (!stored.ok) throw new Error("The campaign was not stored.");
    const { id } = stored.campaign;
    const report = await getCampaign(profile, id, null);
    // Open ends: from its first post to the day of the newest list of posts.
    expect(report?.range).toEqual({ from: "2026-02-10", to: "2026-03-25" });
    expect(report?.posts.map(({ postId }) => postId)).toEqual(["7003", "7002", "7001"]);
    expect(report?.totals).toMatchObject({
      posts: 3,
      views: { sum: 4_000, known: 2 },
      likes: { sum: 400, known: 2 },
      shares: { sum: 0, known: 3 },
      engagement: { posts: 2, rate: 0.1, interval: null },
      shareOfViews: 0.5,
    });
    expect(report?.all).toEqual({ posts: 4, viewsKnown: 3 });
    const week = await getCampaign(profile, id, 7);
    expect(week?.range).toEqual({ from: "2026-03-18", to: "2026-03-24" });
    expect(week?.totals).toMatchObject({ posts: 1, views: { sum: null, known: 0 }, shareOfViews: null });
    expect(week?.published.map(({ posts }) => posts)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });

  it("are taken away with the numbers of the page, unknown as an empty cell", async () => {
    const { profile, author } = await seedBakery();
    const stored = await saveCampaign(profile, { ...NEW, firstDay: "2026-03-01" }, author);
    const report = stored.ok ? await getCampaign(profile, stored.campaign.id, null) : null;
    if (report === null) throw new Error("The campaign was not stored.");
    const context = { report, profile: profile.handle, zone: null };
    const cells = ({ columns, rows }: ReturnType<typeof toCampaignPostsTable>, name: string) =>
      rows.map((row) => row[columns.indexOf(name)]);
    const posts = toCampaignPostsTable(context);
    expect(cells(posts, "Views")).toEqual([null, 3_000]);
    expect(cells(posts, "Days from")).toEqual(["2026-03-01", "2026-03-01"]);
    expect(cells(posts, "Hashtags")).toEqual(["#rye", "#rye"]);
    const totals = toCampaignTotalsTable(context);
    expect(totals.rows[0]).toHaveLength(totals.columns.length);
    expect(cells(totals, "Views known of")).toEqual([1]);
    expect(cells(totals, "Share of all views")).toEqual([3 / 7]);
  });

  it("are listed newest first, changed, removed, and refused in words", async () => {
    const { profile, author } = await seedBakery();
    const other = await seedProfile("contoso.coffee");
    const first = await saveCampaign(profile, NEW, author);
    const later = { ...author, now: new Date("2026-03-25T09:00:00Z") };
    await saveCampaign(profile, { ...NEW, name: "Bread", hashtags: "Bread,#rye#RYE; paste" }, later);
    const names = async () => (await getCampaigns(profile)).map(({ campaign }) => campaign.name);
    expect(await names()).toEqual(["Bread", "Rye"]);
    expect((await getCampaigns(profile))[0]?.campaign.hashtags).toEqual(["bread", "rye", "paste"]);
    expect(await getCampaigns(other)).toEqual([]);
    const id = first.ok ? first.campaign.id : "";
    expect(await getCampaign(other, id, null)).toBeNull();
    expect(await removeCampaign(other, id, author)).toMatchObject({ ok: false });
    expect(await saveCampaign(other, { ...NEW, id }, author)).toMatchObject({ ok: false });
    expect(await saveCampaign(profile, { ...NEW, id, name: "Only rye" }, author)).toMatchObject({ ok: true });
    expect(await names()).toEqual(["Bread", "Only rye"]);
    expect(await removeCampaign(profile, id, author)).toMatchObject({ ok: true });
    expect(await names()).toEqual(["Bread"]);
    for (const [wrong, field] of [
      [{ name: " " }, "name"],
      [{ hashtags: "#rye-bread" }, "hashtags"],
      [{ hashtags: " , " }, "hashtags"],
      [{ firstDay: "2026-03-02", lastDay: "2026-03-01" }, "lastDay"],
    ] as const)
      expect(await saveCampaign(profile, { ...NEW, ...wrong }, author)).toMatchObject({
        ok: false,
        problems: [{ field }],
      });
  });
});

const TITLES = ["#rye", "#Rye at four", "#bread #rye", "#bread", "plain rye", "#ryebread"];

/** What a person would count with a pencil: whole words, one post after the other. */
function expectTotals(posts: readonly PostSummary[], from: Day, to: Day) {
  const inRange = posts.filter(({ publishedOn }) => from <= publishedOn && publishedOn <= to);
  const own = inRange.filter(({ title }) => title.toLowerCase().split(" ").includes("#rye"));
  let [views, known, all, engaged, watched] = [0, 0, 0, 0, 0];
  for (const post of inRange) all += post.views ?? 0;
  for (const { views: seen, likes, comments, shares } of own) {
    if (seen !== null) [views, known] = [views + seen, known + 1];
    if (seen !== null && seen > 0 && likes !== null && comments !== null && shares !== null)
      [engaged, watched] = [engaged + likes + comments + shares, watched + seen];
  }
  return {
    ids: own.map(({ postId }) => postId),
    views: known === 0 ? null : views,
    known,
    shareOfViews: known === 0 || all === 0 ? null : views / all,
    rate: watched === 0 ? null : engaged / watched,
    published: own.length,
  };
}

describe("a campaign of any posts", () => {
  const count = fc.option(fc.nat({ max: 5_000 }));
  const post = fc
    .record({ title: fc.constantFrom(...TITLES), day: fc.nat({ max: 150 }), views: count, likes: count })
    .map(({ title, day, views, likes }) => ({ title, publishedOn: addDays(FIRST, day), views, likes }));
  const made = fc.array(post, { maxLength: 40 }).map((posts) =>
    posts.map(
      (each, index): PostSummary => ({
        ...each,
        ...{ postId: String(index), url: "", kind: "video", comments: 1, shares: 2, saves: null },
        ...{ engagementRate: null, readOn: FIRST },
      }),
    ),
  );

  it("adds up to what counting post by post gives", () => {
    fc.assert(
      fc.property(made, fc.nat({ max: 150 }), fc.nat({ max: 150 }), (posts, one, other) => {
        const from = addDays(FIRST, Math.min(one, other));
        const to = addDays(FIRST, Math.max(one, other));
        const campaign = { id: "c", name: "Rye", hashtags: ["rye"], firstDay: from, lastDay: to };
        const report = evaluateCampaign(campaign, { posts, chosen: null, until: null });
        const expected = expectTotals(posts, from, to);
        expect({
          ids: report.posts.map(({ postId }) => postId),
          views: report.totals.views.sum,
          known: report.totals.views.known,
          shareOfViews: report.totals.shareOfViews,
          rate: report.totals.engagement.rate,
          published: report.published.reduce((sum, bar) => sum + bar.posts, 0),
        }).toEqual(expected);
        expect(report.published[0]?.from).toBe(from);
        expect(report.published.at(-1)?.to).toBe(to);
        expect(report.published.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
