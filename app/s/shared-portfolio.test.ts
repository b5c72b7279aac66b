import { beforeAll, beforeEach, expect, test } from "vitest";
import { reader } from "@/lib/db/client";
import { deleteProfileRows } from "@/lib/db/deletion";
import { type OwnedProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import type { Query } from "@/lib/domain/address";
import { storeProfileSettings } from "@/lib/entries/profile-settings";
import { unlockLink } from "@/lib/links/link-password";
import {
  listLinks,
  pauseLink,
  resumeLink,
  revokeLink,
  rotateLink,
  switchAllLinks,
  switchPrivate,
  unpinLink,
} from "@/lib/links/manage-links";
import {
  countLinkOpen,
  findLockedLink,
  type OpenedPortfolio,
  openLink,
  openShared,
} from "@/lib/links/open-link";
import { findPinned } from "@/lib/links/pinned";
import { createPortfolioLink, type PortfolioOrder, pinPortfolioLink } from "@/lib/links/portfolio-links";
import { pinPortfolio } from "@/lib/reports/pin-reports";
import { dailyRows, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { readSharedPortfolio, toSharedRequest } from "./shared-portfolio";

const NOON = new Date("2026-03-27T12:00:00.000Z");
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ORDER: PortfolioOrder = {
  title: null,
  shows: { kind: "all" },
  sections: ["overview"],
  window: 7,
  expiresInDays: 30,
};

let scope: OwnerScope;
let rye: OwnedProfile;
let oat: OwnedProfile;
const actor = () => ({ scope, now: NOON });

async function seedViews(handle: string, lastDay: string, views: number, exportedOn: string) {
  const profile = await seedProfile(handle);
  const rows = dailyRows(lastDay, { videoViews: Array.from({ length: 14 }, () => views) });
  await seedExports(profile, [{ format: "studio/overview", exportedOn, rows }]);
  return profile;
}

async function mustOpen(token: string, proof: string | null = null): Promise<OpenedPortfolio> {
  const opened = await openShared(token, NOON, proof);
  if (opened?.kind !== "portfolio") throw new Error("The portfolio is closed.");
  return opened;
}

/** What a stranger reads, as lines of handle and views. */
async function read(token: string, query: Query = {}): Promise<readonly string[]> {
  const link = await mustOpen(token);
  const { rows } = await readSharedPortfolio(link, toSharedRequest(link, { sort: "handle", ...query }));
  return rows.map(({ handle, figures }) => `${handle} ${figures.videoViews.value}`);
}

describeOnBothDatabases("a link to a portfolio", () => {
  beforeAll(emptyDatabase);
  beforeEach(async () => {
    await write((tx) => tx.workspace.deleteMany());
    scope = await operatorScope();
    rye = await seedViews("a.rye", "2026-03-24", 100, "2026-03-25");
    oat = await seedViews("b.oat", "2026-03-26", 10, "2026-03-27");
    const told = { name: "Oat & Co", category: "", timeZone: "Europe/Athens", tags: "retail" };
    await storeProfileSettings(oat, told, scope);
  });

  test("shows all profiles, those of a tag, or chosen ones, and each time those of now", async () => {
    const make = async (shows: PortfolioOrder["shows"]) =>
      (await createPortfolioLink({ ...ORDER, shows }, actor(), null)).token;
    const [all, tagged, chosen] = [
      await make({ kind: "all" }),
      await make({ kind: "tag", tag: "Retail" }),
      await make({ kind: "chosen", handles: ["@A.rye"] }),
    ];
    expect(await read(all)).toEqual(["a.rye 700", "b.oat 70"]);
    expect(await read(tagged)).toEqual(["b.oat 70"]);
    expect(await read(chosen)).toEqual(["a.rye 700"]);
    await seedViews("c.spelt", "2026-03-26", 1, "2026-03-27");
    expect(await read(all)).toEqual(["a.rye 700", "b.oat 70", "c.spelt 7"]);
    expect(await read(chosen)).toEqual(["a.rye 700"]);
    await expect(make({ kind: "chosen", handles: ["nobody"] })).rejects.toThrow("no profile @nobody");
    await expect(make({ kind: "chosen", handles: [] })).rejects.toThrow("at least one profile");
  });

  test("SEC-S7: a private profile is on none, opens from none, and comes back as it was", async () => {
    const live = await createPortfolioLink(ORDER, actor(), null);
    const kept = await createPortfolioLink(ORDER, actor(), pinPortfolio);
    await switchPrivate(rye, true, actor());
    for (const { token } of [live, kept]) {
      expect(await read(token)).toEqual(["b.oat 70"]);
      expect(await openLink(token, NOON, null, "a.rye")).toBeNull();
      expect(await openLink(token, NOON, null, "b.oat")).not.toBeNull();
      expect((await mustOpen(token)).scope.onlyProfiles).toEqual([oat.profileId]);
    }
    const made = await createPortfolioLink(
      { ...ORDER, shows: { kind: "chosen", handles: ["a.rye"] } },
      actor(),
      null,
    );
    expect(await read(made.token)).toEqual([]);
    await switchPrivate(rye, false, actor());
    for (const { token } of [live, kept]) expect(await read(token)).toEqual(["a.rye 700", "b.oat 70"]);
  });

  test("SEC-S6: a reader learns no tag, no newer day and no other profile, whatever the query says", async () => {
    await seedMember("contoso", "owner");
    await write((tx) =>
      tx.profile.create({ data: { id: "c", workspaceId: "contoso", handle: "contoso.pies" } }),
    );
    const asOf = "2026-03-20" as never;
    const order = { ...ORDER, asOf, windowFixed: true, shows: { kind: "tag", tag: "retail" } } as const;
    const { token } = await createPortfolioLink(order, actor(), null);
    const link = await mustOpen(token);
    const query = { window: "60", asOf: "2026-03-26", tag: "", profile: "@a.rye", sort: "newest" };
    const report = await readSharedPortfolio(link, toSharedRequest(link, query));
    expect(
      report.rows.map(({ handle, window, newestDay, tags }) => [handle, window?.to, newestDay, tags]),
    ).toEqual([["b.oat", "2026-03-20", "2026-03-20", []]]);
    expect(report).toMatchObject({ tags: [], newestDay: "2026-03-20", profiles: 1 });
    expect(JSON.stringify(report)).not.toMatch(/retail|2026-03-2[1-9]/);
    for (const handle of ["a.rye", "contoso.pies", "", "b.oat/../a.rye", "%00", null])
      expect(await openLink(token, NOON, null, handle), `${handle}`).toBeNull();
    expect((await openLink(token, NOON, null, "@B.Oat"))?.sections).toEqual(["overview"]);
  });

  test("opens the sections of its rows that its owner chose, and none where none was chosen", async () => {
    const rowsOnly = await createPortfolioLink({ ...ORDER, sections: [] }, actor(), null);
    expect(await read(rowsOnly.token)).toHaveLength(2);
    expect(await openLink(rowsOnly.token, NOON, null, "b.oat")).toBeNull();
    expect(await openLink(rowsOnly.token, NOON)).toBeNull();
  });

  test("pinned keeps its rows and sections to the byte, until it is live again; a deleted profile leaves nothing", async () => {
    const { link, token } = await createPortfolioLink(ORDER, actor(), pinPortfolio);
    const before = await read(token);
    const overview = async () => {
      const row = await openLink(token, NOON, null, "b.oat");
      return row && JSON.stringify(await findPinned(row, "overview", 28));
    };
    const told = await overview();
    expect(told).toContain('"videoViews"');
    const rows = dailyRows("2026-03-26", { videoViews: Array.from({ length: 14 }, () => 5_000) });
    await seedExports(oat, [{ format: "studio/overview", exportedOn: "2026-03-28", rows }]);
    await seedViews("c.spelt", "2026-03-26", 1, "2026-03-27");
    expect(await read(token)).toEqual(before);
    expect(await read(token, { window: "28" })).toEqual(["a.rye 1400", "b.oat 140"]);
    expect(await overview()).toBe(told);

    await write((tx) => tx.pinnedPortfolio.updateMany({ data: { sha256: "0".repeat(64) } }));
    await expect(read(token)).rejects.toThrow(/not the one that was kept/);
    expect((await unpinLink(link.id, actor()))?.pinnedAt).toBeNull();
    expect(await read(token)).toEqual(["a.rye 700", "b.oat 35000", "c.spelt 7"]);
    expect(await reader().pinnedPortfolio.count()).toBe(0);
    const [listed] = await listLinks(scope, NOON);
    if (listed === undefined) throw new Error("The link is not listed.");
    expect((await pinPortfolioLink(listed, actor(), pinPortfolio))?.pinnedAt).toEqual(NOON);
    expect(await read(token, { search: "oat" })).toEqual(["b.oat 35000"]);

    await deleteProfileRows(oat, { scope, now: NOON });
    expect(await read(token)).toEqual(["a.rye 700", "c.spelt 7"]);
    const everything = [
      await reader().pinnedPortfolio.findMany({ where: { profileId: oat.profileId } }),
      await reader().portfolioLinkProfile.findMany(),
      await reader().auditEvent.findMany({ where: { detail: { contains: "b.oat" } } }),
    ];
    expect(everything).toEqual([[], [], []]);
  });

  test("SEC-S3 SEC-S4: lives and ends as any link: password, pause, rotate, all at once, its end, revoke", async () => {
    const order = { ...ORDER, password: "three loaves" };
    const { link, token } = await createPortfolioLink(order, actor(), null);
    expect(await openShared(token, NOON)).toBeNull();
    const locked = await findLockedLink(token, NOON);
    const tried = locked && (await unlockLink(locked, "three loaves", { client: "192.0.2.7", now: NOON }));
    const proof = tried?.kind === "unlocked" ? tried.proof : null;
    expect((await mustOpen(token, proof)).title).toBe("Portfolio");
    expect(await openShared(token, new Date("2026-04-26T12:00:00.000Z"), proof)).toBeNull();
    expect((await pauseLink(link.id, actor()))?.state).toBe("paused");
    expect(await openShared(token, NOON, proof)).toBeNull();
    await resumeLink(link.id, actor());
    const rotated = (await rotateLink(link.id, actor()))?.token ?? "";
    expect(await openShared(token, NOON, proof)).toBeNull();
    await mustOpen(rotated, proof);
    await switchAllLinks("paused", actor());
    expect(await openShared(rotated, NOON, proof)).toBeNull();
    expect((await listLinks(scope, NOON))[0]?.state).toBe("held");
    await switchAllLinks("open", actor());

    const opened = await mustOpen(rotated, proof);
    await countLinkOpen(opened, "Slackbot-LinkExpanding 1.0", NOON);
    await countLinkOpen(opened, FIREFOX, NOON);
    expect((await listLinks(scope, NOON))[0]).toMatchObject({ opens: 1, lastOpenedAt: NOON, handle: null });

    const stranger = { scope: await seedMember("contoso", "owner"), now: NOON };
    expect(await revokeLink(link.id, stranger)).toBeNull();
    expect(await listLinks(stranger.scope, NOON)).toEqual([]);
    expect(await listLinks(await seedMember(scope.workspaceId, "client"), NOON)).toEqual([]);
    await mustOpen(rotated, proof);
    expect((await revokeLink(link.id, actor()))?.state).toBe("revoked");
    expect(await openShared(rotated, NOON, proof)).toBeNull();
    expect(await resumeLink(link.id, actor())).toBeNull();
    const told = await reader().auditEvent.findMany({ where: { subject: link.id }, orderBy: { id: "asc" } });
    expect(new Set(told.map(({ kind }) => kind))).toEqual(
      new Set(["link/created", "link/paused", "link/resumed", "link/rotated", "link/revoked"]),
    );
    expect(JSON.stringify(told)).not.toContain(token);
  });
});
