import { describe, expect, it } from "vitest";
import { parseDatedLabel, parseDateLabel, parseDateLabels } from "./date-label";

describe("parseDateLabel", () => {
  it.each([
    ["March 2", 3, 2],
    ["MARCH 2nd", 3, 2],
    ["28 May", 5, 28],
    ["8 de marzo", 3, 8],
    ["8 de março", 3, 8],
    ["8 de marco", 3, 8],
    ["11 septembre", 9, 11],
    ["1er mars", 3, 1],
    ["25 Φεβρουαρίου", 2, 25],
    ["25 ΦΕΒΡΟΥΑΡΙΟΥ", 2, 25],
    ["25 Φεβρουάριος", 2, 25],
    ["28 апреля", 4, 28],
    ["18 tháng Sáu", 6, 18],
    ["18 Tháng Mười Hai", 12, 18],
    ["18 tháng 6", 6, 18],
    ["5. Januar", 1, 5],
    ["5.\u00a0Januar", 1, 5],
    ["9 Ağustos", 8, 9],
    ["9 HAZİRAN", 6, 9],
    ["5. ledna", 1, 5],
    ["január 5.", 1, 5],
    ["9月13日", 9, 13],
    ["1월 5일", 1, 5],
    ["5 มกราคม", 1, 5],
    ["๕ มกราคม", 1, 5],
    ["٥ يناير", 1, 5],
    ["5 كانون الثاني", 1, 5],
    ["۵ ژانویه", 1, 5],
    ["5 במרץ", 3, 5],
    ["५ फरवरी", 2, 5],
    ["Pebrero 29", 2, 29],
    ["\u200f5 \u0645\u0627\u0631\u0633", 3, 5],
  ])("reads %s", (text, month, day) => {
    expect(parseDateLabel(text)).toEqual({ month, day });
  });

  it.each([
    "",
    "March",
    "5",
    "March 32",
    "31 April",
    "0 March",
    "Smarch 3",
    "5 de",
    "March 2,",
    "March 2 2026",
    "2 3 March",
    "3/2",
    "13月1日",
    "18 tháng 13",
    "3.апр",
    "March 2".repeat(20),
  ])("refuses “%s”", (text) => {
    expect(parseDateLabel(text)).toBeNull();
  });

  it("does not choose between October in Croatian and November in Polish", () => {
    expect(parseDateLabel("5. listopada")).toBeNull();
  });
});

describe("parseDateLabels", () => {
  it("reads a word of two languages in the language of the other labels", () => {
    expect(parseDateLabels(["30 września", "5 listopada"], "any")).toEqual({
      kind: "read",
      days: [
        { month: 9, day: 30 },
        { month: 11, day: 5 },
      ],
    });
    expect(parseDateLabels(["30. rujna", "5. listopada"], "any")).toMatchObject({
      days: [
        { month: 9, day: 30 },
        { month: 10, day: 5 },
      ],
    });
  });

  it("says which label is ambiguous and what it could be", () => {
    expect(parseDateLabels(["5. listopada", "6. listopada"], "daily")).toEqual({
      kind: "ambiguous",
      index: 0,
      readings: [
        { month: 10, day: 5 },
        { month: 11, day: 5 },
      ],
    });
  });

  it("points at the cells that are no dates", () => {
    expect(parseDateLabels(["March 2", "3.апр", "March 4"], "daily")).toEqual({
      kind: "unreadable",
      indices: [1],
    });
  });

  it("points at the cells in another language than the rest", () => {
    expect(parseDateLabels(["5 января", "6 января", "January 7"], "daily")).toEqual({
      kind: "unreadable",
      indices: [2],
    });
  });

  it("reads no labels as no days", () => {
    expect(parseDateLabels([], "daily")).toMatchObject({ kind: "read", days: [] });
  });
});

describe("parseDatedLabel", () => {
  it("reads days with their year and refuses those that do not exist", () => {
    expect(parseDatedLabel("2025/10/31")).toBe("2025-10-31");
    expect(parseDatedLabel("2025-10-31")).toBe("2025-10-31");
    expect(parseDatedLabel("2025-02-29")).toBeNull();
    expect(parseDatedLabel("2025-10/31")).toBeNull();
  });
});
