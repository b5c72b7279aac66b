import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysIn, toDay } from "./day";
import { evaluateGoal, type Goal } from "./goal";
import { formatGoal } from "./goal-words";

const AS_OF = toDay("2026-03-24");
/** 28 days, of which 14 are gone on 24 March. */
const GOAL: Goal = {
  ...{ id: "1", metric: "videoViews", target: 10_000 },
  firstDay: toDay("2026-03-11"),
  lastDay: toDay("2026-04-07"),
};

/** The days up to 24 March with these values, newest last; null is unknown, and the last two may still be restated where it says so. */
function known(values: readonly (number | null)[], provisional = 0, last: Day = AS_OF) {
  return values.flatMap((value, index) =>
    value === null
      ? []
      : [
          {
            day: addDays(last, index + 1 - values.length),
            value,
            provisional: index >= values.length - provisional,
          },
        ],
  );
}
const fill = (length: number, value: number | null) => Array.from({ length }, () => value);
const goalOn = (values: readonly (number | null)[], goal: Partial<Goal> = {}, provisional = 0) =>
  evaluateGoal({ ...GOAL, ...goal }, { asOf: AS_OF, known: known(values, provisional) });

describe("a goal", () => {
  it("needs what is missing, shared out over the days that are left", () => {
    const goal = goalOn([...fill(28, 365), ...fill(14, 300)]);
    expect(goal).toMatchObject({
      ...{ state: "running", value: 4_200, usualPerDay: 332.5 },
      days: { gone: 14, unknown: 0, provisional: 0, left: 14 },
    });
    expect(goal.neededPerDay).toBeCloseTo(5_800 / 14, 9);
    expect(formatGoal(goal)).toBe("Needs 415 a day for 14 days; usual 333.");
  });

  it("counts no unknown day as 0, and says how many there are", () => {
    const goal = goalOn([...fill(28, 365), ...fill(10, 300), ...fill(4, null)]);
    expect(goal).toMatchObject({ state: "running", value: 3_000, days: { unknown: 4 } });
    expect(formatGoal(goal)).toBe(
      "Needs 500 a day for 14 days; usual 365. 4 days are unknown, so it may need less.",
    );
    const nothing = goalOn([...fill(28, 365), ...fill(14, null)]);
    expect(nothing).toMatchObject({ state: "running", value: null, neededPerDay: null });
    expect(formatGoal(nothing)).toBe(
      "None of its days is known yet, so there is no pace. 14 days are unknown.",
    );
  });

  it("is reached whatever the unknown days hold, unless they may be negative", () => {
    const values = [...fill(28, 365), null, ...fill(13, 800)];
    expect(goalOn(values)).toMatchObject({ state: "reached", value: 10_400, neededPerDay: null });
    expect(goalOn(values, { metric: "likes" }).state).toBe("running");
    expect(formatGoal(goalOn(values, {}, 2))).toBe(
      "Reached: 10.4K of 10.0K. 1 day is unknown. 2 days are provisional.",
    );
  });

  it("is missed once it is over and every day is known, and nobody knows where one is not", () => {
    const over = { firstDay: toDay("2026-02-25"), lastDay: AS_OF };
    const missed = goalOn(fill(28, 300), over);
    expect(missed).toMatchObject({ state: "missed", value: 8_400, neededPerDay: null });
    expect(formatGoal(missed)).toBe("Missed by 1,600: 8,400 of 10.0K.");
    const unknown = goalOn([...fill(27, 300), null], over);
    expect(unknown.state).toBe("unknown");
    expect(formatGoal(unknown)).toBe(
      "Nobody can say whether it was reached: days that decide it are unknown. 1 day is unknown.",
    );
  });

  it("has its pace before it begins", () => {
    const goal = goalOn(fill(28, 365), { firstDay: toDay("2026-03-25"), lastDay: toDay("2026-04-21") });
    expect(goal).toMatchObject({ state: "to-come", value: null, days: { gone: 0, left: 28 } });
    expect(formatGoal(goal)).toBe("Begins on 25 Mar. Needs 358 a day for 28 days; usual 365.");
  });

  it("about followers is about their total", () => {
    const totals = Array.from({ length: 42 }, (_, day) => 9_000 + 10 * day);
    const goal = goalOn(totals, { metric: "followers" });
    expect(goal).toMatchObject({ state: "running", value: 9_410, usualPerDay: 10 });
    expect(formatGoal(goal)).toBe("Needs 43 a day for 14 days; usual 10.");
    expect(goalOn(totals, { metric: "followers", target: 9_410 }).state).toBe("reached");
    const over = { metric: "followers", lastDay: AS_OF } as const;
    expect(goalOn(totals, over).state).toBe("missed");
    expect(goalOn([...totals, null], over).state).toBe("unknown");
  });

  it("tells no usual day from less than half of 28 known ones, and none of days that may be restated", () => {
    expect(goalOn(fill(13, 300)).usualPerDay).toBeNull();
    expect(goalOn([...fill(26, 300), 0, 0], {}, 2).usualPerDay).toBe(300);
  });

  it("is reached exactly when the days needed bring what they need", () => {
    const day = fc.option(fc.integer({ min: 0, max: 900 }), { nil: null });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 27 }), (values) => {
        const goal = { ...GOAL, firstDay: addDays(AS_OF, 1 - values.length), lastDay: addDays(AS_OF, 10) };
        const now = evaluateGoal(goal, { asOf: AS_OF, known: known(values) });
        if (now.neededPerDay === null) return;
        const rest = daysIn({ from: addDays(AS_OF, 1), to: goal.lastDay });
        const stateWith = (by: number) =>
          evaluateGoal(goal, {
            asOf: goal.lastDay,
            known: [...known(values), ...rest.map((each) => ({ day: each, value: by, provisional: false }))],
          }).state;
        const needed = Math.ceil(now.neededPerDay);
        expect(stateWith(needed)).toBe("reached");
        if (needed > 1) expect(stateWith(needed - 1)).not.toBe("reached");
      }),
      { numRuns: 200 },
    );
  });
});
