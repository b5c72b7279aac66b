import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { medianDifference, timeInTurns, wallClock } from "@/lib/accounts/testing/timing";
import { reader } from "@/lib/db/client";
import { listOpenDays } from "@/lib/db/links";
import { newId } from "@/lib/db/new-id";
import {
  ensureProfile,
  type OwnedProfile,
  type OwnerScope,
  operatorScope,
  type WorkspaceScope,
  workspaceScopeOfUser,
} from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { unlockLink } from "./link-password";
import {
  createLink,
  listLinks,
  MayNotShareError,
  pauseLink,
  pinLink,
  requireSharer,
  resumeLink,
  revokeLink,
  rotateLink,
  setLinkPassword,
  switchAllLinks,
  switchPrivate,
  unpinLink,
} from "./manage-links";
import { countLinkOpen, findLockedLink, openLink } from "./open-link";
import { findPinned, toNotesShown } from "./pinned";

const NOON = new Date("2026-03-17T12:00:00.000Z");
const DAY = 24 * 60 * 60_000;
const at = (ms: number) => new Date(NOON.getTime() + ms);
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ORDER = { title: null, sections: ["overview", "content"], window: 28, expiresInDays: 30 } as const;

let scope: OwnerScope;
let profile: OwnedProfile;
const actor = (now: Date = NOON) => ({ scope, now });

/** Somebody of a role in a workspace, as signing in would find them. */
async function memberOf(workspaceId: string, role: string): Promise<WorkspaceScope> {
  const id = newId();
  await write(async (tx) => {
    await tx.user.create({ data: { id, name: role, email: `${id}@northwind.example` } });
    await tx.member.create({ data: { workspaceId, userId: id, role } });
  });
  const found = await workspaceScopeOfUser(id);
  if (found === null) throw new Error("The member was not found.");
  return found;
}

async function otherWorkspace(): Promise<OwnerScope> {
  const id = newId();
  await write((tx) => tx.workspace.create({ data: { id, name: "Contoso" } }));
  return requireSharer(await memberOf(id, "owner"));
}

describeOnBothDatabases("links", () => {
  beforeEach(async () => {
    await emptyDatabase();
    scope = await operatorScope();
    profile = await write((tx) => ensureProfile(tx, scope, "northwind.bakes" as Handle));
  });

  test("SEC-S1: a new link opens its profile's chosen sections and nothing else is stored of its token than a hash", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const opened = await openLink(token, NOON);
    expect(opened?.scope).toEqual(profile);
    expect(opened).toMatchObject({
      sections: ["overview", "content"],
      window: 28,
      title: "@northwind.bakes",
    });
    expect(link).toMatchObject({ state: "live", opens: 0, lastOpenedAt: null, expiresAt: at(30 * DAY) });

    const rows = await reader().shareLink.findMany();
    expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([
      createHash("sha256").update(token).digest("hex"),
    ]);
    const everything = JSON.stringify([
      rows,
      await reader().auditEvent.findMany(),
      await listLinks(scope, NOON),
    ]);
    expect(everything).not.toContain(token);
    expect(JSON.stringify(await listLinks(scope, NOON))).not.toContain(rows[0]?.tokenHash);
  });

  test("SEC-S1: every token is another one", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => createLink(profile, ORDER, actor())));
    expect(new Set(made.map(({ token }) => token)).size).toBe(20);
  });

  test("SEC-S2 G144: what is not the exact token opens nothing", async () => {
    const { token } = await createLink(profile, ORDER, actor());
    const swapped = token.startsWith("A") ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    const hash = createHash("sha256").update(token).digest("hex");
    const others = [
      swapped,
      swapCase(token),
      `${token}=`,
      `${token}%00`,
      `${token}\u0000`,
      ` ${token}`,
      token.slice(0, -1),
      `${token}A`,
      token.replace(/./u, "Ａ"),
      hash,
      ":token",
      "[token]",
      "undefined",
      "null",
      "",
      "x".repeat(1_000_000),
      "' OR 1=1 --",
    ];
    for (const text of others) expect(await openLink(text, NOON), text.slice(0, 50)).toBeNull();
    expect(await openLink(token, NOON)).not.toBeNull();
  });

  test("SEC-S2: the time of an answer does not tell how a link came to open nothing", async () => {
    const [revoked, ended, paused] = await Promise.all(
      [30, 1, 30].map((expiresInDays) => createLink(profile, { ...ORDER, expiresInDays }, actor())),
    );
    await revokeLink(revoked?.link.id ?? "", actor());
    await pauseLink(paused?.link.id ?? "", actor());
    const later = at(2 * DAY);
    const openDead = (token: string) => async () => expect(await openLink(token, later)).toBeNull();
    for (const dead of [revoked, ended, paused]) {
      const pair = {
        one: openDead("A".repeat(43)),
        other: openDead(dead?.token ?? ""),
        clock: wallClock,
      };
      await timeInTurns(10, pair);
      let difference = medianDifference(await timeInTurns(60, pair));
      // A machine with other things to do is given a second try.
      if (Math.abs(difference) >= 5) difference = medianDifference(await timeInTurns(240, pair));
      expect(Math.abs(difference), dead?.link.id).toBeLessThan(5);
    }
  });

  test("SEC-S3 G148: a link is over at the very instant of its end", async () => {
    const { token } = await createLink(profile, { ...ORDER, expiresInDays: 1 }, actor());
    expect(await openLink(token, at(DAY - 1))).not.toBeNull();
    expect(await openLink(token, at(DAY))).toBeNull();
    expect(await openLink(token, at(DAY + 1))).toBeNull();
    expect((await listLinks(scope, at(DAY)))[0]?.state).toBe("expired");
    const endless = await createLink(profile, { ...ORDER, expiresInDays: null }, actor());
    expect(await openLink(endless.token, at(10_000 * DAY))).not.toBeNull();
  });

  test("SEC-S3: pause closes at once and resume opens again", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    expect((await pauseLink(link.id, actor()))?.state).toBe("paused");
    expect(await openLink(token, NOON)).toBeNull();
    expect((await resumeLink(link.id, actor()))?.state).toBe("live");
    expect(await openLink(token, NOON)).not.toBeNull();
  });

  test("rotate gives a new address and the old one is dead at once", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    const rotated = await rotateLink(link.id, actor());
    expect(rotated?.link.id).toBe(link.id);
    expect(await openLink(token, NOON)).toBeNull();
    expect((await openLink(rotated?.token ?? "", NOON))?.scope).toEqual(profile);
  });

  test("SEC-S3 G147: revoke is for good: gone on the next request, and nothing brings it back", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    expect((await revokeLink(link.id, actor()))?.state).toBe("revoked");
    expect(await openLink(token, NOON)).toBeNull();
    expect(await resumeLink(link.id, actor())).toBeNull();
    expect(await rotateLink(link.id, actor())).toBeNull();
    expect(await revokeLink(link.id, actor())).toBeNull();
    expect(await openLink(token, NOON)).toBeNull();
    expect((await listLinks(scope, NOON)).map(({ state }) => state)).toEqual(["revoked"]);
  });

  test("a profile that is deleted takes its links along", async () => {
    const { token } = await createLink(profile, ORDER, actor());
    await write((tx) => tx.profile.deleteMany({ where: { id: profile.profileId } }));
    expect(await openLink(token, NOON)).toBeNull();
    expect(await listLinks(scope, NOON)).toEqual([]);
  });

  test("openings by people are counted, those by programs are not, and no address is kept", async () => {
    const { token } = await createLink(profile, ORDER, actor());
    const opened = await openLink(token, NOON);
    if (opened === null) throw new Error("The link did not open.");
    for (const bot of [
      null,
      "Slackbot-LinkExpanding 1.0",
      "WhatsApp/2.23",
      "curl/8.5",
      "facebookexternalhit/1.1",
    ])
      await countLinkOpen(opened, bot, NOON);
    expect((await listLinks(scope, NOON))[0]).toMatchObject({ opens: 0, lastOpenedAt: null });
    await Promise.all([1, 2, 3].map((minute) => countLinkOpen(opened, FIREFOX, at(minute))));
    expect((await listLinks(scope, NOON))[0]).toMatchObject({ opens: 3, lastOpenedAt: at(3) });
    expect(JSON.stringify(await reader().shareLink.findMany(), (_, value) => String(value))).not.toContain(
      "Firefox",
    );
  });

  test("SEC-T2: another workspace sees and changes nothing", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    const stranger = { scope: await otherWorkspace(), now: NOON };
    expect(await listLinks(stranger.scope, NOON)).toEqual([]);
    for (const change of [pauseLink, resumeLink, rotateLink, revokeLink])
      expect(await change(link.id, stranger), change.name).toBeNull();
    await expect(createLink(profile, ORDER, stranger)).rejects.toThrow(MayNotShareError);
    expect(await openLink(token, NOON)).not.toBeNull();
    expect(await reader().shareLink.count()).toBe(1);
  });

  test.each([
    ["owner", true],
    ["editor", false],
    ["viewer", false],
    ["client", false],
  ])("SEC-S9: %s may share: %s", async (role, may) => {
    const person = await memberOf(scope.workspaceId, role);
    if (may) expect(requireSharer(person)).toEqual(person);
    else expect(() => requireSharer(person)).toThrow(MayNotShareError);
  });

  test("SEC-L1: whatever happens to a link is in the audit log with its actor", async () => {
    const owner = requireSharer(await memberOf(scope.workspaceId, "owner"));
    const { link } = await createLink(profile, ORDER, actor());
    for (const change of [pauseLink, resumeLink, rotateLink, revokeLink])
      await change(link.id, { scope: owner, now: NOON });
    const events = await reader().auditEvent.findMany({
      where: { subject: link.id },
      orderBy: { id: "asc" },
    });
    expect(new Set(events.map(({ kind, actor: who }) => `${kind} by ${who}`))).toEqual(
      new Set([
        "link/created by operator",
        `link/paused by ${owner.userId}`,
        `link/resumed by ${owner.userId}`,
        `link/rotated by ${owner.userId}`,
        `link/revoked by ${owner.userId}`,
      ]),
    );
  });

  test("a title is one line of at most 120 characters, and sections keep their order", async () => {
    const order = { ...ORDER, title: `  ${"x".repeat(200)} `, sections: ["followers", "overview"] as const };
    const { link } = await createLink(profile, order, actor());
    expect(link.title).toHaveLength(120);
    expect(link.sections).toEqual(["overview", "followers"]);
  });

  test("SEC-S4 G151: a password is asked until it was said, and a new one asks again", async () => {
    const { link, token } = await createLink(profile, { ...ORDER, password: "three loaves" }, actor());
    expect(link.hasPassword).toBe(true);
    expect(await openLink(token, NOON)).toBeNull();
    const client = { client: "192.0.2.7", now: NOON };
    const locked = await mustFindLocked(token);
    expect(await unlockLink(locked, "three loafs", client)).toEqual({ kind: "wrong" });
    const unlocked = await unlockLink(locked, "three loaves", client);
    const proof = unlocked.kind === "unlocked" ? unlocked.proof : null;
    expect(await openLink(token, NOON, proof)).toMatchObject({ title: "@northwind.bakes" });
    const other = await createLink(profile, { ...ORDER, password: "three loaves" }, actor());
    expect(await openLink(other.token, NOON, proof)).toBeNull();

    await setLinkPassword(link.id, "three loaves", actor());
    expect(await openLink(token, NOON, proof)).toBeNull();
    expect((await setLinkPassword(link.id, null, actor()))?.hasPassword).toBe(false);
    expect(await openLink(token, NOON)).not.toBeNull();
    expect(await findLockedLink(token, NOON)).toBeNull();
    const rows = [await reader().shareLink.findMany(), await reader().auditEvent.findMany()];
    expect(JSON.stringify(rows)).not.toContain("three loaves");
  });

  test("a locked link that is paused, ended or revoked has no lock to try", async () => {
    const order = { ...ORDER, password: "three loaves" };
    const { link, token } = await createLink(profile, order, actor());
    await mustFindLocked(token);
    expect(await findLockedLink(token, at(31 * DAY))).toBeNull();
    await pauseLink(link.id, actor());
    expect(await findLockedLink(token, NOON)).toBeNull();
    await resumeLink(link.id, actor());
    await revokeLink(link.id, actor());
    expect(await findLockedLink(token, NOON)).toBeNull();
  });

  test("SEC-S4 G150: the sixth try of one reader within 15 minutes has to wait, another reader not, and no address is kept", async () => {
    const { token } = await createLink(profile, { ...ORDER, password: "three loaves" }, actor());
    const locked = await mustFindLocked(token);
    const attempt = (password: string, client: string, now: Date) =>
      unlockLink(locked, password, { client, now });
    for (let tries = 0; tries < 5; tries += 1)
      expect((await attempt("guess", "192.0.2.7", NOON)).kind).toBe("wrong");
    expect(await attempt("three loaves", "192.0.2.7", at(60_000))).toEqual({
      kind: "wait",
      seconds: 14 * 60,
    });
    expect((await attempt("three loaves", "192.0.2.8", NOON)).kind).toBe("unlocked");
    expect((await attempt("three loaves", "192.0.2.7", at(15 * 60_000))).kind).toBe("unlocked");
    const keys = await reader().rateLimit.findMany({ select: { key: true } });
    expect(JSON.stringify(keys)).not.toContain("192.0.2");
  });

  test("a pinned link keeps its reports to the last byte until it is made live", async () => {
    const json = JSON.stringify({ section: "overview", figures: { likes: null }, note: "Brötchen" });
    // It was kept before there were notes.
    const kept = { ...JSON.parse(json), notes: [] };
    const pinned = [{ section: "overview", window: 28, json }] as const;
    const { link, token } = await createLink(profile, { ...ORDER, pinned }, actor());
    expect(link.pinnedAt).toEqual(NOON);
    expect(await findPinned(await mustOpen(token), "overview", 28)).toEqual(kept);
    await expect(findPinned(await mustOpen(token), "overview", 7)).rejects.toThrow(/keeps no report/);
    await expect(findPinned(await mustOpen(token), "followers", 28)).rejects.toThrow(/keeps no report/);
    await write((tx) => tx.pinnedReport.updateMany({ data: { sha256: "0".repeat(64) } }));
    await expect(findPinned(await mustOpen(token), "overview", 28)).rejects.toThrow(
      /not the one that was kept/,
    );
    expect((await unpinLink(link.id, actor()))?.pinnedAt).toBeNull();
    expect(await findPinned(await mustOpen(token), "overview", 28)).toBeNull();
    expect(await reader().pinnedReport.count()).toBe(0);
    expect((await pinLink(link.id, pinned, actor(at(5))))?.pinnedAt).toEqual(at(5));
    expect(await findPinned(await mustOpen(token), "overview", 28)).toEqual(kept);
  });

  test("kept notes are shown where the link shows notes, and no others", async () => {
    const notes = [{ id: "n", firstDay: "2026-03-04", lastDay: "2026-03-04", text: "Oven", shared: true }];
    const pinned = [
      { section: "overview", window: 28, json: JSON.stringify({ section: "overview", notes }) },
    ] as const;
    const silent = await createLink(profile, { ...ORDER, pinned }, actor());
    const open = await createLink(profile, { ...ORDER, pinned, notesShown: true }, actor());
    expect([silent.link.notesShown, open.link.notesShown]).toEqual([false, true]);
    expect(await findPinned(await mustOpen(silent.token), "overview", 28)).toMatchObject({ notes: [] });
    expect(await findPinned(await mustOpen(open.token), "overview", 28)).toMatchObject({ notes });
    expect(toNotesShown(await mustOpen(silent.token))).toBe("none");
    expect(toNotesShown(await mustOpen(open.token))).toBe("shared");
  });

  test("SEC-S3: one switch holds all links of the workspace, those made later too, and opens them again as they were", async () => {
    const [first, paused] = [
      await createLink(profile, ORDER, actor()),
      await createLink(profile, ORDER, actor()),
    ];
    await pauseLink(paused.link.id, actor());
    await switchAllLinks("paused", actor());
    const later = await createLink(profile, ORDER, actor());
    for (const { token } of [first, paused, later]) expect(await openLink(token, NOON)).toBeNull();
    expect(later.link.state).toBe("held");
    await switchAllLinks("open", actor());
    expect(await openLink(first.token, NOON)).not.toBeNull();
    expect(await openLink(later.token, NOON)).not.toBeNull();
    expect(await openLink(paused.token, NOON)).toBeNull();
  });

  test("a private profile is shown by no link", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    await switchPrivate(profile, true, actor());
    expect(await openLink(token, NOON)).toBeNull();
    expect((await listLinks(scope, NOON)).map(({ id, state }) => [id, state])).toEqual([[link.id, "held"]]);
    await switchPrivate(profile, false, actor());
    expect(await openLink(token, NOON)).not.toBeNull();
    const stranger = { scope: await otherWorkspace(), now: NOON };
    await expect(switchPrivate(profile, true, stranger)).rejects.toThrow(MayNotShareError);
  });

  test("openings are counted by day", async () => {
    const { link, token } = await createLink(profile, ORDER, actor());
    const opened = await mustOpen(token);
    await Promise.all([0, 1, 25].map((hours) => countLinkOpen(opened, FIREFOX, at(hours * 60 * 60_000))));
    expect((await listOpenDays(scope, toDay("2026-03-17"))).get(link.id)).toEqual([
      { day: "2026-03-17", opens: 2 },
      { day: "2026-03-18", opens: 1 },
    ]);
    expect((await listOpenDays(await otherWorkspace(), toDay("2026-03-17"))).size).toBe(0);
  });
});

async function mustFindLocked(token: string) {
  const locked = await findLockedLink(token, NOON);
  if (locked === null) throw new Error("The link has no lock.");
  return locked;
}

async function mustOpen(token: string) {
  const opened = await openLink(token, NOON);
  if (opened === null) throw new Error("The link did not open.");
  return opened;
}

function swapCase(text: string): string {
  return [...text]
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join("");
}
