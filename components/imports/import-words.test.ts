import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { addRows, describeRows, describeShift, describeUndo } from "./import-words";

describe("what the preview says", () => {
  it("tells why days were moved, with the days that prove it", () => {
    expect(
      describeShift({ shiftDays: 1, shiftReason: "overlap", overlap: { compared: 20, agree: 20 } }),
    ).toBe(
      "TikTok labelled these days one day early; moved one day later because 20 of 20 values that you already have agree only so.",
    );
    expect(describeShift({ shiftDays: -1, shiftReason: "same-export" })).toBe(
      "TikTok labelled these days one day late; moved one day earlier because another file of the same download proves it.",
    );
  });

  it("tells why days were left where they are", () => {
    expect(describeShift({ shiftDays: 0, shiftReason: "difference-pattern" })).toBe(
      "The days are right as TikTok labelled them: only so do its daily gains add up to its totals.",
    );
    expect(describeShift({ shiftDays: 0, shiftReason: "assumed" })).toMatch(
      /^The days are taken as TikTok labelled them: nothing says otherwise yet/,
    );
    expect(describeShift({ shiftDays: 0, shiftReason: "none" })).toBeNull();
  });

  it("tells that a person moved them", () => {
    expect(describeShift({ shiftDays: 2, shiftReason: "override" })).toBe(
      "You move these days 2 days later.",
    );
    expect(describeShift({ shiftDays: 0, shiftReason: "override" })).toBe(
      "You keep these days as TikTok labelled them.",
    );
  });

  it("counts rows and leaves out what is none", () => {
    const rows = { read: 1_250, new: 1_200, changed: 50, same: 0, refused: 0 };
    expect(describeRows(rows)).toBe("1,250 rows: 1,200 new, 50 changed");
    expect(describeRows({ read: 0, new: 0, changed: 0, same: 0, refused: 0 })).toBe("no rows");
    expect(addRows([{ rows }, { rows }])).toEqual({
      read: 2_500,
      new: 2_400,
      changed: 100,
      same: 0,
      refused: 0,
    });
  });

  it("says what undoing takes away", () => {
    const range = { from: toDay("2026-01-16"), to: toDay("2026-03-16") };
    const rows = { read: 60, new: 60, changed: 0, same: 0, refused: 1 };
    expect(describeUndo({ rows, range })).toBe(
      "Its 59 rows from 16 Jan 2026 to 16 Mar 2026 leave the board. Where another import knows the same days, its values come back.",
    );
  });
});
