import { describe, expect, it } from "vitest";
import { evaluateMedianEngagement, evaluatePooledEngagement, evaluatePostEngagement } from "./engagement";

const post = (views: number | null, likes: number | null) => ({ views, likes, comments: 0, shares: 0 });

describe("engagement over the lifetime of posts", () => {
  it("is unknown without views and where anything is unknown", () => {
    expect(evaluatePostEngagement(post(200, 10))).toBe(0.05);
    expect([post(0, 0), post(null, 1), post(5, null)].map(evaluatePostEngagement)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("has a pooled rate, which a large post rules, and a median, which it does not", () => {
    const posts = [post(100_000, 1_000), post(100, 10), post(100, 12), post(100, null)];
    expect(evaluatePooledEngagement(posts)).toBe(1_022 / 100_200);
    expect(evaluateMedianEngagement(posts)).toBe(0.1);
    expect([evaluatePooledEngagement([]), evaluateMedianEngagement([])]).toEqual([null, null]);
  });
});
