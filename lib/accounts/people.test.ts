import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { reader } from "@/lib/db/client";
import {
  asOwner,
  ensureProfile,
  listProfiles,
  type OwnerScope,
  operatorScope,
  workspaceScopeOfUser,
} from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import type { Handle } from "@/lib/domain/handle";
import { readAudit, writeAudit } from "./audit";
import { changePassword } from "./change-password";
import {
  findInvitation,
  INVITATION_DAYS,
  invite,
  isEndedInvitation,
  join,
  listInvitations,
  renewEndedInvitation,
  renewInvitation,
  withdrawInvitation,
} from "./invitations";
import { changeRole, listMembersOf, removeMember } from "./members";
import { findSession } from "./session";
import { endOwnSessions, listOwnSessions } from "./sessions";
import { signIn } from "./sign-in";
import { headersWith, PASSWORD, seedPerson } from "./testing/seed-person";
import { listWorkspacesOf, makeWorkspace, workIn } from "./workspaces";

const NOW = new Date();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MIA = "mia@northwind.example";
const NEW = { name: "Sam", password: "slow rye at seven" };

let data = "";
beforeAll(() => {
  data = mkdtempSync(joinPath(tmpdir(), "tallyboard-people-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv("TALLYBOARD_DATA", data);
  vi.stubEnv("BASE_URL", "");
});
afterEach(() => vi.unstubAllEnvs());

let owner: OwnerScope;
let miaId = "";

async function tokenFor(email: string, role: string, profiles: readonly string[] = []): Promise<string> {
  const invited = await invite(owner, { email, role, profiles }, NOW);
  if (!invited.ok) throw new Error(invited.problem);
  return invited.token;
}

async function userIdOf(email: string): Promise<string> {
  return (await reader().user.findUniqueOrThrow({ where: { email } })).id;
}

async function sessionHeaders(email: string, password = PASSWORD): Promise<Headers> {
  const result = await signIn({ email, password }, headersWith([]));
  if (result.kind !== "signed-in") throw new Error(result.kind);
  return headersWith(result.cookies);
}

async function seedProfiles(...handles: readonly string[]): Promise<void> {
  for (const handle of handles) await write((tx) => ensureProfile(tx, owner, handle as Handle));
}

describeOnBothDatabases("people", () => {
  beforeEach(async () => {
    await emptyDatabase();
    const { workspaceId } = await operatorScope();
    miaId = await seedPerson(workspaceId, MIA, "owner");
    const scope = await workspaceScopeOfUser(miaId);
    owner = (scope && asOwner(scope)) ?? expect.fail();
  });

  test("SEC-T2: a session works in another workspace of its person, never in one that they do not belong to", async () => {
    const elsewhere = await makeWorkspace(owner, "  Contoso   pies ", new Date());
    if (!elsewhere.ok) throw new Error(elsewhere.problem);
    const browser = await sessionHeaders(MIA);
    const mine = async () => (await findSession(browser)) ?? expect.fail();
    expect((await mine()).scope.workspaceId).toBe(owner.workspaceId);
    expect((await listWorkspacesOf((await mine()).scope)).map(({ name, isHere }) => [name, isHere])).toEqual([
      ["Workspace", true],
      ["Contoso pies", false],
    ]);
    await write((tx) => tx.workspace.create({ data: { id: "fabrikam", name: "Fabrikam" } }));
    for (const id of ["fabrikam", "", "nothing"])
      expect(await workIn(await mine(), id), id).toMatch("do not belong");
    expect((await mine()).scope.workspaceId).toBe(owner.workspaceId);

    expect(await workIn(await mine(), elsewhere.workspaceId)).toBeNull();
    expect((await mine()).scope).toMatchObject({ workspaceId: elsewhere.workspaceId, role: "owner" });
    // Another browser of hers stays where it is.
    const other = (await findSession(await sessionHeaders(MIA))) ?? expect.fail();
    expect(other.scope.workspaceId).toBe(owner.workspaceId);
    expect(await workIn({ ...other, sessionId: (await mine()).sessionId }, "fabrikam")).toMatch(
      "do not belong",
    );
    await write((tx) => tx.member.deleteMany({ where: { workspaceId: elsewhere.workspaceId } }));
    expect((await mine()).scope.workspaceId).toBe(owner.workspaceId);
    expect(await makeWorkspace(owner, " ", NOW)).toMatchObject({ ok: false });
  });

  test("SEC-A9: an ended link of an open invitation is exchanged for one that goes to the invited address, once", async () => {
    const first = await tokenFor("sam@northwind.example", "editor");
    const ask = (token: string, now: Date) => renewEndedInvitation(token, headersWith([]), now);
    const later = new Date(NOW.getTime() + 60 * MINUTE);
    expect(await isEndedInvitation(first, new Date(later.getTime() - 1))).toBe(false);
    expect(await ask(first, new Date(later.getTime() - 1))).toEqual({ kind: "heard", message: null });
    expect(await findInvitation(first, later)).toBeNull();
    expect(await isEndedInvitation(first, later)).toBe(true);
    expect((await join({ token: first, ...NEW }, headersWith([]), later)).kind).toBe("closed");
    const sent = (await Promise.all([1, 2, 3].map(() => ask(first, later)))).flatMap((renewal) =>
      renewal.kind === "heard" && renewal.message !== null ? [renewal.message] : [],
    );
    expect(sent.map(({ email, workspaceName }) => [email, workspaceName])).toEqual([
      ["sam@northwind.example", "Workspace"],
    ]);
    const second = sent[0]?.token ?? "";
    expect(await isEndedInvitation(first, later)).toBe(false);
    for (const token of [first, second, "A".repeat(43), ""])
      expect(await ask(token, later)).toEqual({ kind: "heard", message: null });

    const [open] = await listInvitations(owner, later);
    const third = await renewInvitation(owner, open?.id ?? "", later);
    expect(await findInvitation(second, later)).toBeNull();
    const over = new Date(NOW.getTime() + INVITATION_DAYS * DAY);
    expect(await isEndedInvitation(third?.token ?? "", new Date(over.getTime() - 1))).toBe(true);
    expect(await isEndedInvitation(third?.token ?? "", over)).toBe(false);
    expect(await renewInvitation(owner, open?.id ?? "", over)).toBeNull();
    const actors = await reader().auditEvent.findMany({ where: { kind: "person/invitation-renewed" } });
    expect(actors.map(({ actor }) => actor).sort()).toEqual([owner.userId, "invited"].sort());
    expect(await join({ token: third?.token ?? "", ...NEW }, headersWith([]), later)).toMatchObject({
      kind: "joined",
    });
    expect(JSON.stringify(await reader().auditEvent.findMany())).not.toContain(third?.token);
  });

  test("SEC-A9: an invitation is 256 bits, kept as a hash, used once, and over after an hour", async () => {
    const token = await tokenFor(" Sam@Northwind.example ", "editor");
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await reader().invitation.findMany())).not.toContain(token);
    expect(JSON.stringify(await reader().auditEvent.findMany())).not.toContain(token);
    const over = new Date(NOW.getTime() + 60 * MINUTE);
    expect(await findInvitation(token, new Date(over.getTime() - 1))).toMatchObject({ role: "editor" });
    expect(await findInvitation(token, over)).toBeNull();
    expect((await join({ token, ...NEW }, headersWith([]), over)).kind).toBe("closed");

    const joined = await join({ token, ...NEW }, headersWith([]));
    expect(joined).toEqual({ kind: "joined", email: "sam@northwind.example" });
    expect(await findInvitation(token, NOW)).toBeNull();
    expect((await join({ token, ...NEW }, headersWith([]))).kind).toBe("closed");
    const sam = await sessionHeaders("sam@northwind.example", NEW.password);
    expect((await findSession(sam))?.scope.role).toBe("editor");
  });

  test("one invitation lets in one person, however many use it at once", async () => {
    const token = await tokenFor("sam@northwind.example", "viewer");
    const kinds = (
      await Promise.all(Array.from({ length: 3 }, () => join({ token, ...NEW }, headersWith([]))))
    ).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["closed", "closed", "joined"]);
    expect(await reader().user.count()).toBe(2);
  });

  test("withdrawn and replaced invitations open nothing, and tokens that never were open as little", async () => {
    const first = await tokenFor("sam@northwind.example", "viewer");
    const second = await tokenFor("sam@northwind.example", "editor");
    expect(await findInvitation(first, NOW)).toBeNull();
    const [open] = await listInvitations(owner, NOW);
    expect(await withdrawInvitation(owner, open?.id ?? "", NOW)).toBe(true);
    expect(await withdrawInvitation(owner, open?.id ?? "", NOW)).toBe(false);
    expect(await listInvitations(owner, NOW)).toEqual([]);
    for (const token of [second, "", "A".repeat(43), `${second}=`, "../../x"])
      expect(await findInvitation(token, NOW), token).toBeNull();
  });

  test.each([
    ["no address", { email: "sam", role: "viewer", profiles: [] }],
    ["a role that is none", { email: "sam@x.example", role: "admin", profiles: [] }],
    ["a client without a profile", { email: "sam@x.example", role: "client", profiles: [] }],
    ["a client of an unknown profile", { email: "sam@x.example", role: "client", profiles: ["nobody"] }],
    ["another field", { email: "sam@x.example", role: "viewer", profiles: [], workspaceId: "contoso" }],
  ])("SEC-T6: an invitation with %s is refused", async (_, form) => {
    expect(await invite(owner, form, NOW)).toMatchObject({ ok: false });
    expect(await reader().invitation.count()).toBe(0);
  });

  test("a weak password or no name joins nobody and uses nothing up", async () => {
    const token = await tokenFor("sam@northwind.example", "viewer");
    const again = { token, ...NEW };
    expect(await join({ ...again, password: "password1" }, headersWith([]))).toMatchObject({
      kind: "invalid",
      field: "password",
    });
    expect(await join({ ...again, name: " " }, headersWith([]))).toMatchObject({ field: "name" });
    expect((await join(again, headersWith([]))).kind).toBe("joined");
  });

  test("somebody with an account joins with its password and keeps it", async () => {
    await write((tx) => tx.workspace.create({ data: { id: "contoso", name: "Contoso" } }));
    const robinId = await seedPerson("contoso", "robin@contoso.example", "owner");
    const token = await tokenFor("robin@contoso.example", "viewer");
    const form = { token, name: "", password: "not the password" };
    expect((await join(form, headersWith([]))).kind).toBe("wrong");
    expect((await join({ ...form, password: PASSWORD }, headersWith([]))).kind).toBe("joined");
    expect(await reader().member.count({ where: { userId: robinId } })).toBe(2);
  });

  test("invitations cannot be tried without end", async () => {
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 22; attempt += 1)
      kinds.push((await join({ token: "x", ...NEW }, headersWith([], "203.0.113.7"), NOW)).kind);
    expect(kinds.indexOf("too-many")).toBe(20);
  });

  test("a client sees the chosen profiles, and others as soon as they are chosen", async () => {
    await seedProfiles("northwind.bakes", "northwind.pies");
    const token = await tokenFor("cleo@client.example", "client", ["@northwind.pies"]);
    expect((await join({ token, ...NEW }, headersWith([]))).kind).toBe("joined");
    const userId = await userIdOf("cleo@client.example");
    const seen = async () => {
      const scope = await workspaceScopeOfUser(userId);
      return scope && (await listProfiles(scope)).map(({ handle }) => handle);
    };
    expect(await seen()).toEqual(["northwind.pies"]);
    const both = ["northwind.bakes", "northwind.pies"];
    expect(await changeRole(owner, { userId, role: "client", profiles: both }, NOW)).toBeNull();
    expect(await seen()).toEqual(both);
    expect(await changeRole(owner, { userId, role: "client", profiles: [] }, NOW)).toMatch(/Choose/);
    const members = await listMembersOf(owner);
    expect(members.map(({ email, role, profiles }) => [email, role, profiles])).toEqual([
      [MIA, "owner", []],
      ["cleo@client.example", "client", both],
    ]);
  });

  test("the last owner can neither leave nor be made less", async () => {
    expect(await removeMember(owner, miaId, NOW)).toMatch(/needs an owner/);
    expect(await changeRole(owner, { userId: miaId, role: "viewer", profiles: [] }, NOW)).toMatch(/owner/);
    const second = await seedPerson(owner.workspaceId, "two@northwind.example", "owner");
    const both = await Promise.all([removeMember(owner, miaId, NOW), removeMember(owner, second, NOW)]);
    expect(both.filter((problem) => problem === null)).toHaveLength(1);
    expect(await reader().member.count({ where: { role: "owner" } })).toBe(1);
  });

  test("SEC-T1: somebody who was removed is signed out at once, and nothing of the account stays", async () => {
    const samId = await seedPerson(owner.workspaceId, "sam@northwind.example", "editor");
    const sam = await sessionHeaders("sam@northwind.example");
    expect(await findSession(sam)).not.toBeNull();
    expect(await removeMember(owner, samId, NOW)).toBeNull();
    expect(await findSession(sam)).toBeNull();
    expect(await reader().user.count({ where: { id: samId } })).toBe(0);
    expect((await signIn({ email: "sam@northwind.example", password: PASSWORD }, headersWith([]))).kind).toBe(
      "wrong",
    );
    expect(await removeMember(owner, samId, NOW)).toMatch(/not belong/);
  });

  test("an owner of another workspace changes nobody here", async () => {
    await write((tx) => tx.workspace.create({ data: { id: "contoso", name: "Contoso" } }));
    const scope = await workspaceScopeOfUser(await seedPerson("contoso", "eve@contoso.example", "owner"));
    const eve = (scope && asOwner(scope)) ?? expect.fail();
    await tokenFor("sam@northwind.example", "viewer");
    const [open] = await listInvitations(owner, NOW);
    expect(await withdrawInvitation(eve, open?.id ?? "", NOW)).toBe(false);
    expect(await removeMember(eve, miaId, NOW)).toMatch(/not belong/);
    expect(await changeRole(eve, { userId: miaId, role: "viewer", profiles: [] }, NOW)).toMatch(/not belong/);
    expect(await listInvitations(eve, NOW)).toEqual([]);
    expect((await listMembersOf(eve)).map(({ email }) => email)).toEqual(["eve@contoso.example"]);
    expect((await readAudit(eve, EVERYTHING)).lines).toEqual([]);
  });

  test("browsers are signed out one by one, or all others at once", async () => {
    const [here, there, elsewhere] = [
      await sessionHeaders(MIA),
      await sessionHeaders(MIA),
      await sessionHeaders(MIA),
    ];
    const session = (await findSession(here)) ?? expect.fail();
    const listed = await listOwnSessions(session, new Date());
    expect(listed.map(({ browser, isThis }) => [browser, isThis])).toEqual([
      ["Firefox on Linux", true],
      ["Firefox on Linux", false],
      ["Firefox on Linux", false],
    ]);
    const other = (await findSession(there)) ?? expect.fail();
    expect(await endOwnSessions(session, other.sessionId, new Date())).toBe(1);
    expect(await findSession(there)).toBeNull();
    expect(await endOwnSessions(session, null, new Date())).toBe(1);
    expect(await findSession(elsewhere)).toBeNull();
    expect(await findSession(here)).not.toBeNull();
    // Somebody else's session is none of theirs.
    await seedPerson(owner.workspaceId, "sam@northwind.example", "editor");
    const sam = (await findSession(await sessionHeaders("sam@northwind.example"))) ?? expect.fail();
    expect(await endOwnSessions(session, sam.sessionId, new Date())).toBe(0);
  });

  test("SEC-L1: the log tells who did what, page by page, and takes no formula into a spreadsheet", async () => {
    for (let index = 0; index < 60; index += 1)
      await tokenFor(`${index}=cmd@northwind.example`.replace("=", "+"), "viewer");
    const first = await readAudit(owner, EVERYTHING);
    const second = await readAudit(owner, { ...EVERYTHING, before: first.next });
    expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null]);
    const ids = [...first.lines, ...second.lines].map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect([...ids].sort().reverse()).toEqual(ids);
    expect(first.lines[0]).toMatchObject({ who: MIA, what: "Invited", group: "people" });
    expect((await readAudit(owner, { ...EVERYTHING, group: "links" })).lines).toEqual([]);
    expect((await readAudit(owner, { ...EVERYTHING, actor: "operator" })).lines).toEqual([]);
    await write((tx) => tx.user.update({ where: { id: miaId }, data: { email: "=1+1@northwind.example" } }));
    const csv = await textOf(writeAudit(owner, EVERYTHING, "csv"));
    expect(csv.split("\r\n")).toHaveLength(62);
    expect(csv).toContain(`"'=1+1@northwind.example"`);
    const json = JSON.parse(await textOf(writeAudit(owner, EVERYTHING, "json")));
    expect(json).toHaveLength(60);
  });
});

describeOnBothDatabases("what matters", () => {
  beforeEach(async () => {
    await emptyDatabase();
    await seedPerson((await operatorScope()).workspaceId, MIA, "owner");
  });

  test("SEC-A4: a changed password signs every other browser out", async () => {
    const [here, there] = [await sessionHeaders(MIA), await sessionHeaders(MIA)];
    const wrong = await changePassword({ current: "not it", password: NEW.password }, here);
    expect(wrong.kind).toBe("wrong");
    const changed = await changePassword({ current: PASSWORD, password: NEW.password }, here);
    if (changed.kind !== "changed") throw new Error(changed.kind);
    expect(await findSession(there)).toBeNull();
    expect(await findSession(here)).toBeNull();
    expect(await findSession(headersWith(changed.cookies))).not.toBeNull();
    const kinds = (await reader().auditEvent.findMany()).map(({ kind }) => kind);
    expect(kinds).toContain("account/password-changed");
  });

  test("SEC-L1: nothing in the log can be changed or removed", async () => {
    await sessionHeaders(MIA);
    const before = await reader().auditEvent.findMany();
    expect(before.length).toBeGreaterThan(0);
    await expect(write((tx) => tx.auditEvent.updateMany({ data: { detail: "nothing" } }))).rejects.toThrow();
    await expect(write((tx) => tx.auditEvent.deleteMany({}))).rejects.toThrow();
    expect(await reader().auditEvent.findMany()).toEqual(before);
  });
});

const EVERYTHING = { group: null, actor: null, before: null } as const;

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
