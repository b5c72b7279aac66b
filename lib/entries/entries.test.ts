import { expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { type EditableProfile, type EditorScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { dailyRows, postRow, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import type { EntryAuthor } from "./entry";
import { storePostDetail } from "./post-details";
import { storeProfileSettings } from "./profile-settings";
import { storeTopItems } from "./top-items";

let author: EntryAuthor;
const REQUEST = { window: 28, asOf: null, compare: "previous" } as const;
const DETAIL = {
  capturedOn: "2026-03-19",
  averageWatchSeconds: 7.4,
  watchedFull: 0.12,
  trafficSources: [
    { label: "For You", share: 0.81 },
    { label: "Search", share: 0.05 },
  ],
  viewerLocations: [{ label: "GR", share: 0.4 }],
};

function authorOf(scope: EditorScope): EntryAuthor {
  return { scope, now: new Date("2026-03-24T09:00:00Z"), today: toDay("2026-03-24") };
}

async function seedBakery() {
  await emptyDatabase();
  author = authorOf(await operatorScope());
  const bakery = await seedProfile("northwind.bakes");
  await seedExports(bakery, [
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { followers: [150] }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-03-25",
      rows: { kind: "posts", rows: [postRow("7001", "2026-03-13", 400)] },
    },
  ]);
  return bakery;
}

describeOnBothDatabases("what people read on TikTok's screen", () => {
  it("keeps post detail captured within its 7 days readable", async () => {
    const bakery = await seedBakery();
    expect(await storePostDetail(bakery, "7001", { input: DETAIL, author })).toEqual({ ok: true });
    const again = { ...DETAIL, averageWatchSeconds: 7.6 };
    expect(await storePostDetail(bakery, "7001", { input: again, author })).toEqual({ ok: true });
    const [post] = (await getContent(bakery, REQUEST)).posts;
    const sources = [{ kind: "hand", by: null, at: "2026-03-24T09:00:00.000Z" }];
    const entry = { ...again, sources };
    expect(post?.detail).toEqual({ state: "captured", lastDay: "2026-03-19", entry });
  });

  it.each([
    [
      "the day after the last",
      { capturedOn: "2026-03-20" },
      "capturedOn",
      /7 days, which ended on 19 Mar 2026/,
    ],
    ["a day before publishing", { capturedOn: "2026-03-12" }, "capturedOn", /published on 13 Mar 2026/],
    ["a day to come", { capturedOn: "2026-03-25" }, "capturedOn", /still to come/],
    ["a day that does not exist", { capturedOn: "2026-02-30" }, "capturedOn", /year-month-day/],
    ["an unknown field", { workspaceId: "other" }, "", /workspaceId/],
    ["shares above 100%", { watchedFull: 1.2 }, "watchedFull", /above 100%/],
    [
      "shares that add up to more than 100%",
      {
        viewerLocations: [
          { label: "GR", share: 0.7 },
          { label: "RO", share: 0.6 },
        ],
      },
      "viewerLocations",
      /more than 100%/,
    ],
  ])("refuses post detail with %s", async (_, change, field, message) => {
    const bakery = await seedBakery();
    const stored = await storePostDetail(bakery, "7001", { input: { ...DETAIL, ...change }, author });
    if (stored.ok) throw new Error("It was stored.");
    expect(stored.problems[0]?.field).toBe(field);
    expect(stored.problems[0]?.message).toMatch(message);
    expect((await getContent(bakery, REQUEST)).posts[0]?.detail.state).toBe("expired");
  });

  it("refuses detail of a post that is not this profile's", async () => {
    const bakery = await seedBakery();
    const other = await seedProfile("someone.else");
    expect(await storePostDetail(other, "7001", { input: DETAIL, author })).toMatchObject({
      ok: false,
      problems: [{ field: "postId" }],
    });
    expect((await getContent(bakery, REQUEST)).posts[0]?.detail.entry).toBeNull();
  });

  it("keeps top videos and sounds in their order, the newest list of each", async () => {
    const bakery = await seedBakery();
    const list = (kind: string, readOn: string, labels: readonly string[]) => ({
      kind,
      readOn,
      items: labels.map((label) => ({ label, url: null })),
    });
    expect(await storeTopItems(bakery, list("video", "2026-03-10", ["Old"]), author)).toEqual({ ok: true });
    await storeTopItems(bakery, list("video", "2026-03-23", ["First", "Second", "Third"]), author);
    await storeTopItems(bakery, list("video", "2026-03-23", ["Rye", " Wheat "]), author);
    const sounds = {
      ...list("sound", "2026-03-20", []),
      items: [{ label: "Oven", url: "https://www.tiktok.com/music/oven-1" }],
    };
    await storeTopItems(bakery, sounds, author);
    const { open } = await getFollowers(bakery, REQUEST);
    expect(open?.topVideos).toMatchObject({
      readOn: "2026-03-23",
      items: [
        { rank: 1, label: "Rye", url: null },
        { rank: 2, label: "Wheat", url: null },
      ],
    });
    expect(open?.topSounds?.items).toEqual([
      { rank: 1, label: "Oven", url: "https://www.tiktok.com/music/oven-1" },
    ]);
    await storeTopItems(bakery, list("video", "2026-03-23", []), author);
    expect((await getFollowers(bakery, REQUEST)).open?.topVideos?.readOn).toBe("2026-03-10");
  });

  it.each([
    ["a script for a link", { items: [{ label: "Rye", url: "javascript:alert(1)" }] }, "items.0.url"],
    ["an empty line", { items: [{ label: "  ", url: null }] }, "items.0.label"],
    ["a day to come", { readOn: "2026-03-25" }, "readOn"],
    ["another kind", { kind: "people" }, "kind"],
    ["more than ten", { items: Array.from({ length: 11 }, () => ({ label: "Rye", url: null })) }, "items"],
  ])("refuses a list with %s", async (_, change, field) => {
    const bakery = await seedBakery();
    const input = { kind: "video", readOn: "2026-03-23", items: [], ...change };
    expect(await storeTopItems(bakery, input, author)).toMatchObject({ ok: false, problems: [{ field }] });
  });

  it("are entered by editors of the workspace", async () => {
    const bakery = await seedBakery();
    const { workspaceId } = await operatorScope();
    expect(await enterEverything(bakery, await seedMember(workspaceId, "editor"))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("are entered by nobody of another workspace, whatever their role", async () => {
    const bakery = await seedBakery();
    expect(await enterEverything(bakery, await seedMember("contoso", "owner"))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

/** Which of the three things that people say was kept; what was refused must have left nothing. */
async function enterEverything(bakery: EditableProfile, scope: EditorScope): Promise<readonly boolean[]> {
  const by = authorOf(scope);
  const list = { kind: "video", readOn: "2026-03-23", items: [{ label: "Rye", url: null }] };
  const settings = { name: "Somebody", category: "", timeZone: "" };
  const said = [
    await storePostDetail(bakery, "7001", { input: DETAIL, author: by }),
    await storeTopItems(bakery, list, by),
    await storeProfileSettings(bakery, settings, scope),
  ];
  const client = reader();
  expect([
    (await client.postDetail.count()) === 1,
    (await client.topItem.count()) === 1,
    (await client.profile.count({ where: { name: "Somebody" } })) === 1,
  ]).toEqual(said.map(({ ok }) => ok));
  for (const stored of said)
    if (!stored.ok)
      expect(stored.problems).toMatchObject([
        { field: "profile", message: expect.stringMatching(/not one of this workspace/) },
      ]);
  return said.map(({ ok }) => ok);
}
