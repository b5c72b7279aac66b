import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysBetween, toDay } from "../domain/day";
import { type LabelMode, WIDEST_SHIFT } from "../domain/evidence";
import { type OwnMode, shiftOf } from "./label-mode";
import type { LabelValues } from "./label-overlap";
import { decideShifts, neededValues, type ShiftSubject } from "./shift";

const START = toDay("2026-01-01");
const LENGTH = 120;

type File = ShiftSubject & { readonly mode: LabelMode; readonly values: LabelValues };
type Recipe = {
  readonly format: "studio/overview" | "studio/follower-history" | "studio/viewers";
  readonly mode: LabelMode;
  readonly from: number;
  readonly days: number;
  readonly exportedOn: number | null;
  readonly proves: boolean;
};

/** Different on every day, so that values agree at the true offset only. */
function trueValue(day: Day): bigint {
  return 1000n + BigInt((daysBetween(START, day) * 7919) % 5003);
}

function measureOf(format: Recipe["format"]): "videoViews" | "followers" | "viewers" {
  if (format === "studio/overview") return "videoViews";
  return format === "studio/viewers" ? "viewers" : "followers";
}

function exportFile(recipe: Recipe, key: string): File {
  const { format, mode } = recipe;
  const shift = shiftOf(format, mode);
  const first = addDays(START, recipe.from);
  const values = new Map(
    Array.from({ length: recipe.days }, (_, index) => {
      const day = addDays(first, index);
      return [addDays(day, -shift), { [measureOf(format)]: trueValue(day) }] as const;
    }),
  );
  const ownMode: OwnMode | null = recipe.proves ? { mode, reason: "difference-pattern" } : null;
  const proved = recipe.exportedOn !== null;
  return {
    key,
    format,
    labels: { from: addDays(first, -shift), to: addDays(first, recipe.days - 1 - shift) },
    exportedOn: {
      day: addDays(START, recipe.exportedOn ?? LENGTH),
      source: proved ? "content-time" : "upload-day",
    },
    ownMode,
    override: null,
    mode,
    values,
  };
}

function overview(mode: LabelMode, from: number, further: Partial<Recipe> = {}): Recipe {
  return {
    format: "studio/overview",
    mode,
    from,
    days: 28,
    exportedOn: null,
    proves: false,
    ...further,
  };
}

function decide(files: readonly File[]) {
  const needed = new Set(neededValues(files));
  return decideShifts(files, (key) => {
    if (!needed.has(key)) throw new Error(`${key} was not announced`);
    return files.find((file) => file.key === key)?.values ?? new Map();
  });
}

function make(...recipes: readonly Recipe[]): readonly File[] {
  return recipes.map((recipe, index) => exportFile(recipe, `file ${index}`));
}

describe("decideShifts", () => {
  it("puts a person's choice before the file's own proof", () => {
    const [file] = make(overview("B", 0, { proves: true }));
    const decided = decide(file === undefined ? [] : [{ ...file, override: -1 }]);
    expect(decided.get("file 0")).toEqual({ shiftDays: -1, reason: "override", overlap: null });
  });

  it("compares with days that a person moved as far as they may be moved", () => {
    const formats = ["studio/overview", "studio/follower-history"] as const;
    const movedByHand = make(...formats.map((format) => overview("A", 0, { format }))).map((file) => ({
      ...file,
      key: `moved ${file.key}`,
      values: new Map([...file.values].map(([day, value]) => [addDays(day, -WIDEST_SHIFT), value] as const)),
      labels: { from: addDays(START, -WIDEST_SHIFT), to: addDays(START, 27 - WIDEST_SHIFT) },
      override: WIDEST_SHIFT,
    }));
    const open = make(...formats.map((format) => overview("B", 25, { format, exportedOn: 80 })));
    expect(decide([...movedByHand, ...open]).get("file 1")).toMatchObject({
      shiftDays: 1,
      reason: "overlap",
    });
  });

  it("lets one file prove all files of the same proved day of export, and loads nothing", () => {
    const files = make(
      overview("B", 0, { exportedOn: 60 }),
      overview("B", 5, { exportedOn: 60, format: "studio/viewers" }),
      overview("B", 9, { exportedOn: 60, format: "studio/follower-history", proves: true }),
    );
    expect(neededValues(files)).toEqual([]);
    const decided = decide(files);
    expect(decided.get("file 0")).toMatchObject({ shiftDays: 1, reason: "same-export" });
    expect(decided.get("file 1")).toMatchObject({ shiftDays: 0, reason: "same-export" });
    expect(decided.get("file 2")).toMatchObject({ shiftDays: 1, reason: "difference-pattern" });
  });

  it("does not let files share a day of export that is only a guess", () => {
    const files = make(overview("B", 0, { proves: true }), overview("B", 60));
    expect(decide(files).get("file 1")).toEqual({
      shiftDays: 0,
      reason: "assumed",
      overlap: null,
    });
  });

  it("takes the shift at which stored days agree, and says on how many", () => {
    const files = make(overview("A", 0, { proves: true }), overview("B", 8));
    const decided = decide(files).get("file 1");
    expect(decided).toMatchObject({
      shiftDays: 1,
      reason: "overlap",
      overlap: { compared: 20, agree: 20 },
    });
    const last = addDays(START, 27);
    expect(decided?.overlap?.pairs).toHaveLength(7);
    expect(decided?.overlap?.pairs.at(-1)).toEqual({
      measure: "videoViews",
      label: addDays(last, -1),
      other: last,
      mine: trueValue(last),
      theirs: trueValue(last),
    });
  });

  it.each([
    [5, "overlap"],
    [4, "assumed"],
  ] as const)("needs five overlapping days: %i days are %s", (days, reason) => {
    const files = make(overview("A", 0, { proves: true }), overview("B", 28 - days));
    expect(decide(files).get("file 1")?.reason).toBe(reason);
  });

  it("knows the modes of two unproved exports that agree a day apart", () => {
    const decided = decide(make(overview("B", 0), overview("A", 8)));
    expect(decided.get("file 0")).toMatchObject({ shiftDays: 1, reason: "overlap" });
    expect(decided.get("file 1")).toMatchObject({ shiftDays: 0, reason: "overlap" });
  });

  it("assumes 0 for unproved exports that are labelled alike", () => {
    const decided = decide(make(overview("B", 0), overview("B", 8)));
    expect([...decided.values()].map(({ reason }) => reason)).toEqual(["assumed", "assumed"]);
  });

  it("learns nothing from empty days and from a level that stands still", () => {
    for (const value of [0n, 64n]) {
      const files = make(overview("A", 0, { proves: true }), overview("B", 8)).map((file) => ({
        ...file,
        values: new Map([...file.values.keys()].map((day) => [day, { videoViews: value }])),
      }));
      expect(decide(files).get("file 1")?.reason).toBe("assumed");
    }
  });

  it("believes a last label of E−2 only while nothing stronger speaks", () => {
    const weak: OwnMode = { mode: "B", reason: "last-label" };
    const [proved, hinted] = make(overview("A", 0, { proves: true }), overview("A", 8));
    if (proved === undefined || hinted === undefined) throw new Error("two files");
    const early = { ...hinted, ownMode: weak };
    expect(decide([early]).get("file 1")).toEqual({
      shiftDays: 1,
      reason: "last-label",
      overlap: null,
    });
    expect(decide([early, proved]).get("file 1")).toMatchObject({
      shiftDays: 0,
      reason: "overlap",
    });
  });

  it("gives 0 and no reason to files without days", () => {
    const [file] = make(overview("A", 0));
    if (file === undefined) throw new Error("one file");
    const decided = decide([{ ...file, format: "studio/content", labels: null }]);
    expect(decided.get("file 0")).toEqual({ shiftDays: 0, reason: "none", overlap: null });
  });
});

const recipe: fc.Arbitrary<Recipe> = fc.record({
  format: fc.constantFrom("studio/overview", "studio/follower-history", "studio/viewers"),
  mode: fc.constantFrom("A", "B"),
  from: fc.integer({ min: 0, max: 60 }),
  days: fc.integer({ min: 7, max: 60 }),
  exportedOn: fc.constant(null),
  proves: fc.boolean(),
});
const files = fc.array(recipe, { minLength: 1, maxLength: 9 }).map((recipes) => make(...recipes));

describe("decideShifts, for any set of exports", () => {
  it("puts every file on its true days, unless it says that it assumed", () => {
    fc.assert(
      fc.property(files, (subjects) => {
        const decided = decide(subjects);
        for (const { key, format, mode } of subjects) {
          const decision = decided.get(key);
          if (decision?.reason === "assumed") expect(decision.shiftDays).toBe(0);
          else expect(decision?.shiftDays).toBe(shiftOf(format, mode));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("decides every file that shares five days with a proved one of its kind", () => {
    fc.assert(
      fc.property(files, (subjects) => {
        const decided = decide(subjects);
        for (const one of subjects) {
          const proved = subjects.some(
            (other) => other.ownMode !== null && other.format === one.format && shared(one, other) >= 7,
          );
          if (proved) expect(decided.get(one.key)?.reason).not.toBe("assumed");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of the files", () => {
    fc.assert(
      fc.property(
        files.chain((subjects) =>
          fc.tuple(fc.constant(subjects), fc.shuffledSubarray([...subjects], { minLength: subjects.length })),
        ),
        ([subjects, shuffled]) => {
          expect(sorted(decide(shuffled))).toEqual(sorted(decide(subjects)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("equals a fresh decision after any file came and went", () => {
    fc.assert(
      fc.property(files, exportedFile(), (subjects, extra) => {
        const before = sorted(decide(subjects));
        const during = [...subjects, extra];
        decide(during);
        expect(sorted(decide(during.filter(({ key }) => key !== extra.key)))).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

function exportedFile(): fc.Arbitrary<File> {
  return recipe.map((one) => exportFile(one, "extra"));
}

function shared(one: File, other: File): number {
  return [...one.values.keys()].filter((day) => other.values.has(day)).length;
}

function sorted(decided: ReturnType<typeof decide>) {
  return [...decided].sort(([one], [other]) => (one < other ? -1 : 1));
}
