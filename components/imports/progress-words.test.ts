import { describe, expect, it } from "vitest";
import type { ImportProgress } from "@/lib/domain/import-progress";
import { spokenProgress, tellProgress } from "./progress-words";

const half: ImportProgress = {
  phase: "reading",
  bytes: { read: 30_000_000, total: 60_000_000 },
  rows: { read: 500_000, stored: 0 },
};

describe("the progress of an import", () => {
  it("is told in bytes and rows, reading first and storing second", () => {
    expect(tellProgress("commit", half)).toEqual({
      share: 0.25,
      words: "30.0 MB of 60.0 MB read, 500,000 rows",
    });
    const rows = { read: 1_000_000, stored: 400_000 };
    expect(tellProgress("commit", { ...half, phase: "storing", rows })).toEqual({
      share: 0.7,
      words: "400,000 of 1,000,000 rows stored",
    });
    expect(tellProgress("preview", { ...half, phase: "storing", rows }).words).toBe(
      "400,000 of 1,000,000 rows compared with what is known",
    );
    expect(tellProgress("commit", { ...half, phase: "finishing", rows }).share).toBe(1);
  });

  it("never divides by nothing", () => {
    const empty = { bytes: { read: 0, total: 0 }, rows: { read: 0, stored: 0 } };
    for (const phase of ["waiting", "reading", "storing", "finishing"] as const) {
      const { share } = tellProgress("preview", { ...empty, phase });
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it("is spoken in quarters", () => {
    expect([0, 0.2, 0.26, 0.74, 1].map((share) => spokenProgress("Importing", share))).toEqual([
      "Importing",
      "Importing",
      "Importing: 25 percent",
      "Importing: 50 percent",
      "Importing: 100 percent",
    ]);
  });
});
