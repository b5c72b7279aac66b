import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { parseHandle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { type Answers, NO_ANSWERS } from "./answers";
import { commitFiles, previewFiles } from "./import-batch";
import { listMappings } from "./mappings";

const NORTHWIND = parseHandle("northwind.bakes") ?? expect.fail();
const CONTOSO = parseHandle("contoso.tea") ?? expect.fail();
const NOW = new Date("2026-05-03T09:00:00Z");
const APRIL = "Datum;Aufrufe;Notiz\n03.04.2026;1.234;Ostern\n04.04.2026;987;\n";
const MAY = "Datum;Aufrufe;Notiz\n01.05.2026;12;\n02.05.2026;1.034;\n";

const MAPPING: Mapping = {
  target: "daily",
  header: ["Datum", "Aufrufe", "Notiz"],
  columns: [{ kind: "day" }, { kind: "measure", measure: "videoViews" }, { kind: "ignored" }],
  dates: "day-month-year",
  numbers: "point",
};

function file(text: string, name = "weekly.csv") {
  return { name, bytes: Buffer.from(text, "utf8"), modifiedOn: null };
}

function shaOf(text: string): string {
  return createHash("sha256").update(Buffer.from(text, "utf8")).digest("hex");
}

async function preview(text: string, answers: Partial<Answers> = {}) {
  const request = { files: [file(text)], answers: { ...NO_ANSWERS, ...answers }, now: NOW };
  const { files } = await previewFiles(await operatorScope(), request);
  return files[0] ?? expect.fail();
}

async function importing(text: string, answers: Partial<Answers> = {}) {
  const request = { files: [file(text)], answers: { ...NO_ANSWERS, ...answers }, now: NOW };
  const { files } = await commitFiles(await operatorScope(), request);
  return files[0] ?? expect.fail();
}

async function board(): Promise<readonly string[]> {
  const rows = await reader().board.findMany({ orderBy: [{ profileId: "asc" }, { day: "asc" }] });
  return rows.map(({ measure, day, value }) => `${day} ${measure} ${value}`);
}

const SETTLED = {
  mappings: { [shaOf(APRIL)]: MAPPING },
  profiles: { [shaOf(APRIL)]: NORTHWIND },
  remember: { [shaOf(APRIL)]: "profile" },
} as const;

describeOnBothDatabases("a table that is no export", () => {
  beforeEach(emptyDatabase);

  it("asks what its columns mean, and is read as a person says", async () => {
    const asked = await preview(APRIL);
    expect(asked).toMatchObject({ status: "needs-answer", table: null });
    expect(asked.problems.map(({ code }) => code)).toEqual(["file/needs-mapping"]);
    const settled = await preview(APRIL, SETTLED);
    expect(settled).toMatchObject({
      status: "ready",
      format: "table/daily",
      profile: { handle: NORTHWIND, source: "given" },
      rows: { read: 2, new: 2 },
      table: { mapping: MAPPING, source: "given", settledOn: null },
    });
  });

  it("is remembered with the import and not before, and the next file asks nothing", async () => {
    await preview(APRIL, SETTLED);
    expect(await listMappings(await operatorScope())).toEqual([]);
    expect(await importing(APRIL, SETTLED)).toMatchObject({ status: "committed" });
    const next = await preview(MAY);
    expect(next).toMatchObject({
      status: "ready",
      profile: { handle: NORTHWIND, source: "settled" },
      rows: { read: 2, new: 2 },
      table: { mapping: MAPPING, source: "settled", settledOn: "2026-05-03" },
    });
    expect(await importing(MAY)).toMatchObject({ status: "committed" });
    expect(await board()).toEqual([
      "2026-04-03 videoViews 1234",
      "2026-04-04 videoViews 987",
      "2026-05-01 videoViews 12",
      "2026-05-02 videoViews 1034",
    ]);
  });

  it("is not remembered when its import did not come about", async () => {
    const before = await stateHash();
    const strange = file("nothing", "strange.csv");
    const answers = { ...NO_ANSWERS, ...SETTLED };
    const scope = await operatorScope();
    const outcome = await commitFiles(scope, { files: [file(APRIL), strange], answers, now: NOW });
    expect(outcome.problems.map(({ code }) => code)).toEqual(["batch/incomplete"]);
    expect(await listMappings(scope)).toEqual([]);
    expect(await stateHash()).toBe(before);
  });

  it("belongs to whom a person says, whatever is remembered", async () => {
    await importing(APRIL, { ...SETTLED, remember: { [shaOf(APRIL)]: "everyone" } });
    expect((await preview(MAY)).problems.map(({ code }) => code)).toContain("file/profile-unknown");
    const given = await preview(MAY, { profile: CONTOSO });
    expect(given).toMatchObject({ status: "ready", profile: { handle: CONTOSO, source: "given" } });
    const one = await preview(MAY, {
      profile: CONTOSO,
      profiles: { [shaOf(MAY)]: NORTHWIND },
      mappings: { [shaOf(MAY)]: MAPPING },
    });
    expect(one).toMatchObject({ status: "ready", profile: { handle: NORTHWIND, source: "given" } });
  });

  it("with other columns than the remembered ones asks again", async () => {
    await importing(APRIL, SETTLED);
    const other = await preview(MAY.replace("Aufrufe;Notiz", "Notiz;Aufrufe"));
    expect(other.problems.map(({ code }) => code)).toEqual(["file/needs-mapping"]);
  });
});
