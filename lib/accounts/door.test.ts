import { randomBytes, scryptSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { claimOwner } from "@/lib/db/claims";
import { closeDatabase, reader, switchDatabase } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { auth } from "./auth";
import { claimInstallation, ensureOwnerOrClaimCode, isClaimOpen } from "./claim";
import { PEER_HEADER } from "./request-headers";
import { findSession, IDLE_MS } from "./session";
import { signIn, signOut } from "./sign-in";

const NOON = new Date("2026-03-17T12:00:00.000Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OWNER = { email: "mia@northwind.example", password: "four quiet ovens", workspace: "Northwind" };

let data = "";
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "tallyboard-door-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv("TALLYBOARD_DATA", data);
  vi.stubEnv("BASE_URL", "");
});
afterEach(() => vi.unstubAllEnvs());

function from(address: string, extra: Record<string, string> = {}): Headers {
  return new Headers({ [PEER_HEADER]: address, ...extra });
}

const HERE = from("127.0.0.1");
const at = (ms: number) => new Date(NOON.getTime() + ms);

/** The cookie that a browser sends back after these Set-Cookie values. */
function cookieOf(cookies: readonly string[]): Headers {
  return from("127.0.0.1", { cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
}

async function claim(): Promise<string> {
  const code = await ensureOwnerOrClaimCode(NOON);
  if (code === null) throw new Error("There is nothing to claim.");
  expect(await claimInstallation({ ...OWNER, code }, HERE, NOON)).toEqual({ kind: "claimed" });
  return code;
}

/**
 * A hash of the owner's password that takes a thousandth of the real work: sign-in reads from a hash how it was made. The real work is
 * done wherever an owner claims, and for addresses that nobody has.
 */
function cheapHash(): string {
  const [N, r, p] = [128, 8, 1];
  const salt = randomBytes(16);
  const key = scryptSync(OWNER.password, salt, 64, { N, r, p });
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** The owner as claiming makes them, but with the cheap hash. */
async function seedOwner(): Promise<void> {
  const { email, workspace: workspaceName } = OWNER;
  const owner = { name: "mia", email, passwordHash: cheapHash(), workspaceName };
  expect(await claimOwner(owner, { codeHash: null, now: NOON })).not.toBeNull();
}

/** Somebody else with an account and the owner's password. */
async function seedPerson(email: string): Promise<void> {
  const id = newId();
  await write(async (tx) => {
    await tx.user.create({ data: { id, name: email, email } });
    const account = { id: newId(), accountId: id, providerId: "credential", userId: id };
    await tx.account.create({ data: { ...account, password: cheapHash() } });
  });
}

async function signInAsOwner(now: Date = new Date()): Promise<Headers> {
  const result = await signIn(OWNER, HERE, now);
  if (result.kind !== "signed-in") throw new Error(`Sign-in failed: ${result.kind}`);
  return cookieOf(result.cookies);
}

describeOnBothDatabases("claim", () => {
  beforeEach(emptyDatabase);

  test("SEC-A7: the code on the console makes the first owner, once, and only its hash is stored", async () => {
    const code = await ensureOwnerOrClaimCode(NOON);
    expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{5}-){3}[2-9A-HJKMNP-TV-Z]{5}$/);
    const stored = JSON.stringify(await reader().claim.findMany());
    expect(stored).not.toContain(code ?? "");
    expect(stored).not.toContain((code ?? "").replaceAll("-", ""));
    expect(await isClaimOpen(NOON)).toBe(true);

    const typed = (code ?? "").toLowerCase().replaceAll("-", " ");
    expect(await claimInstallation({ ...OWNER, code: typed }, HERE, NOON)).toEqual({ kind: "claimed" });
    expect(await isClaimOpen(NOON)).toBe(false);
    const again = { ...OWNER, email: "eve@evil.example", code: code ?? "" };
    expect(await claimInstallation(again, HERE, NOON)).toEqual({ kind: "closed" });
    expect(await ensureOwnerOrClaimCode(NOON)).toBeNull();
    expect(await reader().user.count()).toBe(1);
    expect(await reader().claim.count()).toBe(0);
  });

  test("each start prints a new code and the one before is dead", async () => {
    const first = await ensureOwnerOrClaimCode(NOON);
    const second = await ensureOwnerOrClaimCode(NOON);
    expect(await claimInstallation({ ...OWNER, code: first ?? "" }, HERE, NOON)).toEqual({
      kind: "wrong-code",
    });
    expect(await claimInstallation({ ...OWNER, code: second ?? "" }, HERE, NOON)).toEqual({
      kind: "claimed",
    });
  });

  test("SEC-A9: a code ends after 24 hours", async () => {
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    expect(await claimInstallation({ ...OWNER, code }, HERE, at(DAY))).toEqual({ kind: "closed" });
    expect(await claimInstallation({ ...OWNER, code }, HERE, at(DAY - 1))).toEqual({ kind: "claimed" });
  });

  test("after five tries even the right code has to wait", async () => {
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await claimInstallation({ ...OWNER, code: "AAAAA" }, HERE, NOON)).kind).toBe("wrong-code");
    expect(await claimInstallation({ ...OWNER, code }, HERE, at(MINUTE))).toEqual({
      kind: "too-many",
      retryAfterSeconds: 14 * 60,
    });
    expect(await claimInstallation({ ...OWNER, code }, HERE, at(15 * MINUTE))).toEqual({ kind: "claimed" });
  });

  test("what is typed is checked before the code is used up", async () => {
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    const tries = [
      { field: "email", form: { ...OWNER, email: "mia", code } },
      { field: "password", form: { ...OWNER, password: "1234567", code } },
      { field: "workspace", form: { ...OWNER, workspace: "  ", code } },
    ];
    for (const { field, form } of tries)
      expect(await claimInstallation(form, HERE, NOON)).toMatchObject({ kind: "invalid", field });
    expect(await reader().user.count()).toBe(0);
    expect(await isClaimOpen(NOON)).toBe(true);
  });

  test("the owner takes over the workspace that commands made before", async () => {
    const { workspaceId } = await operatorScope();
    await claim();
    const session = await findSession(await signInAsOwner());
    expect(session?.scope).toMatchObject({ workspaceId, role: "owner" });
    expect(await reader().workspace.findMany({ select: { id: true, name: true } })).toEqual([
      { id: workspaceId, name: "Northwind" },
    ]);
  });

  test("two claims at once make one owner", async () => {
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    const both = ["mia@northwind.example", "tom@northwind.example"].map((email) =>
      claimInstallation({ ...OWNER, email, code }, HERE, NOON),
    );
    expect((await Promise.all(both)).map(({ kind }) => kind).sort()).toEqual(["claimed", "closed"]);
    expect(await reader().user.count()).toBe(1);
  });

  test("the environment can name the owner instead", async () => {
    vi.stubEnv("TALLYBOARD_OWNER_EMAIL", "Mia@Northwind.example");
    vi.stubEnv("TALLYBOARD_OWNER_PASSWORD", OWNER.password);
    expect(await ensureOwnerOrClaimCode(NOON)).toBeNull();
    expect(await isClaimOpen(NOON)).toBe(false);
    expect((await signIn(OWNER, HERE)).kind).toBe("signed-in");
  });

  test("two starts at once that name different owners make one", async () => {
    const both = ["mia@northwind.example", "tom@northwind.example"].map((email) =>
      claimOwner(
        { name: "mia", email, passwordHash: cheapHash(), workspaceName: "Northwind" },
        { codeHash: null, now: NOON },
      ),
    );
    expect((await Promise.all(both)).filter((userId) => userId !== null)).toHaveLength(1);
    expect([await reader().user.count(), await reader().workspace.count()]).toEqual([1, 1]);
  });

  test("an owner's password that is too short stops the start", async () => {
    vi.stubEnv("TALLYBOARD_OWNER_EMAIL", OWNER.email);
    vi.stubEnv("TALLYBOARD_OWNER_PASSWORD", "short");
    await expect(ensureOwnerOrClaimCode(NOON)).rejects.toThrow("TALLYBOARD_OWNER_PASSWORD cannot be used.");
    expect(await reader().user.count()).toBe(0);
  });
});

describeOnBothDatabases("sign-in", (database) => {
  beforeEach(async () => {
    await emptyDatabase();
    await seedOwner();
  });

  test("SEC-A4: opens a session that ends with sign-out, in every tab at once", async () => {
    const cookie = await signInAsOwner();
    expect((await findSession(cookie))?.user.email).toBe(OWNER.email);
    await signOut(cookie);
    expect(await findSession(cookie)).toBeNull();
    expect(await reader().session.count()).toBe(0);
  });

  test("SEC-A3: gives a new token of 256 bits each time, in a cookie that scripts cannot read", async () => {
    const results = [await signIn(OWNER, HERE), await signIn(OWNER, HERE)];
    const cookies = results.flatMap((result) => (result.kind === "signed-in" ? result.cookies : []));
    expect(cookies).toHaveLength(2);
    expect(new Set(cookies).size).toBe(2);
    expect(cookies[0]).toMatch(/^tallyboard=/);
    expect(cookies[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    for (const { token } of await reader().session.findMany()) expect(token).toMatch(/^[\w-]{43}$/);
  });

  test("SEC-A3: over https the cookie is bound to this host", async () => {
    vi.stubEnv("BASE_URL", "https://tally.example");
    const result = await signIn(OWNER, HERE);
    const cookies = result.kind === "signed-in" ? result.cookies : [];
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-tallyboard=/);
    expect(cookies[0]).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookies[0]).not.toContain("Domain");
    expect((await findSession(cookieOf(cookies)))?.user.email).toBe(OWNER.email);
  });

  test("a forged or changed cookie opens nothing", async () => {
    const cookie = (await signInAsOwner()).get("cookie") ?? "";
    const token = (await reader().session.findFirstOrThrow()).token;
    for (const forged of [
      `tallyboard=${token}`,
      `tallyboard=${token}.AAAA`,
      `${cookie.slice(0, -6)}AAAA%3D`,
      "tallyboard=",
    ])
      expect(await findSession(from("127.0.0.1", { cookie: forged })), forged).toBeNull();
    expect(await findSession(HERE)).toBeNull();
  });

  async function lastUse(): Promise<Date | undefined> {
    return (await reader().session.findFirst({ orderBy: { updatedAt: "desc" } }))?.updatedAt;
  }

  test("SEC-A4: a session ends when nobody used it for seven days, and after thirty whatever happens", async () => {
    const now = new Date();
    const cookie = await signInAsOwner(now);
    const later = (ms: number) => new Date(now.getTime() + ms);
    for (const days of [6, 12, 18, 24, 29.9]) {
      expect(await findSession(cookie, later(days * DAY)), `day ${days}`).not.toBeNull();
      // Nobody waits for it to be written down.
      await expect.poll(lastUse).toEqual(later(days * DAY));
    }
    expect(await findSession(cookie, later(30 * DAY + MINUTE))).toBeNull();

    const idle = await signInAsOwner(now);
    expect(await findSession(idle, later(IDLE_MS + MINUTE))).toBeNull();
    expect(await findSession(idle, now)).toBeNull();
  });

  test("a person who belongs to no workspace any more is out on the next request", async () => {
    const cookie = await signInAsOwner();
    await write((tx) => tx.member.deleteMany({}));
    expect(await findSession(cookie)).toBeNull();
  });

  test("SEC-A6: a wrong password and an unknown address are answered alike", async () => {
    expect(await signIn({ ...OWNER, password: "four loud ovens" }, HERE, NOON)).toEqual({ kind: "wrong" });
    for (const email of ["nobody@northwind.example", "not an address", ""])
      expect(await signIn({ ...OWNER, email }, HERE, NOON), email).toEqual({ kind: "wrong" });
  });

  test("SEC-A2: the same password is right however the keyboard composed it", async () => {
    await emptyDatabase();
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    const composed = "crème brûlée à 4 h".normalize("NFC");
    await claimInstallation({ ...OWNER, password: composed, code }, HERE, NOON);
    expect((await signIn({ ...OWNER, password: composed.normalize("NFD") }, HERE)).kind).toBe("signed-in");
  });

  test("SEC-A2: a password of 128 characters works to its last character", async () => {
    await emptyDatabase();
    const code = (await ensureOwnerOrClaimCode(NOON)) ?? "";
    const long = `${"🥐 oven ".repeat(18)}ab`;
    expect([...long]).toHaveLength(128);
    expect(await claimInstallation({ ...OWNER, password: long, code }, HERE, NOON)).toEqual({
      kind: "claimed",
    });
    expect((await signIn({ ...OWNER, password: `${long.slice(0, -1)}c` }, HERE)).kind).toBe("wrong");
    expect((await signIn({ ...OWNER, password: long }, HERE)).kind).toBe("signed-in");
  });

  test("SEC-A5: after five failures the account waits, also for the right password and after a restart", async () => {
    const wrong = { ...OWNER, password: "wrong password" };
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await signIn(wrong, from(`203.0.113.${attempt}`), NOON)).kind).toBe("wrong");
    await closeDatabase();
    await switchDatabase(database.url());
    const upper = { ...OWNER, email: " MIA@northwind.example" };
    expect(await signIn(upper, from("198.51.100.1"), at(5 * MINUTE))).toEqual({
      kind: "too-many",
      retryAfterSeconds: 10 * 60,
    });
    expect((await signIn(OWNER, HERE, at(15 * MINUTE))).kind).toBe("signed-in");
  });

  test("SEC-A5: after twenty failures from one address it waits for every account; a made-up forwarding changes nothing", async () => {
    const people = ["tom", "eve", "cy", "ada"].map((name) => `${name}@northwind.example`);
    for (const email of people) await seedPerson(email);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const forwarded = from("203.0.113.7", { "x-forwarded-for": `198.51.100.${attempt}` });
      const guess = { email: people[attempt % people.length] ?? "", password: "x" };
      expect((await signIn(guess, forwarded, NOON)).kind, `attempt ${attempt}`).toBe("wrong");
    }
    expect((await signIn(OWNER, from("203.0.113.7"), NOON)).kind).toBe("too-many");
    expect((await signIn(OWNER, from("203.0.113.8"), NOON)).kind).toBe("signed-in");
  });

  test("attempts are counted without keeping who made them", async () => {
    await signIn({ ...OWNER, password: "wrong password" }, from("203.0.113.7"), NOON);
    const rows = JSON.stringify(await reader().rateLimit.findMany({ select: { key: true } }));
    expect(rows).toContain("sign-in/address/");
    expect(rows).not.toMatch(/203\.0\.113|northwind/);
  });

  test("parallel guesses are all counted", async () => {
    const guesses = Array.from({ length: 12 }, (_, index) =>
      signIn({ ...OWNER, password: `guess ${index}` }, from(`203.0.113.${index}`), NOON),
    );
    const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "wrong")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "too-many")).toHaveLength(7);
  });

  test("a sign-in that succeeds is no failure", async () => {
    for (let attempt = 0; attempt < 21; attempt += 1)
      expect((await signIn(OWNER, HERE, NOON)).kind).toBe("signed-in");
  });

  test("SEC-L1: what happened is written down without secrets", async () => {
    await signIn({ ...OWNER, password: "wrong password" }, HERE, NOON);
    await signOut(await signInAsOwner());
    const events = await reader().auditEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      "installation/claimed",
      "session/refused",
      "session/signed-in",
      "session/signed-out",
    ]);
    expect(JSON.stringify(events)).not.toMatch(/ovens|wrong password|203\.|127\./);
  });
});

describeOnBothDatabases("sign-up", () => {
  beforeEach(emptyDatabase);

  /** Everything that better-auth could answer if its handler were mounted, tried with bodies that claim rights. */
  test.each(["unclaimed", "claimed"])(
    "SEC-A7 SEC-A8: is closed in the library too while %s",
    async (state) => {
      if (state === "claimed") await seedOwner();
      const before = await rowsOfAccounts();
      const paths = Object.values(auth().api).flatMap((endpoint) =>
        "path" in endpoint ? [String(endpoint.path)] : [],
      );
      expect(paths.length).toBeGreaterThan(20);
      expect(paths).toContain("/sign-up/email");
      for (const path of paths)
        for (const method of ["GET", "POST"]) {
          const response = await auth().handler(forgedRequest(path, method));
          const body = await response.text();
          const isHarmless = path === "/ok" || path === "/error";
          const answered = response.ok && !isHarmless && !["null", "", '{"success":true}'].includes(body);
          expect(answered, `${method} ${path} answered ${response.status} ${body}`).toBe(false);
        }
      expect(await rowsOfAccounts()).toEqual(before);
    },
  );

  test("nothing but the claim makes a user", async () => {
    const { internalAdapter } = await auth().$context;
    const user = { email: "eve@evil.example", name: "Eve", emailVerified: true, id: newId() };
    await internalAdapter.createUser(user, { method: "email-password" }).catch(() => null);
    expect(await reader().user.count()).toBe(0);
  });
});

test("SEC-K1: the secret is made once, is long enough and readable by its owner only", async () => {
  auth();
  const path = join(data, "secret");
  expect(readFileSync(path, "utf8").trim()).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

function forgedRequest(path: string, method: string): Request {
  const forged = {
    email: "eve@evil.example",
    password: "long enough password",
    newPassword: "long enough password",
    name: "Eve",
    userId: "1",
    role: "owner",
    token: "x",
    emailVerified: true,
    callbackURL: "/",
  };
  const url = `http://localhost:3000/api/auth${path.replace(/:\w+/g, "x")}`;
  const headers = { "content-type": "application/json", origin: "http://localhost:3000" };
  return new Request(
    url,
    method === "POST" ? { method, headers, body: JSON.stringify(forged) } : { headers },
  );
}

async function rowsOfAccounts(): Promise<string> {
  const rows = [
    await reader().user.findMany(),
    await reader().account.findMany(),
    await reader().session.findMany(),
    await reader().verification.findMany(),
    await reader().member.findMany(),
  ];
  return JSON.stringify(rows);
}
