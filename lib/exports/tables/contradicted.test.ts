import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { Mapping } from "@/lib/domain/mapping";
import { handle, read, upload } from "../testing/uploads";
import { headerHash } from "./header-hash";

const MAPPING: Mapping = {
  target: "daily",
  header: ["Datum", "Aufrufe"],
  columns: [{ kind: "day" }, { kind: "measure", measure: "videoViews" }],
  dates: "day-month-year",
  numbers: "point",
};
const settled = [
  {
    headerHash: headerHash(MAPPING.header),
    mapping: MAPPING,
    profile: handle("northwind.bakes"),
    savedOn: toDay("2026-04-02"),
  },
];

async function readRows(...rows: readonly string[]) {
  const [file] = await read([upload("weekly.csv", ["Datum;Aufrufe", ...rows, ""].join("\n"))], { settled });
  return file;
}

describe("25. 55. a table that is written otherwise than the one that somebody mapped", () => {
  it("asks again and names the cell: a date in another order", async () => {
    const file = await readRows("05/04/2026;1.200", "05/14/2026;900");
    expect(file).toMatchObject({
      kind: "needs-answer",
      table: { mapping: MAPPING, source: "settled", settledOn: "2026-04-02" },
      problems: [{ code: "file/mapping-contradicted", line: 3, column: "Datum", value: "05/14/2026" }],
    });
  });

  it("asks again and names the cell: a number with another sign between its thousands", async () => {
    const file = await readRows("04.05.2026;900", "05.05.2026;1,200");
    expect(file).toMatchObject({
      kind: "needs-answer",
      problems: [{ code: "file/mapping-contradicted", line: 3, column: "Aufrufe", value: "1,200" }],
    });
  });

  it("asks again when no row fits at all", async () => {
    const file = await readRows("2026-05-04;900", "2026-05-05;800");
    expect(file).toMatchObject({ kind: "needs-answer", problems: [{ line: 2, value: "2026-05-04" }] });
  });

  it("only refuses a row that no notation can read", async () => {
    const file = await readRows("04.05.2026;900", "05.05.2026;many");
    expect(file).toMatchObject({
      kind: "read",
      rowsRefused: 1,
      problems: [{ code: "cell/number-notation" }],
    });
  });
});
