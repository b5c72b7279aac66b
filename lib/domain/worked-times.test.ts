import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, toDay } from "./day";
import { evaluateWorkedTimes, type PublishedPost } from "./worked-times";

const MONDAY = toDay("2026-03-02");
const ATHENS = "Europe/Athens";

/** Published at that hour of UTC, and read long after. */
function postAt(day: Day, hour: number, views: number): PublishedPost {
  const uploadedAtSeconds = Date.parse(`${day}T${String(hour).padStart(2, "0")}:30:00Z`) / 1000;
  return { publishedOn: day, readOn: addDays(day, 30), uploadedAtSeconds, views };
}

/** One a week, on that weekday. */
function weekly(weekday: number, hour: number, views: readonly number[]): readonly PublishedPost[] {
  return views.map((each, week) => postAt(addDays(MONDAY, weekday + 7 * week), hour, each));
}

describe("what worked", () => {
  it("is the median of at least five posts of a weekday and part of the day", () => {
    const posts = [
      ...weekly(0, 16, [100, 200, 300, 400, 9_000]),
      ...weekly(3, 8, [10, 20, 30, 40, 50]),
      ...weekly(5, 8, [70_000, 80_000, 90_000, 95_000]),
    ];
    const { slots, best } = evaluateWorkedTimes(posts, ATHENS);
    // 16:30 in UTC is 18:30 in Athens in winter, and 19:30 from 29 March on.
    expect(slots).toContainEqual({ weekday: 0, part: 3, posts: 5, medianViews: 300 });
    expect(slots).toContainEqual({ weekday: 3, part: 1, posts: 5, medianViews: 30 });
    expect(slots).toContainEqual({ weekday: 5, part: 1, posts: 4, medianViews: null });
    expect(best).toEqual([{ weekday: 0, part: 3, posts: 5, medianViews: 300 }]);
  });

  it("tells weekdays alone while the zone is unknown", () => {
    const posts = [...weekly(0, 16, [1, 2, 3, 4, 5]), ...weekly(3, 8, [10, 20, 30, 40, 50])];
    const { slots, best, untimed } = evaluateWorkedTimes(posts, null);
    expect(slots.every(({ part }) => part === null)).toBe(true);
    expect(best).toEqual([{ weekday: 3, part: null, posts: 5, medianViews: 30 }]);
    expect(untimed).toBe(10);
  });

  it("does not take the upload of a scheduled post for its publishing", () => {
    const scheduled = { ...postAt(MONDAY, 9, 5), publishedOn: addDays(MONDAY, 1) };
    const { slots, untimed } = evaluateWorkedTimes([scheduled], ATHENS);
    expect(slots.filter(({ part, posts }) => part !== null && posts > 0)).toEqual([]);
    expect(slots).toContainEqual({ weekday: 1, part: null, posts: 1, medianViews: null });
    expect(untimed).toBe(1);
  });

  it("leaves out posts that were read before they were seven days old", () => {
    const young = { ...postAt(MONDAY, 9, 5), readOn: addDays(MONDAY, 6) };
    const old = { ...postAt(MONDAY, 9, 5), readOn: addDays(MONDAY, 7) };
    expect(evaluateWorkedTimes([young, old], null)).toMatchObject({
      tooYoung: 1,
      days: { from: MONDAY, to: MONDAY },
    });
  });

  it("names every best slot of a tie, and none where all are alike or alone", () => {
    const alike = [...weekly(0, 8, [1, 2, 3, 4, 5]), ...weekly(1, 8, [1, 2, 3, 4, 5])];
    expect(evaluateWorkedTimes(alike, null).best).toEqual([]);
    expect(evaluateWorkedTimes(weekly(0, 8, [1, 2, 3, 4, 5]), ATHENS).best).toEqual([]);
    const tie = [...alike, ...weekly(2, 8, [0, 0, 0, 0, 0])];
    expect(evaluateWorkedTimes(tie, null).best.map(({ weekday }) => weekday)).toEqual([0, 1]);
    expect(evaluateWorkedTimes([], ATHENS)).toMatchObject({ best: [], days: null, tooYoung: 0 });
  });

  it("counts every settled post once in each division, whatever the zone", () => {
    const posts = fc.array(
      fc.record({
        day: fc.nat(200),
        hour: fc.integer({ min: 0, max: 23 }),
        views: fc.nat(1_000_000),
        wait: fc.nat(3),
      }),
      { maxLength: 60 },
    );
    const zones = fc.constantFrom(null, ATHENS, "Pacific/Auckland", "America/Los_Angeles");
    fc.assert(
      fc.property(posts, zones, (list, zone) => {
        const made = list.map(({ day, hour, views, wait }) => {
          const post = postAt(addDays(MONDAY, day), hour, views);
          return {
            ...post,
            publishedOn: addDays(post.publishedOn, wait),
            readOn: addDays(post.readOn, wait),
          };
        });
        const { slots, untimed } = evaluateWorkedTimes(made, zone);
        const count = (of: (slot: (typeof slots)[number]) => boolean) =>
          slots.filter(of).reduce((sum, { posts: each }) => sum + each, 0);
        expect(count(({ weekday, part }) => weekday === null && part === null)).toBe(made.length);
        expect(count(({ weekday, part }) => weekday !== null && part === null)).toBe(made.length);
        if (zone === null) return;
        const timed = made.length - untimed;
        expect(count(({ weekday, part }) => weekday === null && part !== null)).toBe(timed);
        expect(count(({ weekday, part }) => weekday !== null && part !== null)).toBe(timed);
      }),
      { numRuns: 60 },
    );
  });
});
