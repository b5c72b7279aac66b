import { describe, expect, it } from "vitest";
import { MEASURES } from "@/lib/domain/measure";
import { recogniseTable } from "./recognise-table";
import { dailyTemplate, findTemplateMapping } from "./template";

describe("our own table of daily figures", () => {
  it("has a column for every measure, and is recognised by its header", () => {
    const mapping = findTemplateMapping(dailyTemplate().trim().split(","));
    const measures = mapping?.columns.flatMap((role) => (role.kind === "measure" ? [role.measure] : []));
    expect(measures).toEqual(Object.keys(MEASURES));
    expect(mapping).toMatchObject({ target: "daily", dates: "year-month-day", numbers: "none" });
  });

  it.each([
    "day,likes\n2026-03-01,1\n",
    "\ufeffday;likes\r\n2026-03-01;1",
    "sep=,\nlikes,day,profile\n",
    '"day","profile_views"\n"2026-03-01","4"\n',
  ])("36. is recognised whichever of its columns are left: %s", (text) => {
    expect(recogniseTable(Buffer.from(text))?.target).toBe("daily");
  });

  it.each([
    "day\n2026-03-01\n",
    "likes,comments\n1,2\n",
    "day,likes,reach\n2026-03-01,1,2\n",
    "Day,Likes\n2026-03-01,1\n",
    "day,likes,likes\n2026-03-01,1,2\n",
    "d\u0430y,likes\n2026-03-01,1\n",
    "day,__proto__\n2026-03-01,1\n",
    "day,constructor\n2026-03-01,1\n",
  ])("37. 39. 40. 41. is nothing else, so that a person says what it means: %s", (text) => {
    expect(recogniseTable(Buffer.from(text))).toBeNull();
  });
});
