import { describe, expect, it } from "vitest";
import { evaluateAudienceChange, evaluateTopTerritories, orderShares } from "./audience";
import { toDay } from "./day";

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

  it("change in points against an earlier export, exactly", () => {
    const before = {
      readOn: toDay("2026-03-10"),
      shares: shares({ GR: 0.4, CY: 0.1, DE: 0.05, US: 0.05, GB: 0.05, SE: 0.15, Others: 0.2 }),
    };
    const shown = shares({ GR: 0.412, CY: 0.1, DE: 0.06, US: 0.05, GB: 0.04, Other: 0.338 });
    expect(evaluateAudienceChange(shown, before)).toEqual({
      before: "2026-03-10",
      points: [
        { label: "GR", points: 0.012 },
        { label: "CY", points: 0 },
        { label: "DE", points: 0.01 },
        { label: "US", points: 0 },
        { label: "GB", points: -0.01 },
        { label: "Other", points: -0.012 },
      ],
    });
  });

  it("are unknown then where the earlier export does not list them, and so is the rest", () => {
    const before = { readOn: toDay("2026-03-10"), shares: shares({ GR: 0.4, Others: 0.6 }) };
    const { points } = evaluateAudienceChange(shares({ GR: 0.5, CY: 0.1, Other: 0.4 }), before);
    expect(points).toEqual([
      { label: "GR", points: 0.1 },
      { label: "CY", points: null },
      { label: "Other", points: null },
    ]);
  });
});
