import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { reader } from "@/lib/db/client";
import { doUpkeep } from "@/lib/db/daily-upkeep";
import { openMigrationConnection } from "@/lib/db/migration-adapter";
import { findProfile, type OwnedProfile, type OwnerScope } from "@/lib/db/scope";
import {
  describeOnBothDatabases,
  emptyDatabase,
  type TestDatabase,
} from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import type { Handle } from "@/lib/domain/handle";
import { toBackupName } from "@/lib/domain/kept-backups";
import { NO_ANSWERS } from "@/lib/imports/answers";
import { commitFiles } from "@/lib/imports/import-batch";
import { contentFile, dayAfter, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { openUploads } from "@/lib/imports/uploads";
import { createLink } from "@/lib/links/manage-links";
import { openLink } from "@/lib/links/open-link";
import { seedMember } from "@/lib/reports/testing/seed-member";
import { runDueUpkeep } from "@/lib/upkeep/run-due";
import { askToDelete, deleteForGood, type Leaver, type Leaving } from "./delete-for-good";
import { makeWorkspaceArchive } from "./workspace-archive";

const CANARY = "canary4711";
const data = mkdtempSync(join(tmpdir(), "tallyboard-deletion-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(data, { recursive: true, force: true });
});

/** Imports a profile whose titles, files, notes and audit all say a word, by default the canary. */
async function importSaying(scope: OwnerScope, handle: string, word: string = CANARY): Promise<OwnedProfile> {
  const days = Array.from({ length: 20 }, (_, index) => [100 + index, 5, 4, 3, 2]);
  const exportedOn = dayAfter(20);
  const posts = Array.from({ length: 8 }, (_, index) => ({
    publishedOn: dayAfter(10 + index),
    title: `${word} loaf ${index}`,
    views: 100,
  }));
  const files = [
    overviewFile({ from: dayAfter(0), days, mode: "A" }, `${word} Overview.csv`),
    contentFile({ handle: handle as Handle, exportedOn, posts }),
  ];
  const answers = { ...NO_ANSWERS, profile: handle as Handle, exportedOn };
  const { problems } = await commitFiles(scope, { files, answers });
  expect(problems).toEqual([]);
  const profile = await findProfile(scope, handle as Handle);
  if (profile === null) throw new Error("There is no profile.");
  const { workspaceId, profileId } = profile;
  await write(async (tx) => {
    const note = { workspaceId, profileId, id: word, firstDay: "2026-01-01", lastDay: "2026-01-02" };
    await tx.note.create({ data: { ...note, text: `${word} opened`, createdBy: "operator" } });
    const entry = { at: new Date(), actor: "operator", kind: "entry/top-items", subject: profileId } as const;
    await recordAudit(tx, workspaceId, { ...entry, detail: `1 video of @${handle}` });
  });
  return profile;
}

/** In which files of the database and of the data folder the canary stands, by the raw bytes. */
async function findCanary(database: TestDatabase): Promise<readonly string[]> {
  const found = readdirSync(data, { recursive: true, encoding: "utf8" })
    .map((name) => join(data, name))
    .filter(
      (path) => path.includes(CANARY) || (statSync(path).isFile() && readFileSync(path).includes(CANARY)),
    );
  if (database.kind === "sqlite") {
    const path = database.url().slice("file:".length);
    const files = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
    return [...found, ...files.filter((file) => readFileSync(file).includes(CANARY))];
  }
  const { adapter } = await openMigrationConnection(database.url());
  try {
    await adapter.executeScript("CHECKPOINT");
    const sql = `WITH folder AS (SELECT 'base/' || oid AS path FROM pg_database WHERE datname = current_database())
      SELECT f.path || '/' || name FROM folder f, pg_ls_dir(f.path) AS name
      WHERE position('${CANARY}'::bytea IN coalesce(pg_read_binary_file(f.path || '/' || name, 0, 100000000, true), ''::bytea)) > 0`;
    const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
    return [...found, ...rows.map(([name]) => String(name))];
  } finally {
    await adapter.dispose();
  }
}

/** Asks for a code and reads it where the operator would: on the console. */
async function codeFor(leaving: Leaving, leaver: Leaver): Promise<string> {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const sent = await askToDelete(leaving, leaver);
  const printed = out.mock.calls.map(([text]) => String(text)).join("");
  out.mockRestore();
  expect(sent).toEqual({ kind: "sent", by: "console" });
  expect(printed).not.toContain(leaver.email);
  return /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(printed)?.[0] ?? "";
}

describeOnBothDatabases("deleting for good", (database) => {
  let scope: OwnerScope;
  let leaver: Leaver;

  beforeEach(async () => {
    vi.stubEnv("TALLYBOARD_DATA", data);
    vi.stubEnv("DATABASE_URL", database.url());
    await emptyDatabase();
    scope = await seedMember("northwind", "owner");
    leaver = { scope, email: "mia@northwind.example", now: new Date() };
  });

  it("PRIV-2: of a profile leaves nothing of it in database, log or files, and the others as they were", async () => {
    const other = await importSaying(scope, "contoso.cafe", "stays");
    await write((tx) => tx.profile.update({ where: { id: other.profileId }, data: { name: "stays" } }));
    const before = await reader().reading.count();
    const profile = await importSaying(scope, `${CANARY}.bakes`);
    const order = { title: CANARY, sections: ["overview"], window: 28, expiresInDays: null } as const;
    const { token } = await createLink(profile, order, { scope, now: new Date() });
    const folder = join(data, "outbox", scope.workspaceId, profile.profileId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "one.eml"), `Subject: ${CANARY}`);
    const batch = await openUploads(scope, new Date());
    writeFileSync(join(data, "uploads", batch ?? "", "x.part"), CANARY);
    await makeWorkspaceArchive(scope, new Date());
    expect((await runDueUpkeep(new Date(), doUpkeep))?.problem).toBeNull();
    const copiedMeanwhile = join(data, "backups", toBackupName(new Date(), "db"));
    writeFileSync(`${copiedMeanwhile}.1.partial`, CANARY);
    expect(readdirSync(join(data, "backups"))).toHaveLength(2);
    expect((await findCanary(database)).length).toBeGreaterThan(2);

    const leaving = { kind: "profile", profile } as const;
    const code = await codeFor(leaving, leaver);
    const audited = await reader().auditEvent.count();
    expect(await deleteForGood(leaving, code, leaver)).toEqual({ kind: "deleted" });

    expect(await findCanary(database)).toEqual([]);
    expect(readdirSync(join(data, "archives"))).toEqual([]);
    expect(readdirSync(join(data, "backups"))).toEqual([]);
    // The next look makes a fresh one, without what is gone.
    expect((await runDueUpkeep(new Date(), doUpkeep))?.problem).toBeNull();
    expect(readdirSync(join(data, "backups"))).toHaveLength(1);
    expect(await findCanary(database)).toEqual([]);
    expect(await openLink(token, new Date())).toBeNull();
    expect(await reader().reading.count()).toBe(before);
    expect(await reader().profile.findMany({ select: { name: true } })).toEqual([{ name: "stays" }]);
    const events = await reader().auditEvent.findMany();
    expect(events.length).toBe(audited + 1);
    expect(events.find(({ kind }) => kind === "profile/deleted")?.subject).toBe(profile.profileId);
    expect(events.some(({ detail }) => detail.includes("contoso.cafe"))).toBe(true);
    await expect(write((tx) => tx.auditEvent.updateMany({ data: { detail: "forged" } }))).rejects.toThrow();
  });

  it("PRIV-2: of a workspace takes its people along and leaves another workspace alone", async () => {
    const other = await seedMember("contoso", "owner");
    await importSaying(scope, `${CANARY}.bakes`);
    await write((tx) =>
      tx.user.update({
        where: { id: scope.userId ?? "" },
        data: { name: CANARY, email: `${CANARY}@example.com` },
      }),
    );
    const code = await codeFor({ kind: "workspace" }, leaver);
    expect(await deleteForGood({ kind: "workspace" }, code, leaver)).toEqual({ kind: "deleted" });
    expect(await findCanary(database)).toEqual([]);
    expect(await reader().user.findMany({ select: { id: true } })).toEqual([{ id: other.userId }]);
    expect(await reader().workspace.findMany({ select: { id: true } })).toEqual([{ id: "contoso" }]);
  });

  it("of an account needs another owner, and takes the address out of the audit log", async () => {
    const refused = await askToDelete({ kind: "account" }, leaver);
    expect(refused).toMatchObject({ kind: "refused", problem: expect.stringContaining("only owner") });
    const second = await seedMember("northwind", "owner");
    const email = `${CANARY}@northwind.example`;
    await write(async (tx) => {
      await tx.user.update({ where: { id: second.userId ?? "" }, data: { email } });
      const entry = { at: new Date(), actor: "operator", kind: "session/signed-in", subject: "x" } as const;
      await recordAudit(tx, "northwind", { ...entry, detail: `Invited ${email}` });
    });
    const own = { scope: second, email, now: new Date() };
    const code = await codeFor({ kind: "account" }, own);
    expect(await deleteForGood({ kind: "account" }, code, own)).toEqual({ kind: "deleted" });
    expect(await findCanary(database)).toEqual([]);
    expect(await reader().member.count()).toBe(1);
  });

  it("needs the code within ten minutes and five tries, and only from who asked for it", async () => {
    const profile = await importSaying(scope, "northwind.bakes");
    const leaving = { kind: "profile", profile } as const;
    const tryCode = (code: string, minutes = 0, by = leaver) =>
      deleteForGood(leaving, code, { ...by, now: new Date(leaver.now.getTime() + minutes * 60_000) });
    const over = { kind: "refused", problem: expect.stringContaining("The code is over") };

    expect(await tryCode("2222-2222")).toEqual(over);
    const late = await codeFor(leaving, leaver);
    expect(await tryCode(late, 10)).toEqual(over);
    const code = await codeFor(leaving, leaver);
    expect(await tryCode(late)).toMatchObject({ problem: expect.stringContaining("not the code") });
    const colleague = await seedMember("northwind", "owner");
    expect(await tryCode(code, 0, { ...leaver, scope: colleague })).toEqual(over);
    for (let tries = 0; tries < 4; tries += 1) await tryCode("2222-2222");
    expect(await tryCode(code)).toEqual(over);
    expect(await reader().profile.count()).toBe(1);
    for (let asked = 2; asked < 5; asked += 1) await codeFor(leaving, leaver);
    expect(await askToDelete(leaving, leaver)).toMatchObject({
      problem: expect.stringContaining("Wait an hour"),
    });
  });

  it("is not for viewers, nor for people of another workspace", async () => {
    const profile = await importSaying(scope, "northwind.bakes");
    for (const stranger of [await seedMember("northwind", "viewer"), await seedMember("contoso", "owner")]) {
      const asked = await askToDelete({ kind: "profile", profile }, { ...leaver, scope: stranger });
      expect(asked.kind).toBe("refused");
    }
    const viewer = await seedMember("northwind", "viewer");
    expect((await askToDelete({ kind: "workspace" }, { ...leaver, scope: viewer })).kind).toBe("refused");
  });
});
