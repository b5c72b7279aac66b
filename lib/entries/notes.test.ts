import { expect, it } from "vitest";
import { listAudit } from "@/lib/db/audit";
import { reader } from "@/lib/db/client";
import { listNotes } from "@/lib/db/notes";
import { type OwnedProfile, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { getOverview } from "@/lib/reports/overview";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import type { EntryAuthor } from "./entry";
import { listAllNotes, removeNote, saveNote } from "./notes";

const NEWEST = { kinds: null, actor: null, before: null, limit: 100 } as const;

const NOW = new Date("2026-03-25T08:00:00Z");
const OVEN = { id: null, firstDay: "2026-03-04", lastDay: "", text: "The new oven arrived", shared: false };
const FAIR = { id: null, firstDay: "2026-03-10", lastDay: "2026-03-14", text: "Bread fair", shared: true };

async function start(): Promise<{ readonly profile: OwnedProfile; readonly author: EntryAuthor }> {
  await emptyDatabase();
  const profile = await seedProfile("northwind.bakes");
  return { profile, author: { scope: await operatorScope(), now: NOW, today: toDay("2026-03-25") } };
}

describeOnBothDatabases("notes", () => {
  it("are added, changed and removed, and the audit log says so without their words", async () => {
    const { profile, author } = await start();
    const added = await saveNote(profile, { ...OVEN, text: "  The new oven arrived " }, author);
    if (!added.ok) throw new Error("The note was not stored.");
    const { id } = added.note;
    expect(added.note).toEqual({ ...OVEN, id, lastDay: "2026-03-04" });
    await saveNote(profile, { ...OVEN, id, lastDay: "2026-03-06", shared: true }, author);
    const changed = { ...OVEN, id, lastDay: "2026-03-06", shared: true };
    expect(await listAllNotes(profile)).toEqual([changed]);
    expect(await removeNote(profile, id, author)).toEqual({ ok: true, note: changed });
    expect(await listAllNotes(profile)).toEqual([]);
    expect(await removeNote(profile, id, author)).toMatchObject({ ok: false });
    expect(await saveNote(profile, { ...OVEN, id }, author)).toMatchObject({ ok: false });
    const audit = await listAudit(await operatorScope(), NEWEST);
    expect(audit.map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual([
      "note/added @northwind.bakes: 4 Mar 2026, private",
      "note/changed @northwind.bakes: 4 Mar – 6 Mar 2026, visible to clients",
      "note/removed @northwind.bakes: 4 Mar – 6 Mar 2026, visible to clients",
    ]);
  });

  it.each([
    ["no words", { ...OVEN, text: "   " }, "text", /few words/],
    ["too many words", { ...OVEN, text: "x".repeat(201) }, "text", /under 200/],
    ["a second line", { ...OVEN, text: "one\ntwo" }, "text", /one line/],
    ["a day that does not exist", { ...OVEN, firstDay: "2026-02-30" }, "firstDay", /year-month-day/],
    ["an end before the beginning", { ...FAIR, lastDay: "2026-03-09" }, "lastDay", /not before/],
  ])("refuses %s", async (_, input, field, message) => {
    const { profile, author } = await start();
    expect(await saveNote(profile, input, author)).toEqual({
      ok: false,
      problems: [{ field, message: expect.stringMatching(message) }],
    });
    expect(await reader().note.count()).toBe(0);
  });

  it("are written by nobody of another workspace", async () => {
    const { profile, author } = await start();
    const stored = await saveNote(profile, OVEN, author);
    if (!stored.ok) throw new Error("The note was not stored.");
    const other = { ...author, scope: await seedMember("contoso", "owner") };
    expect(await saveNote(profile, FAIR, other)).toMatchObject({ ok: false });
    expect(await saveNote(profile, { ...FAIR, id: stored.note.id }, other)).toMatchObject({ ok: false });
    expect(await removeNote(profile, stored.note.id, other)).toMatchObject({ ok: false });
    const neighbour = await seedProfile("contoso.coffee");
    expect(await removeNote(neighbour, stored.note.id, author)).toMatchObject({ ok: false });
    expect(await saveNote(neighbour, { ...FAIR, id: stored.note.id }, author)).toMatchObject({ ok: false });
    expect(await listAllNotes(neighbour)).toEqual([]);
    expect(await listAllNotes(profile)).toEqual([stored.note]);
  });

  it("stand in a report when they are about any of its days, and only for whom they are meant", async () => {
    const { profile, author } = await start();
    const rows = dailyRows("2026-03-24", { videoViews: Array.from({ length: 28 }, () => 100) });
    await seedExports(profile, [{ format: "studio/overview", exportedOn: "2026-03-25", rows }]);
    const [first, last] = ["2026-02-25", "2026-03-24"];
    for (const [text, firstDay, lastDay, shared] of [
      ["before", "2026-02-20", "2026-02-24", true],
      ["into it", "2026-02-20", first, true],
      ["in it", "2026-03-04", "2026-03-04", false],
      ["out of it", last, "2026-04-01", true],
      ["after", "2026-03-25", "2026-03-26", true],
    ] as const)
      await saveNote(profile, { id: null, firstDay, lastDay, text, shared }, author);
    const request = { window: 28, asOf: null, compare: "previous" } as const;
    const words = async (shown?: "all" | "shared" | "none") =>
      (await getOverview(profile, request, shown)).notes.map(({ text }) => text);
    expect(await words("all")).toEqual(["into it", "in it", "out of it"]);
    expect(await words("shared")).toEqual(["into it", "out of it"]);
    expect(await words("none")).toEqual([]);
    expect(await words()).toEqual([]);
    expect(await listNotes(profile, { range: null, shown: "none" })).toEqual([]);
  });
});
