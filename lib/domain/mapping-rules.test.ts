import { describe, expect, it } from "vitest";
import type { ColumnRole, Mapping } from "./mapping";
import { findMappingFault } from "./mapping-rules";

const IGNORED: ColumnRole = { kind: "ignored" };
const DAY: ColumnRole = { kind: "day" };
const VIEWS: ColumnRole = { kind: "measure", measure: "videoViews" };

function fault(target: Mapping["target"], ...columns: readonly ColumnRole[]): string | null {
  const header = columns.map((_, index) => `Column ${index}`);
  return findMappingFault({ target, header, columns, dates: "year-month-day", numbers: "none" });
}

describe("a mapping", () => {
  it("of daily figures needs a day and a figure", () => {
    expect(fault("daily", DAY, VIEWS, IGNORED, IGNORED)).toBeNull();
    expect(fault("daily", VIEWS, IGNORED)).toBe("Choose the column that holds the day.");
    expect(fault("daily", DAY, IGNORED)).toBe("Choose at least one column of figures.");
  });

  it("of posts needs a link and a figure", () => {
    expect(fault("posts", { kind: "link" }, { kind: "total", total: "likes" })).toBeNull();
    expect(fault("posts", { kind: "title" }, { kind: "total", total: "likes" })).toMatch(
      /link to each video/,
    );
    expect(fault("posts", { kind: "link" }, { kind: "published" })).toBe(
      "Choose at least one column of figures.",
    );
  });

  it("gives no meaning to two columns", () => {
    expect(fault("daily", DAY, VIEWS, VIEWS)).toMatch(/same meaning/);
    expect(fault("daily", DAY, VIEWS, { kind: "measure", measure: "likes" })).toBeNull();
  });

  it("does not mix days with posts", () => {
    expect(fault("daily", DAY, VIEWS, { kind: "link" })).toMatch(/no links/);
    expect(fault("posts", { kind: "link" }, { kind: "total", total: "views" }, DAY)).toMatch(/no days/);
  });

  it("has one meaning for each column", () => {
    const mapping = { target: "daily", dates: "year-month-day", numbers: "none" } as const;
    expect(
      findMappingFault({ ...mapping, header: ["Day", "Views", "Likes"], columns: [DAY, VIEWS] }),
    ).toMatch(/exactly one/);
  });
});
