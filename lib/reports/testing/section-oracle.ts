import { median } from "@/lib/domain/median";
import type { WindowDays } from "@/lib/domain/report";
import { shift } from "./oracle";

/**
 * Content and Followers of a profile by the naive reading of the rules, without a line of the code that is tested: every look-up walks all that
 * was told. Means and medians of few numbers are all the arithmetic there is.
 */

export type ToldPost = {
  readonly postId: string;
  readonly publishedOn: string;
  readonly title: string;
  readonly totals: Readonly<Record<"views" | "likes" | "comments" | "shares", number | null>>;
};
type Dated = { readonly exportedOn: string };
export type ToldList = Dated & { readonly posts: readonly ToldPost[] };
/** 24 hours of each day that ends on `lastDay`; null was not measured. */
export type ToldHours = Dated & {
  readonly lastDay: string;
  readonly days: readonly (readonly (number | null)[])[];
};
/** In millionths. */
export type ToldShares = Dated & { readonly shares: Readonly<Record<string, number>> };

/** One line of daily values that ends on the window's last day. */
export type ToldLines = Readonly<
  Record<"followers" | "viewers" | "newViewers" | "returningViewers", readonly (number | null)[]>
>;

const TOTALS = ["views", "likes", "comments", "shares"] as const;

/** What the JSON of Content must hold, for a window that ends on `asOf`. */
export function expectContent(lists: readonly ToldList[], asOf: string, window: WindowDays) {
  const posts = shownPosts(lists);
  const inside = posts.filter(
    ({ publishedOn }) => publishedOn >= shift(asOf, 1 - window) && publishedOn <= asOf,
  );
  const contentReadOn =
    lists
      .map(({ exportedOn }) => exportedOn)
      .toSorted()
      .at(-1) ?? null;
  const views = known(inside.map((post) => post.totals.views));
  const rated = inside.filter(({ totals }) => TOTALS.every((total) => totals[total] !== null));
  return {
    contentReadOn,
    postsKnown: posts.length,
    publishedSince: posts.filter(({ publishedOn }) => publishedOn > asOf).length,
    totals: {
      posts: inside.length,
      views: views.length === 0 ? null : sum(views),
      pooledEngagementRate: pooled(rated),
      medianEngagementRate: median(known(rated.map((post) => pooled([post])))),
    },
    posts: inside
      .toSorted((a, b) => (a.publishedOn + a.postId < b.publishedOn + b.postId ? 1 : -1))
      .map((post) => ({
        ...{ postId: post.postId, title: post.title, publishedOn: post.publishedOn, readOn: post.readOn },
        ...post.totals,
        engagementRate: rated.includes(post) ? pooled([post]) : null,
        detail: {
          state:
            contentReadOn !== null && post.publishedOn >= shift(contentReadOn, -6) ? "current" : "expired",
          lastDay: shift(post.publishedOn, 6),
        },
      })),
    hashtags: hashtagsOf(inside),
  };
}

type ShownPost = ToldPost & { readonly readOn: string };

/** Each post as its newest list has it, each total as the newest list that knows it. */
function shownPosts(lists: readonly ToldList[]): readonly ShownPost[] {
  const newest = lists.toSorted((a, b) => (a.exportedOn < b.exportedOn ? 1 : -1));
  const ids = new Set(newest.flatMap(({ posts }) => posts.map(({ postId }) => postId)));
  return [...ids].flatMap((id) => {
    const told = newest.flatMap(({ exportedOn, posts }) =>
      posts.filter(({ postId }) => postId === id).map((post) => ({ ...post, readOn: exportedOn })),
    );
    const [shown] = told;
    if (shown === undefined) return [];
    const totals = TOTALS.map((total) => [
      total,
      told.map((post) => post.totals[total]).find((value) => value !== null) ?? null,
    ]);
    return [{ ...shown, totals: Object.fromEntries(totals) as ToldPost["totals"] }];
  });
}

/** Engagement of all ÷ views of all; null where nobody looked. */
function pooled(posts: readonly ToldPost[]): number | null {
  const views = sum(posts.map(({ totals }) => totals.views ?? 0));
  const engaged = posts.map(
    ({ totals }) => (totals.likes ?? 0) + (totals.comments ?? 0) + (totals.shares ?? 0),
  );
  return views === 0 ? null : sum(engaged) / views;
}

function hashtagsOf(posts: readonly ShownPost[]) {
  const words = ({ title }: ToldPost) => title.split(" ").filter((word) => word.startsWith("#"));
  const all = [...new Set(posts.flatMap(words))];
  const counted = all.map((word) => ({ word, own: posts.filter((post) => words(post).includes(word)) }));
  return counted
    .toSorted((a, b) => b.own.length - a.own.length || (a.word < b.word ? -1 : 1))
    .map(({ word, own }) => {
      const views = known(own.map((post) => post.totals.views));
      const looked = own.filter(
        ({ totals }) => totals.views !== 0 && TOTALS.every((each) => totals[each] !== null),
      );
      return {
        ...{
          hashtag: word.slice(1),
          posts: own.length,
          medianViews: views.length < 5 ? null : median(views),
        },
        engagement: { posts: looked.length, rate: pooled(looked) },
      };
    });
}

type Told = {
  readonly asOf: string;
  readonly lines: ToldLines;
  readonly hours: readonly ToldHours[];
  readonly countries: readonly ToldShares[];
  readonly lists: readonly ToldList[];
};

/** What the JSON of Followers must hold besides its figures, for a window that ends on `asOf`. */
export function expectFollowers({ asOf, lines, hours, countries, lists }: Told, window: WindowDays) {
  const have = lines.followers.findLast((value) => value !== null) ?? null;
  const threshold = { needed: 100, have, open: have !== null && have >= 100 };
  if (!threshold.open) return { threshold };
  const inside = (line: readonly (number | null)[]) =>
    Array.from({ length: window }, (_, index) => line[line.length - window + index] ?? null);
  const [first, again] = [inside(lines.newViewers), inside(lines.returningViewers)];
  const shares = first.map((value, index) => {
    const other = again[index] ?? null;
    return value === null || other === null || value + other === 0 ? null : value / (value + other);
  });
  return {
    threshold,
    netByDay: inside(lines.followers).map((value, index) => ({
      day: shift(asOf, 1 - window + index),
      value: difference(value, lines.followers[lines.followers.length - window + index - 1] ?? null),
    })),
    heat: { cells: heatOf(hours, shift(asOf, 1 - window), asOf) },
    heatEver: { cells: heatOf(hours, "0000-01-01", asOf) },
    territories: countriesOf(countries),
    viewers: {
      medianViewers: median(known(inside(lines.viewers))),
      medianNewViewers: median(known(first)),
      medianReturningViewers: median(known(again)),
      newShare: median(known(shares)),
    },
    worked: { slots: workedOf(lists, asOf) },
  };
}

/** Mean by weekday and hour over the hours of these days, each as the newest export that measured it tells it. */
function heatOf(hours: readonly ToldHours[], from: string, to: string) {
  const newest = hours.toSorted((a, b) => (a.exportedOn < b.exportedOn ? 1 : -1));
  const days = [
    ...new Set(
      newest.flatMap(({ lastDay, days: told }) => told.map((_, at) => shift(lastDay, at + 1 - told.length))),
    ),
  ].filter((day) => day >= from && day <= to);
  const measured = (day: string, hour: number) =>
    newest
      .map(
        ({ lastDay, days: told }) =>
          told.find((_, at) => shift(lastDay, at + 1 - told.length) === day)?.[hour],
      )
      .find((value) => value !== null && value !== undefined) ?? null;
  return Array.from({ length: 7 * 24 }, (_, cell) => {
    const [weekday, hour] = [Math.floor(cell / 24), cell % 24];
    const values = known(
      days.filter((day) => mondayFirst(day) === weekday).map((day) => measured(day, hour)),
    );
    const mean = values.length === 0 ? null : sum(values) / values.length;
    return { weekday, hour, mean, measuredHours: values.length };
  });
}

/** The five largest, and all others as one. */
function countriesOf(countries: readonly ToldShares[]) {
  const newest = countries.toSorted((a, b) => (a.exportedOn < b.exportedOn ? -1 : 1)).at(-1);
  if (newest === undefined) return null;
  const rows = Object.entries(newest.shares).toSorted(
    ([a, one], [b, other]) => other - one || (a < b ? -1 : 1),
  );
  const named = rows.filter(([label]) => label !== "Others");
  const rest = [...named.slice(5), ...rows.filter(([label]) => label === "Others")];
  const shares = named.slice(0, 5).map(([label, share]) => ({ label, share: share / 1e6 }));
  const other = { label: "Other", share: sum(rest.map(([, share]) => share)) / 1e6 };
  return { readOn: newest.exportedOn, shares: rest.length === 0 ? shares : [...shares, other] };
}

/** The zone is unknown, so nothing is told by the hour. Views of posts of a year that were read seven days after publishing, from five on. */
function workedOf(lists: readonly ToldList[], asOf: string) {
  const counted = shownPosts(lists).filter(
    ({ publishedOn, readOn, totals }) =>
      totals.views !== null &&
      publishedOn > shift(asOf, -365) &&
      publishedOn <= asOf &&
      readOn >= shift(publishedOn, 7),
  );
  return [null, 0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const own = counted.filter(({ publishedOn }) => weekday === null || mondayFirst(publishedOn) === weekday);
    const views = known(own.map(({ totals }) => totals.views));
    return { weekday, part: null, posts: own.length, medianViews: own.length < 5 ? null : median(views) };
  });
}

function mondayFirst(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function difference(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : now - before;
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
