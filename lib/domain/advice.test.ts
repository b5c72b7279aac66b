import { describe, expect, it } from "vitest";
import { formatAdvice } from "./advice";
import type { ExportAdvice } from "./coverage";
import { toDay } from "./day";
import { EXPORT_FORMATS, type TikTokFormatId } from "./export-format";

const TODAY = toDay("2026-03-26");
const days = (from: string, to: string) => ({ from: toDay(from), to: toDay(to) });
const say = (...advice: ExportAdvice[]) => formatAdvice(advice, TODAY);

describe("advice in words", () => {
  it("names the last day on which no hour of follower activity is lost, before anything else", () => {
    const advice = say(
      {
        format: "studio/overview",
        reason: "gap",
        range: days("2026-03-05", "2026-03-07"),
        by: toDay("2027-03-05"),
      },
      {
        format: "studio/follower-activity",
        reason: "stale",
        range: days("2026-03-25", "2026-03-26"),
        by: toDay("2026-03-31"),
      },
    );
    expect(advice).toEqual([
      {
        tab: "Followers",
        by: "2026-03-31",
        isUrgent: true,
        reasons: [
          "TikTok keeps followers online by hour for 7 days only. Export by 31 Mar 2026 and no hour of 25 Mar – 26 Mar 2026 is lost.",
        ],
      },
      {
        tab: "Overview",
        by: "2027-03-05",
        isUrgent: false,
        reasons: [
          "No export holds views, likes, comments and shares by day of 5 Mar – 7 Mar 2026. TikTok still gives all of it until 5 Mar 2027.",
        ],
      },
    ]);
  });

  it("says that hours are lost already when they are", () => {
    const range = days("2026-03-11", "2026-03-26");
    const [advice] = say({ format: "studio/follower-activity", reason: "stale", range, by: null });
    expect(advice?.reasons).toEqual([
      "TikTok keeps followers online by hour for 7 days only. Some hours of 11 Mar – 26 Mar 2026 are lost already, and more go every day: export now.",
    ]);
  });

  it("asks for one download per tab, whatever it lacks", () => {
    const never = (format: TikTokFormatId) => ({ format, reason: "never", range: null, by: null }) as const;
    const [followers, ...rest] = say(never("studio/follower-gender"), never("studio/follower-territories"), {
      format: "studio/follower-history",
      reason: "provisional",
      range: days("2026-03-24", "2026-03-25"),
      by: null,
    });
    expect(rest).toEqual([]);
    expect(followers?.reasons).toEqual([
      "No export holds followers by gender yet.",
      "No export holds followers by country yet.",
      "24 Mar – 25 Mar 2026 are provisional: TikTok may still restate them. An export from 28 Mar 2026 on settles that.",
    ]);
  });

  it("says how to see more posts than TikTok lists", () => {
    const [advice] = say({ format: "studio/content", reason: "full", range: null, by: null });
    expect(advice?.tab).toBe("Content");
    expect(advice?.reasons[0]).toMatch(/holds 15 posts.*Sort the list differently.*export it again\.$/);
  });

  const reasons = ["gap", "provisional", "stale", "never", "full"] as const;
  const cases = (
    Object.keys(EXPORT_FORMATS).filter((id) => /^(studio|business)\//.test(id)) as TikTokFormatId[]
  ).flatMap((format) => reasons.map((reason) => ({ format, reason })));

  it.each(cases)("has whole sentences for $format, $reason", (advised) => {
    const ranges = [null, days("2026-03-20", "2026-03-20"), days("2026-03-20", "2026-03-22")];
    const told = ranges.flatMap((range) =>
      [null, TODAY].flatMap((by) => say({ ...advised, range, by }).flatMap((each) => each.reasons)),
    );
    expect(told).toHaveLength(6);
    for (const sentence of told) {
      expect(sentence).toMatch(/^[A-Z0-9][^{}]*\.$/);
      expect(sentence).not.toMatch(/undefined|null| {2}|\.\./);
    }
  });

  it("has nothing to say when nothing is wanted", () => {
    expect(say()).toEqual([]);
  });
});
