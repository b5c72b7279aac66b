import { describe, expect, it } from "vitest";
import { parseZipName } from "./zip-name";

describe("parseZipName", () => {
  it("reads handle and days of an Overview archive", () => {
    expect(parseZipName("Overview_2026-06-18_1786845545_rice.paper.17.zip")).toEqual({
      handle: "rice.paper.17",
      range: { from: "2026-06-18", to: "2026-08-16" },
    });
  });

  it.each([
    ["Content_north_wind.bakes.zip", "north_wind.bakes"],
    ["Followers_north_wind.bakes (1).zip", "north_wind.bakes"],
    ["Viewers_northwind2 2.zip", "northwind2"],
    ["Viewers_northwind-2.zip", "northwind"],
    ["Viewers_northwind_2.zip", "northwind_2"],
    ["downloads/Followers_2bakes.zip", "2bakes"],
    ["Content_2026.zip", "2026"],
  ])("%s is of %s", (name, handle) => {
    expect(parseZipName(name)).toEqual({ handle, range: null });
  });

  it.each(["Overview.zip", "Overview-download.zip", "exports.zip", "Content_.zip", "Followers_a b c.zip"])(
    "%s names nobody",
    (name) => {
      expect(parseZipName(name).handle).toBeNull();
    },
  );

  it("takes the preset length when the epoch is a day off by its zone", () => {
    const at = Date.UTC(2026, 4, 10, 20) / 1000;
    expect(parseZipName(`Overview_2026-05-05_${at}_northwind.zip`).range).toEqual({
      from: "2026-05-05",
      to: "2026-05-11",
    });
  });

  it("believes no range that runs backwards", () => {
    expect(parseZipName("Overview_2026-05-05_1600000000_northwind.zip").range).toBeNull();
  });
});
