import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { bySource, type DayClaim, rankClaims, type SourceExport } from "./provenance";

const FIRST = toDay("2026-03-01");

const source = fc.record({ after: fc.nat(4), hash: fc.nat(3) }).map(({ after, hash }): SourceExport => {
  const id = `${after}-${hash}`;
  return {
    importId: id,
    fileName: "Overview.csv",
    format: "studio/overview",
    sha256: String(hash).repeat(64),
    exportedOn: { day: addDays(FIRST, after), source: "given" },
    shiftDays: 0,
    shiftReason: "assumed",
  };
});

const claims = fc
  .uniqueArray(source, { selector: ({ importId }) => importId, maxLength: 12 })
  .chain((sources) =>
    fc.tuple(...sources.map((each) => fc.tuple(fc.constant(each), fc.option(fc.nat(9), { nil: null })))),
  )
  .map((pairs): DayClaim[] =>
    pairs.map(([from, value]) => ({
      value,
      source: from,
      place: { importId: from.importId, line: 2, labelDay: FIRST },
    })),
  );

describe("claims on a day", () => {
  it("are shown once: the newest export that knows the day, whatever the order they come in", () => {
    fc.assert(
      fc.property(claims, fc.nat(), (all, seed) => {
        const turned = [...all.slice(seed % 13), ...all.slice(0, seed % 13)];
        const ranked = rankClaims(turned);
        expect(ranked).toEqual(rankClaims(all));
        expect(ranked).toHaveLength(all.length);
        const known = all.filter(({ value }) => value !== null);
        const shown = ranked.filter(({ standing }) => standing === "shown");
        expect(shown).toHaveLength(known.length === 0 ? 0 : 1);
        for (const each of known)
          expect(bySource(shown[0]?.source ?? each.source, each.source)).toBeLessThanOrEqual(0);
        for (const { value, standing } of ranked) expect(standing === "unknown").toBe(value === null);
      }),
      { numRuns: 500 },
    );
  });
});
