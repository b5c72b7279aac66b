import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { expect, it, test } from "vitest";
import { COLOURS, DARK_COLOURS } from "@/lib/charts/svg/picture";
import { storeCampaign } from "@/lib/db/campaigns";
import { storeGoal } from "@/lib/db/goals";
import { storeNote } from "@/lib/db/notes";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { type Day, toDay } from "@/lib/domain/day";
import { formatDayInFull } from "@/lib/domain/format";
import { formatGoal } from "@/lib/domain/goal-words";
import { METRICS } from "@/lib/domain/metric";
import type { Section } from "@/lib/domain/report";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { getCampaign } from "../campaigns";
import { getGoals } from "../goals";
import { getOutlooks } from "../outlook";
import { getOverview } from "../overview";
import { runReport } from "../run-report";
import { dailyRows, postRow, seedExports, seedProfile } from "../testing/seed-ledger";
import { getReportHtml } from "./get-report-html";

const NOW = new Date("2026-03-26T09:00:00Z");
const NASTY = `</style><script>alert(1)</script> "quoted" & 'so' <b>`;

type Told = {
  readonly value: number | null;
  readonly matchedValue: number | null;
  readonly previous: number | null;
  readonly change: { readonly value: number | null };
  readonly series: readonly { readonly day: Day; readonly value: number | null }[];
};
type Printed = {
  readonly figures: Readonly<Record<string, Told>>;
  readonly totals: Readonly<Record<string, number | null>>;
  readonly posts: readonly (Readonly<Record<string, number | null>> & { readonly postId: string })[];
  readonly heat: {
    readonly cells: readonly {
      readonly weekday: number;
      readonly hour: number;
      readonly mean: number | null;
    }[];
  };
  readonly hashtags: readonly {
    readonly hashtag: string;
    readonly medianViews: number | null;
    readonly engagement: { readonly rate: number | null; readonly interval: object | null };
  }[];
  readonly worked: {
    readonly slots: readonly {
      readonly weekday: number | null;
      readonly part: number | null;
      readonly medianViews: number | null;
    }[];
  };
  readonly audienceChange: {
    readonly territory: {
      readonly points: readonly { readonly label: string; readonly points: number | null }[];
    };
  };
  readonly viewers: Readonly<
    Record<"newViewers" | "returningViewers", readonly { readonly day: Day; readonly value: number | null }[]>
  >;
  readonly territories: { readonly shares: readonly { readonly label: string; readonly share: number }[] };
};

async function seedBakery(followers: number) {
  const scope = await seedProfile("northwind.bakes");
  const line = (value: (index: number) => number | null) =>
    Array.from({ length: 430 }, (_, index) => value(index));
  await seedExports(scope, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", {
        videoViews: line((index) => (index % 37 === 9 ? null : 100 + index)),
        profileViews: line((index) => index % 3),
        likes: line((index) => (index % 11) - 3),
        comments: line(() => 1),
        shares: line(() => 0),
      }),
    },
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { followers: line((index) => followers + 2 * index) }),
    },
    {
      format: "studio/follower-activity",
      exportedOn: "2026-03-25",
      rows: {
        kind: "hours",
        rows: Array.from({ length: 48 }, (_, index) => ({
          line: index + 2,
          labelDay: toDay(index < 24 ? "2026-03-22" : "2026-03-23"),
          hour: index % 24,
          value: BigInt(index * 7 + 1),
        })),
      },
    },
    {
      format: "studio/follower-territories",
      exportedOn: "2026-03-25",
      rows: {
        kind: "shares",
        dimension: "territory",
        rows: [
          { line: 2, label: "GR", millionths: 625_000 },
          { line: 3, label: "Other", millionths: 375_000 },
        ],
      },
    },
    {
      format: "studio/follower-territories",
      exportedOn: "2026-03-18",
      rows: {
        kind: "shares",
        dimension: "territory",
        rows: [
          { line: 2, label: "GR", millionths: 600_000 },
          { line: 3, label: "Other", millionths: 400_000 },
        ],
      },
    },
    {
      format: "studio/viewers",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", {
        viewers: line((index) => 90 + index),
        newViewers: line((index) => (index % 5 === 0 ? null : 60 + index)),
        returningViewers: line(() => 30),
      }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-03-25",
      rows: {
        kind: "posts",
        rows: [
          ...Array.from({ length: 6 }, (_, index) => ({
            ...postRow(`70${10 + index}`, `2026-03-${10 + index}`, 300 + 10 * index),
            title: `Loaf ${index} #rye`,
          })),
          { ...postRow("7001", "2026-03-20", 400), title: NASTY },
          { ...postRow("7002", "2026-03-21", 0), url: "javascript:alert(1)" },
        ],
      },
    },
  ]);
  return scope;
}

/** Every named figure of the file to the last digit; null for a dash. */
function figuresOf(file: string): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [, value, name = ""] of file.matchAll(/<data value="([^"]*)" data-figure="([^"]*)"/g))
    found.set(name, Number(value));
  for (const [, name = ""] of file.matchAll(/title="unknown" data-figure="([^"]*)"/g)) found.set(name, null);
  return found;
}

/** Day by day what the table of a metric says, the first such table of the file. */
function daysOf(file: string, metric: string): ReadonlyMap<string, number | null> {
  const [, table = ""] = file.split(`<caption>${metric} by day</caption>`);
  const rows = table
    .slice(0, table.indexOf("</table>"))
    .matchAll(/<th scope="row">([^<(]*?)(?: \(provisional\))?<\/th><td>(?:<data value="([^"]*)"|<span)/g);
  return new Map([...rows].map(([, day = "", value]) => [day, value === undefined ? null : Number(value)]));
}

const TILES = ["videoViews", "profileViews", "likes", "comments", "shares", "followers"] as const;

/** What differs between a file and the JSON of the same address, by name. */
function compareFigures(file: string, { overview, content, followers }: Record<Section, Printed>): void {
  const shown = figuresOf(file);
  for (const [section, { figures }] of Object.entries({ overview, followers }))
    for (const [name, { value, matchedValue, previous, change }] of Object.entries(figures)) {
      const told = ["value", "matchedValue", "previous", "change"].map((part) =>
        shown.get(`${section}.${name}.${part}`),
      );
      expect(told, `${section} ${name}`).toEqual([value, matchedValue, previous, change.value]);
    }
  for (const name of TILES) {
    expect(shown.get(`tile.${name}.value`)).toBe(overview.figures[name]?.value);
    const days = overview.figures[name]?.series.map(({ day, value }) => [formatDayInFull(day), value]);
    expect([...daysOf(file, METRICS[name].label)]).toEqual(days);
  }
  compareRest(shown, { content, followers });
}

function compareRest(
  shown: Shown,
  { content, followers }: Pick<Record<Section, Printed>, "content" | "followers">,
): void {
  for (const [name, value] of Object.entries(content.totals))
    expect(shown.get(`content.${name}`), name).toBe(value);
  for (const post of content.posts)
    for (const part of ["views", "likes", "comments", "shares", "engagementRate"])
      expect(shown.get(`content-posts.${post.postId}.${part}`)).toBe(post[part]);
  for (const { weekday, hour, mean } of followers.heat.cells)
    expect(shown.get(`heat.${weekday}.${hour}`)).toBe(mean);
  for (const { label, share } of followers.territories.shares)
    expect(shown.get(`countries.${label}`)).toBe(share);
  for (const { label, points } of followers.audienceChange.territory.points)
    expect(shown.get(`countries.${label}.change`)).toBe(points);
  compareHashtags(shown, content);
  compareViewers(shown, followers);
}

type Shown = ReturnType<typeof figuresOf>;

function compareHashtags(shown: Shown, content: Printed): void {
  for (const { hashtag, medianViews, engagement } of content.hashtags) {
    if (medianViews === null && engagement.interval === null) continue;
    expect(shown.get(`hashtag.${hashtag}.medianViews`)).toBe(medianViews);
    expect(shown.get(`hashtag.${hashtag}.engagement`)).toBe(
      engagement.interval === null ? null : engagement.rate,
    );
  }
}

function compareViewers(shown: Shown, followers: Printed): void {
  for (const { weekday, part, medianViews } of followers.worked.slots)
    if (medianViews !== null && part === null)
      expect(shown.get(`worked.${weekday ?? "any"}.any`)).toBe(medianViews);
  const { newViewers, returningViewers } = followers.viewers;
  for (const [index, { day, value }] of newViewers.entries()) {
    const told = [shown.get(`viewers.${day}.new`), shown.get(`viewers.${day}.returning`)];
    const again = value === null ? null : (returningViewers[index]?.value ?? null);
    expect(told, day).toEqual([value, again]);
  }
}

describeOnBothDatabases("a report as one HTML file", () => {
  it("holds every figure of the JSON, to the last digit, in every window and comparison", async () => {
    await emptyDatabase();
    const scope = await seedBakery(1_000);
    for (const window of WINDOW_LENGTHS)
      for (const compare of COMPARISONS) {
        const asked = { window, compare, asOf: null };
        const { html: file } = await getReportHtml(scope, {
          ...asked,
          sections: null,
          notes: "none",
          now: NOW,
        });
        const print = async (section: Section) => (await runReport({ scope, section, ...asked })) as Printed;
        const printed = {
          overview: await print("overview"),
          content: await print("content"),
          followers: await print("followers"),
        };
        expect(Object.keys(printed.overview.figures)).toHaveLength(9);
        expect(Object.keys(printed.followers.figures)).toHaveLength(3);
        expect(printed.content.posts.length).toBeGreaterThanOrEqual(2);
        expect(printed.followers.heat.cells).toHaveLength(168);
        compareFigures(file, printed);
      }
  });

  it("loads nothing, runs nothing, and lets no caption do so", async () => {
    await emptyDatabase();
    const scope = await seedBakery(1_000);
    const asked = { window: 28, compare: "previous", asOf: null } as const;
    const { html: file, bytes } = await getReportHtml(scope, {
      ...asked,
      sections: null,
      notes: "none",
      now: NOW,
      title: NASTY,
      message: NASTY,
    });
    expect(file).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|src=|style="/i);
    for (const [, address = ""] of file.matchAll(/href="([^"]*)"/g))
      expect(address).toMatch(/^(#|https:\/\/www\.tiktok\.com\/)/);
    const style = /<style>([\s\S]*?)<\/style>/.exec(file)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(file).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(bytes).toBe(Buffer.byteLength(file));
    expect(file).toContain(`This file is ${Math.ceil(bytes / 1024)} KB`);
    for (const [drawing] of file.matchAll(/<svg[\s\S]*?<\/svg>/g)) new SaxesParser().write(drawing).close();
    const names = [...file.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(names).size).toBe(names.length);
  });

  it("tells the notes that clients may see, and none where a link shows none", async () => {
    await emptyDatabase();
    const scope = await seedBakery(1_000);
    const day = toDay("2026-03-20");
    const noted = { by: "operator", at: NOW };
    await storeNote(scope, { firstDay: day, lastDay: day, text: "Oven fair", shared: true }, noted);
    await storeNote(scope, { firstDay: day, lastDay: day, text: "Budget doubled", shared: false }, noted);
    const asked = { window: 28, compare: "previous", asOf: null, sections: null, now: NOW } as const;
    const { html: file } = await getReportHtml(scope, { ...asked, notes: "shared" });
    expect(file).toContain("<bdi>Oven fair</bdi>");
    expect(file).not.toContain("Budget doubled");
    expect((await getReportHtml(scope, { ...asked, notes: "none" })).html).not.toContain("Oven fair");
  });

  it("tells of goals and the days to come in the file of one's own, and in no other", async () => {
    await emptyDatabase();
    const scope = await seedBakery(1_000);
    const day = toDay("2026-03-20");
    const noted = { by: "operator", at: NOW };
    await storeNote(scope, { firstDay: day, lastDay: day, text: "Budget doubled", shared: false }, noted);
    const goal = {
      id: null,
      metric: "likes",
      target: 420,
      firstDay: day,
      lastDay: toDay("2026-04-30"),
    } as const;
    await storeGoal(scope, goal, { ...noted, most: 20 });
    const asked = { window: 28, compare: "previous", asOf: null } as const;
    const made = { ...asked, sections: null, now: NOW } as const;
    const own = await getReportHtml(scope, { ...made, notes: "all", own: true });
    const shown = figuresOf(own.html);
    const overview = await getOverview(scope, asked);
    const [told] = await getGoals(scope, overview.asOf);
    if (told === undefined) throw new Error("There is no goal.");
    expect(shown.get(`goal.${told.id}.value`)).toBe(told.value);
    expect(own.html).toContain(formatGoal(told));
    expect(own.html).toContain("Budget doubled");
    expect(own.name).toBe("northwind.bakes own report 2026-02-25 to 2026-03-24.html");
    const { videoViews } = await getOutlooks(scope, asked, { frame: overview, metrics: ["videoViews"] });
    expect(videoViews?.days).toHaveLength(28);
    for (const each of videoViews?.days ?? [])
      for (const part of ["value", "low", "high"] as const)
        expect(shown.get(`outlook.videoViews.${each.day}.${part}`)).toBe(each[part]);
    const sent = await getReportHtml(scope, { ...made, notes: "shared" });
    expect(sent.html).toContain("Video views by day");
    expect(sent.html).not.toMatch(/Goals|next 28 days|Budget doubled/);
  });

  it("tells of campaigns in the file of one's own, and in no other", async () => {
    await emptyDatabase();
    const scope = await seedBakery(1_000);
    const campaign = { name: NASTY, hashtags: ["rye"], firstDay: null, lastDay: null } as const;
    const { id } = await storeCampaign(scope, campaign, { by: "operator", at: NOW });
    const asked = { window: 28, compare: "previous", asOf: null, sections: null, now: NOW } as const;
    const own = await getReportHtml(scope, { ...asked, notes: "all", own: true });
    const told = await getCampaign(scope, id, null);
    if (told === null) throw new Error("There is no campaign.");
    const { posts, views, shareOfViews, engagement } = told.totals;
    expect(posts).toBeGreaterThan(0);
    const shown = figuresOf(own.html);
    const names = ["posts", "views", "shareOfViews", "engagement"];
    expect(names.map((name) => shown.get(`campaign.${id}.${name}`))).toEqual([
      posts,
      views.sum,
      shareOfViews,
      engagement.rate,
    ]);
    expect(own.html).toContain("alert(1)&#60;/script&#62;");
    expect(own.html).not.toContain("<script>");
    const sent = await getReportHtml(scope, { ...asked, notes: "shared" });
    expect(sent.html).not.toContain("Campaign");
  });

  it("has only the sections that are asked for, and Followers unasked only once it is open", async () => {
    await emptyDatabase();
    const scope = await seedBakery(-780);
    const asked = { window: 28, compare: "previous", asOf: null, notes: "none", now: NOW } as const;
    const open = await getReportHtml(scope, { ...asked, sections: null });
    expect(open.html).not.toContain("Followers</h2>");
    const content = await getReportHtml(scope, { ...asked, sections: ["content"] });
    expect(content.html).not.toMatch(/Video views|Overview<\/h2>/);
    const closed = await getReportHtml(scope, { ...asked, sections: ["followers"] });
    expect(closed.html).toContain("78 of 100 followers");
    expect(closed.html).not.toContain("Top countries");
    expect(content.name).toBe("northwind.bakes report 2026-02-25 to 2026-03-24.html");
  });
});

test("the colours of drawings are those of the pages", () => {
  const css = readFileSync("app/globals.css", "utf8");
  for (const [name, light] of Object.entries(COLOURS)) {
    const dark = DARK_COLOURS[name as keyof typeof COLOURS];
    const pairs =
      typeof light === "string"
        ? [[name, light, dark]]
        : light.map((step, index) => [`${name}-${index}`, step, dark[index]]);
    for (const [variable, ...both] of pairs)
      expect(css).toContain(`--${variable}: light-dark(${both.join(", ")});`);
  }
});
