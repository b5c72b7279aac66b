import { beforeEach, expect, it } from "vitest";
import { listAudit } from "@/lib/db/audit";
import { newId } from "@/lib/db/new-id";
import { operatorScope, type WorkspaceScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { findSettledMapping } from "@/lib/exports/tables/settled-mapping";
import { requireImporter } from "./importer";
import { parseMappingFile, toMappingFile } from "./mapping-file";
import { forgetMapping, listMappings, readMappingFile, rememberMapping, writeMappingFile } from "./mappings";

const NEWEST = { kinds: null, actor: null, before: null, limit: 100 } as const;

const NORTHWIND = handle("northwind.bakes");
const CONTOSO = handle("contoso.tea");
const NOW = new Date("2026-05-03T09:00:00Z");

const WEEKLY: Mapping = {
  target: "daily",
  header: ["Datum", "Aufrufe", "Notiz"],
  columns: [{ kind: "day" }, { kind: "measure", measure: "videoViews" }, { kind: "ignored" }],
  dates: "day-month-year",
  numbers: "point",
};
const AMERICAN: Mapping = { ...WEEKLY, dates: "month-day-year", numbers: "comma" };

function handle(text: string): Handle {
  const parsed = parseHandle(text);
  if (parsed === null) throw new Error(`No handle: ${text}`);
  return parsed;
}

async function remember(mapping: Mapping, profile: Handle | null, now = NOW): Promise<void> {
  const scope = await operatorScope();
  await write((tx) => rememberMapping(tx, scope, { mapping, profile, now }));
}

async function scopeOf(role: string): Promise<WorkspaceScope> {
  const id = newId();
  const workspaceId = role === "viewer" ? (await operatorScope()).workspaceId : newId();
  await write(async (tx) => {
    await tx.workspace.upsert({
      where: { id: workspaceId },
      create: { id: workspaceId, name: "W" },
      update: {},
    });
    await tx.user.create({ data: { id, name: id, email: `${id}@contoso.example` } });
    await tx.member.create({ data: { userId: id, workspaceId, role } });
  });
  const scope = await workspaceScopeOfUser(id);
  if (scope === null) throw new Error("No workspace");
  return scope;
}

describeOnBothDatabases("the mappings that a workspace remembers", () => {
  beforeEach(emptyDatabase);

  it("come back as they were settled, with the day", async () => {
    await remember(WEEKLY, NORTHWIND);
    expect(await listMappings(await operatorScope())).toEqual([
      {
        headerHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        mapping: WEEKLY,
        profile: NORTHWIND,
        savedOn: "2026-05-03",
      },
    ]);
  });

  it("give way to a later one for the same tables, and to no other", async () => {
    await remember(WEEKLY, NORTHWIND);
    await remember(WEEKLY, null);
    await remember(AMERICAN, NORTHWIND, new Date("2026-06-01T09:00:00Z"));
    const found = await listMappings(await operatorScope());
    expect(found.map(({ profile, mapping, savedOn }) => [profile, mapping.dates, savedOn])).toEqual([
      [NORTHWIND, "month-day-year", "2026-06-01"],
      [null, "day-month-year", "2026-05-03"],
    ]);
  });

  it("are for the profile first, then for everybody", async () => {
    await remember(AMERICAN, NORTHWIND);
    await remember(WEEKLY, null);
    const settled = await listMappings(await operatorScope());
    expect(findSettledMapping(settled, WEEKLY.header, NORTHWIND)?.mapping).toEqual(AMERICAN);
    expect(findSettledMapping(settled, WEEKLY.header, CONTOSO)?.mapping).toEqual(WEEKLY);
    // Two ways to read it, and nobody says whose it is.
    expect(findSettledMapping(settled, WEEKLY.header, null)).toBeNull();
    expect(findSettledMapping(settled, ["Datum", "Notiz", "Aufrufe"], NORTHWIND)).toBeNull();
    expect(findSettledMapping(settled, ["\ufeffDatum ", "Aufrufe", "Notiz"], CONTOSO)?.mapping).toEqual(
      WEEKLY,
    );
  });

  it("tell the profile when there is one only, and ask when there are two", async () => {
    await remember(WEEKLY, NORTHWIND);
    const one = await listMappings(await operatorScope());
    expect(findSettledMapping(one, WEEKLY.header, null)?.profile).toBe(NORTHWIND);
    await remember(WEEKLY, CONTOSO);
    const two = await listMappings(await operatorScope());
    expect(findSettledMapping(two, WEEKLY.header, null)).toMatchObject({ mapping: WEEKLY, profile: null });
  });

  it("are forgotten, and both is in the audit log", async () => {
    await remember(WEEKLY, null);
    const scope = await operatorScope();
    const [stored] = await listMappings(scope);
    const key = { headerHash: stored?.headerHash ?? "", profileKey: "" };
    expect(await forgetMapping(scope, { ...key, profileKey: "northwind.bakes" }, NOW)).toBe(false);
    expect(await forgetMapping(scope, key, new Date("2026-05-04T09:00:00Z"))).toBe(true);
    expect(await listMappings(scope)).toEqual([]);
    expect((await listAudit(scope, NEWEST)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ["mapping/forgotten", "every profile"],
      ["mapping/saved", "every profile: Datum, Aufrufe, Notiz"],
    ]);
  });

  it("travel as a file to another workspace, where nobody sees the first one's", async () => {
    await remember(WEEKLY, NORTHWIND);
    const here = await operatorScope();
    const there = requireImporter(await scopeOf("owner"));
    expect(await listMappings(there)).toEqual([]);
    const [stored] = await listMappings(here);
    const key = { headerHash: stored?.headerHash ?? "", profileKey: "northwind.bakes" };
    expect(await writeMappingFile(there, key)).toBeNull();
    expect(await forgetMapping(there, key)).toBe(false);
    const text = (await writeMappingFile(here, key)) ?? "";
    expect(await readMappingFile(there, text, { profile: CONTOSO, now: NOW })).toEqual({ ok: true });
    expect((await listMappings(there)).map(({ mapping, profile }) => [mapping, profile])).toEqual([
      [WEEKLY, CONTOSO],
    ]);
  });

  it("are neither changed nor forgotten by people who may only read", async () => {
    await remember(WEEKLY, null);
    const viewer = await scopeOf("viewer");
    expect(() => requireImporter(viewer)).toThrow(/may look/);
    expect(await listMappings(viewer)).toHaveLength(1);
  });

  it("are refused from a file in a sentence, and nothing is kept", async () => {
    const scope = await operatorScope();
    const refused = await readMappingFile(scope, "Datum;Aufrufe", { profile: null });
    expect(refused).toEqual({
      ok: false,
      problem: "The file of columns cannot be used: it is not JSON. Save one again from a remembered table.",
    });
    expect(await listMappings(scope)).toEqual([]);
    expect(parseMappingFile(toMappingFile(WEEKLY))).toEqual({ ok: true, mapping: WEEKLY });
  });
});
