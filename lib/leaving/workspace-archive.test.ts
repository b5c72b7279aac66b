import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as yauzl from "yauzl";
import { ZipFile } from "yazl";
import { reader, switchDatabase } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { openMigrationConnection } from "@/lib/db/migration-adapter";
import { findOriginal } from "@/lib/db/originals";
import { listPortableTables } from "@/lib/db/portable-tables";
import { findProfile, type OwnedProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { isCarried, LEFT_BEHIND, toWorkspaceFilter } from "@/lib/db/workspace-tables";
import { write } from "@/lib/db/writer";
import { TILE_METRICS } from "@/lib/domain/address";
import { toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import { DAY_METRICS } from "@/lib/domain/weekday-band";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { backUp, restore as restoreBackup } from "@/lib/imports/operator";
import { runStep, STEPS } from "@/lib/imports/testing/crash-steps";
import { createLink } from "@/lib/links/manage-links";
import { openLink, openShared } from "@/lib/links/open-link";
import { findPinned, findPinnedPortfolio } from "@/lib/links/pinned";
import { createPortfolioLink } from "@/lib/links/portfolio-links";
import { getCampaign, getCampaigns } from "@/lib/reports/campaigns";
import { getConflicts } from "@/lib/reports/conflicts";
import { getContent } from "@/lib/reports/content";
import { getCoverage } from "@/lib/reports/coverage";
import { getFollowers } from "@/lib/reports/followers";
import { getGoals } from "@/lib/reports/goals";
import { getOutlooks } from "@/lib/reports/outlook";
import { getOverview } from "@/lib/reports/overview";
import { pinPortfolio, pinReports } from "@/lib/reports/pin-reports";
import { getWholePortfolio } from "@/lib/reports/portfolio";
import { getPost } from "@/lib/reports/post";
import { getProvenance } from "@/lib/reports/provenance";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { openWorkspaceArchive } from "./read-workspace-archive";
import { makeWorkspaceArchive, restoreWorkspace, saveWorkspaceArchive } from "./workspace-archive";

const HANDLE = "northwind.bakes" as Handle;
const NOW = new Date("2026-04-01T09:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "tallyboard-leaving-"));
beforeAll(() => vi.stubEnv("TALLYBOARD_DATA", join(folder, "data")));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function profileOf(scope: OwnerScope): Promise<OwnedProfile> {
  const profile = await findProfile(scope, HANDLE);
  if (profile === null) throw new Error("The profile is gone.");
  return profile;
}

const REQUESTS = WINDOW_LENGTHS.flatMap((window) =>
  COMPARISONS.map((compare) => ({ window, compare, asOf: window === 7 ? toDay("2026-03-10") : null })),
);

/** Everything that the pages of a workspace are drawn from, for every window and comparison. */
async function everyReport(scope: OwnerScope): Promise<string> {
  const profile = await profileOf(scope);
  const reports: unknown[] = [
    await getCoverage(profile, toDay("2026-04-01")),
    await getConflicts(profile, { limit: 50 }),
    await getCampaigns(profile),
    await getGoals(profile, toDay("2026-03-08")),
  ];
  for (const days of [null, ...WINDOW_LENGTHS]) reports.push(await getCampaign(profile, "rye", days));
  for (const request of REQUESTS) {
    const overview = await getOverview(profile, request, "all");
    reports.push(overview, await getFollowers(profile, request), await getContent(profile, request));
    reports.push(await getOutlooks(profile, request, { frame: overview, metrics: DAY_METRICS }));
    for (const metric of TILE_METRICS)
      reports.push(await getProvenance(profile, { ...request, metric, day: null }));
    reports.push(await getWholePortfolio(scope, { ...parsePortfolioAddress({}), ...request }));
  }
  const { posts } = await getContent(profile, { window: 60, compare: "previous", asOf: null });
  expect(posts.length).toBeGreaterThan(0);
  for (const { postId } of posts) reports.push(await getPost(profile, postId, { asOf: null }));
  return JSON.stringify(reports, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

/** What links keep and show, in the words of the database's own rows and of who opens them. */
async function everyLink(tokens: readonly string[]): Promise<string> {
  const shown: unknown[] = [];
  for (const token of tokens.slice(2)) {
    const opened = await openShared(token, NOW);
    if (opened?.kind !== "portfolio") throw new Error("The portfolio is closed.");
    for (const window of WINDOW_LENGTHS) {
      const kept = await findPinnedPortfolio(opened, window);
      shown.push(kept?.toSorted((a, b) => (a.handle < b.handle ? -1 : 1)));
      const row = await openLink(token, NOW, null, HANDLE);
      if (row !== null && kept !== null) shown.push(await findPinned(row, "overview", window));
    }
  }
  const keys = [{ section: "asc" }, { window: "asc" }] as const;
  const pinned = [
    ...(await reader().pinnedReport.findMany({ orderBy: [{ linkId: "asc" }, ...keys] })),
    ...(await reader().pinnedPortfolio.findMany({ orderBy: [{ linkId: "asc" }, ...keys] })),
  ];
  expect(pinned.length).toBeGreaterThan(10);
  shown.push(pinned.map(({ sha256, payload }) => [sha256, Buffer.from(payload).toString("base64")]));
  return JSON.stringify(shown);
}

/** Twelve exports, two of them undone and redone, four links, and what people add. */
async function fillWorkspace(): Promise<{
  readonly scope: OwnerScope;
  readonly tokens: readonly string[];
}> {
  const owner = await seedMember("northwind", "owner");
  for (const step of STEPS.slice(0, 6)) await runStep(owner, step);
  const profile = await profileOf(owner);
  const order = {
    title: "For Mia",
    sections: ["overview", "content"],
    window: 28,
    expiresInDays: null,
  } as const;
  const actor = { scope: owner, now: new Date() };
  const live = await createLink(profile, order, actor);
  const pinned = await pinReports(profile, { ...order, windowFixed: false, asOf: null });
  const kept = await createLink(profile, { ...order, pinned, password: "slow croissants" }, actor);
  const portfolio = { ...order, shows: { kind: "all" } } as const;
  const rows = await createPortfolioLink(portfolio, actor, null);
  const keptRows = await createPortfolioLink({ ...portfolio, sections: ["overview"] }, actor, pinPortfolio);
  const { workspaceId, profileId } = profile;
  const mine = { workspaceId, profileId, createdBy: owner.userId ?? "" };
  const [firstDay, lastDay] = ["2026-03-01", "2026-03-08"];
  await write(async (tx) => {
    await tx.note.create({ data: { ...mine, id: "note", firstDay, lastDay, text: 'New oven\n"=1+1" 🥐' } });
    await tx.campaign.create({ data: { ...mine, id: "rye", name: "Rye", hashtags: '["rye"]' } });
    const goal = { ...mine, id: "goal", measure: "followers", target: 9_007_199_254_740_993n };
    await tx.goal.create({ data: { ...goal, firstDay, lastDay } });
    await tx.branding.create({
      data: { workspaceId, name: "Northwind", logo: Uint8Array.from([0, 1, 255]) },
    });
    const nextDueAt = new Date("2026-04-06T06:00:00Z");
    const schedule = { ...mine, id: "monday", linkId: live.link.id, sealedToken: "sealed", recipients: "[]" };
    const when = { cadence: "weekly", dayNumber: 1, hour: 8, timeZone: "Europe/Berlin", nextDueAt };
    await tx.mailSchedule.create({ data: { ...schedule, ...when } });
  });
  return { scope: owner, tokens: [live.token, kept.token, rows.token, keptRows.token] };
}

type Before = {
  readonly reports: string;
  readonly links: string;
  readonly state: string;
  readonly tokens: readonly string[];
};
/** What was shown on each database before its workspace was carried away. */
const BEFORE = new Map<string, Before>();
const archiveOf = (kind: string) => join(folder, `everything-${kind}.zip`);

describeOnBothDatabases("the archive of a workspace", (database) => {
  let scope: OwnerScope;
  let tokens: readonly string[];
  let before: Before;
  const archive = archiveOf(database.kind);

  beforeAll(async () => {
    await emptyDatabase();
    ({ scope, tokens } = await fillWorkspace());
    before = {
      reports: await everyReport(scope),
      links: await everyLink(tokens),
      state: await stateHash(),
      tokens,
    };
    BEFORE.set(database.kind, before);
  });

  const restore = async (path: string) => {
    const url = database.url();
    vi.stubEnv("DATABASE_URL", url);
    const restored = await restoreWorkspace(path);
    await switchDatabase(url);
    return restored;
  };

  it("REL-B2: after backup, wipe and restore every page and window is the same to the byte, and nobody is signed in", async () => {
    const session = { id: "s", token: "t", userId: scope.userId ?? "", expiresAt: new Date("2030-01-01") };
    await write((tx) => tx.session.create({ data: session }));
    const { path } = await backUp(join(folder, `backup-${database.kind}`));
    await emptyDatabase();
    expect(await reader().reading.count()).toBe(0);
    vi.stubEnv("DATABASE_URL", database.url());
    await restoreBackup(path);
    await switchDatabase(database.url());
    expect(await everyReport(scope)).toBe(before.reports);
    expect(await stateHash()).toBe(before.state);
    expect(await openLink(tokens[0] ?? "", new Date())).not.toBeNull();
    expect(await reader().session.count()).toBe(0);
    expect(await reader().auditEvent.count({ where: { kind: "database/restored" } })).toBe(1);
  });

  it("PRIV-1: after export, wipe and import every page and window is the same to the byte", async () => {
    await saveWorkspaceArchive(scope, archive, NOW);
    const original = await reader().import.findFirstOrThrow({ where: { fileName: "Overview.csv" } });
    const bytes = await findOriginal(scope, original.sha256);
    await write((tx) => tx.workspace.deleteMany());
    await write((tx) => tx.user.deleteMany());
    expect(await reader().reading.count()).toBe(0);

    const newcomer = await seedMember("a new installation", "owner");
    const restored = await restore(archive);

    const found = await operatorScope();
    expect(found.workspaceId).toBe(scope.workspaceId);
    expect(await everyReport(found)).toBe(before.reports);
    expect(await everyLink(tokens)).toBe(before.links);
    expect(await stateHash()).toBe(before.state);
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
    expect(await findOriginal(found, original.sha256)).toEqual(bytes);
    expect(restored.people).toEqual([`${newcomer.userId}@northwind.example`]);
    expect(await reader().workspace.count()).toBe(1);
    expect(await reader().member.findMany({ select: { userId: true, role: true } })).toEqual([
      { userId: newcomer.userId, role: "owner" },
    ]);
  });

  it("lets the links go on working, the pinned one with its password and its figures", async () => {
    const [live = "", kept = ""] = tokens;
    const opened = await openLink(live, new Date());
    expect(opened?.title).toBe("For Mia");
    expect(await openLink(kept, new Date())).toBeNull();
    const link = await reader().shareLink.findFirstOrThrow({ where: { pinnedAt: { not: null } } });
    if (opened === null) throw new Error("The link is closed.");
    const stored = { ...opened.stored, id: link.id, pinnedAt: link.pinnedAt };
    const report = await findPinned({ ...opened, stored }, "overview", 28);
    expect(report?.figures.videoViews.value).toBeGreaterThan(0);
  });

  it("brings notes, campaigns, goals and branding, and holds back what would send messages twice", async () => {
    expect((await reader().note.findFirstOrThrow()).text).toBe('New oven\n"=1+1" 🥐');
    expect((await reader().goal.findFirstOrThrow()).target).toBe(9_007_199_254_740_993n);
    expect([...((await reader().branding.findFirstOrThrow()).logo ?? [])]).toEqual([0, 1, 255]);
    expect((await reader().mailSchedule.findFirstOrThrow()).pausedAt).not.toBeNull();
  });

  it("is refused where the workspace is already, and when anything in it was changed", async () => {
    const count = await reader().reading.count();
    await expect(restore(archive)).rejects.toThrow("has that workspace already");
    await switchDatabase(database.url());
    const text = join(folder, "letter.zip");
    writeFileSync(text, "Dear baker");
    await expect(restore(text)).rejects.toThrow("it is no ZIP");
    await switchDatabase(database.url());
    const changed = join(folder, `changed-${database.kind}.zip`);
    await rewrite(archive, changed, (name, bytes) =>
      name === "data/Note.jsonl" ? Buffer.from(bytes.toString().replace("oven", "Oven")) : bytes,
    );
    await expect(restore(changed)).rejects.toThrow("data/Note.jsonl was changed");
    await switchDatabase(database.url());
    expect(await reader().reading.count()).toBe(count);
  });

  it("SEC-T5: holds no row of another workspace, and nothing that opens a link", async () => {
    const other = await seedMember("contoso", "owner");
    await write((tx) =>
      tx.profile.create({
        data: { id: "canary-profile", workspaceId: other.workspaceId, handle: "canary.bakes" },
      }),
    );
    vi.stubEnv("DATABASE_URL", database.url());
    const path = await makeWorkspaceArchive(await operatorScope(), NOW);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const texts: string[] = [];
    await openWorkspaceArchive(path, async ({ manifest }) => {
      const names = manifest.files.map(({ name }) => name);
      expect(names).toContain("tables/Reading.csv");
      for (const name of names) texts.push(await readEntry(path, name));
      expect(manifest.people.map(({ email }) => email)).not.toContain(`${other.userId}@northwind.example`);
    });
    const all = texts.join("\n");
    expect(all).toContain(HANDLE);
    for (const secret of ["canary", "contoso", ...tokens]) expect(all).not.toContain(secret);
    const { tokenHash } = await reader().shareLink.findFirstOrThrow();
    expect(await readEntry(path, "tables/ShareLink.csv")).not.toContain(tokenHash);
    expect(await readEntry(path, "data/ShareLink.jsonl")).toContain(tokenHash);
  });

  it("PRIV-1 REL-D7: what one database carried away shows the same to the byte on the other, and is carried away again as the same rows", async () => {
    const other = [...BEFORE.keys()].find((kind) => kind !== database.kind);
    const told = BEFORE.get(other ?? "");
    // The first of the two has nothing to take in yet.
    if (other === undefined || told === undefined) return;
    await write((tx) => tx.workspace.deleteMany());
    await write((tx) => tx.user.deleteMany());
    await restore(archiveOf(other));
    const found = await operatorScope();
    expect(await everyReport(found)).toBe(told.reports);
    expect(await everyLink(told.tokens)).toBe(told.links);
    expect(await stateHash()).toBe(told.state);
    const again = join(folder, "again.zip");
    await saveWorkspaceArchive(found, again, NOW);
    const rowsOf = async (path: string) => {
      let tables: readonly (readonly [string, string])[] = [];
      await openWorkspaceArchive(path, async ({ manifest }) => {
        tables = manifest.tables.map(({ name, sha256 }) => [name, sha256] as const);
      });
      // Carrying away is written down, and messages come back stopped.
      return tables.filter(([name]) => name !== "AuditEvent" && name !== "MailSchedule");
    };
    expect(await rowsOf(again)).toEqual(await rowsOf(archiveOf(other)));
  });

  it("says of every table whether it travels", async () => {
    const { adapter } = await openMigrationConnection(database.url());
    const tables = await listPortableTables(adapter, database.kind).finally(() => adapter.dispose());
    const installation = tables
      .filter((table) => toWorkspaceFilter(table, "") === null)
      .map(({ name }) => name);
    expect(installation.sort()).toEqual(
      ["Account", "Claim", "RateLimit", "Session", "TwoFactor", "Upkeep", "User", "Verification"].sort(),
    );
    expect(tables.filter(isCarried).length).toBeGreaterThan(20);
    for (const name of Object.keys(LEFT_BEHIND)) expect(tables.map((table) => table.name)).toContain(name);
  });
});

async function readEntry(path: string, wanted: string): Promise<string> {
  let text = "";
  const zip = await yauzl.openPromise(path, { autoClose: false });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === wanted)
      for await (const chunk of await zip.openReadStreamPromise(entry)) text += chunk.toString("utf8");
  zip.close();
  return text;
}

/** The same ZIP with other bytes in some of its files. */
async function rewrite(
  from: string,
  to: string,
  change: (name: string, bytes: Buffer) => Buffer,
): Promise<void> {
  const made = new ZipFile();
  const zip = await yauzl.openPromise(from, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    made.addBuffer(change(entry.fileName, Buffer.concat(chunks)), entry.fileName);
  }
  zip.close();
  made.end();
  const parts: Buffer[] = [];
  for await (const part of made.outputStream) parts.push(Buffer.from(part));
  writeFileSync(to, Buffer.concat(parts));
  expect(readFileSync(to).length).toBeGreaterThan(1_000);
}
