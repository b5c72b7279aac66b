import { describe, expect, it } from "vitest";
import { evaluateTopTerritories, orderShares } from "./audience";

const shares = (pairs: Record<string, number>) =>
  Object.entries(pairs).map(([label, share]) => ({ label, share }));

describe("shares of the audience", () => {
  it("stand largest first with TikTok's rest last", () => {
    const ordered = orderShares(shares({ Other: 0.6, Female: 0.1, Male: 0.3 }));
    expect(ordered.map(({ label }) => label)).toEqual(["Male", "Female", "Other"]);
  });

  it("give the top 5 countries and add the rest up exactly", () => {
    const top = evaluateTopTerritories(
      shares({ Others: 0.3, GR: 0.381, RO: 0.141, CY: 0.036, DE: 0.034, US: 0.033, GB: 0.03, XK: 0.001 }),
    );
    expect(top.map(({ label, share }) => [label, share])).toEqual([
      ["GR", 0.381],
      ["RO", 0.141],
      ["CY", 0.036],
      ["DE", 0.034],
      ["US", 0.033],
      ["Other", 0.331],
    ]);
  });

  it("invent no rest that no row gives", () => {
    expect(evaluateTopTerritories(shares({ GR: 0.4, RO: 0.2 })).map(({ label }) => label)).toEqual([
      "GR",
      "RO",
    ]);
  });
});
