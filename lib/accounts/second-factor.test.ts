import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { asOwner, operatorScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { resetFactorOf } from "./members";
import {
  confirmSecondFactor,
  dropSecondFactor,
  type Enrolment,
  enrolSecondFactor,
  isCodeAsked,
  renewBackupCodes,
  signInWithCode,
} from "./second-factor";
import { findSession, type SignedIn } from "./session";
import { signIn } from "./sign-in";
import { appCode } from "./testing/app-code";
import { headersWith, PASSWORD, seedPerson } from "./testing/seed-person";

const MIA = "mia@northwind.example";
const STEP_MS = 30_000;

let data = "";
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "tallyboard-second-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv("TALLYBOARD_DATA", data);
  vi.stubEnv("BASE_URL", "");
});
afterEach(() => vi.unstubAllEnvs());

async function withPassword(): Promise<Headers> {
  const result = await signIn({ email: MIA, password: PASSWORD }, headersWith([]));
  if (result.kind !== "signed-in" && result.kind !== "code") throw new Error(result.kind);
  return headersWith(result.cookies);
}

async function sessionOf(headers: Headers): Promise<SignedIn> {
  const session = await findSession(headers);
  if (session === null) throw new Error("Nobody is signed in.");
  return session;
}

async function turnOn(): Promise<{ readonly enrolment: Enrolment; readonly headers: Headers }> {
  const headers = await withPassword();
  const session = await sessionOf(headers);
  const made = await enrolSecondFactor(session, PASSWORD, headers);
  if (made.kind !== "enrolled") throw new Error(made.kind);
  const code = appCode(made.enrolment.key);
  const done = await confirmSecondFactor(session, code, { headers, now: new Date() });
  if (done.kind !== "done") throw new Error(done.kind);
  return { enrolment: made.enrolment, headers: headersWith(done.cookies) };
}

/** The code of the next step: the one of now has been used to turn it on. */
const nextCode = ({ key }: Enrolment) => appCode(key, new Date(Date.now() + STEP_MS));

describeOnBothDatabases("the second factor", () => {
  beforeEach(async () => {
    await emptyDatabase();
    await seedPerson((await operatorScope()).workspaceId, MIA, "owner");
  });

  test("is on once the app has shown a code, and sign-in asks for one from then on", async () => {
    const before = await withPassword();
    const wrong = await enrolSecondFactor(await sessionOf(before), "not the password", before);
    expect(wrong).toEqual({ kind: "wrong" });
    const made = await enrolSecondFactor(await sessionOf(before), PASSWORD, before);
    if (made.kind !== "enrolled") throw new Error(made.kind);
    expect(made.enrolment.uri).toMatch(/^otpauth:\/\/totp\/Tallyboard/);
    expect(made.enrolment.backupCodes).toHaveLength(10);
    // Not confirmed: nothing has changed yet.
    await sessionOf(await withPassword());
    const session = await sessionOf(before);
    const when = { headers: before, now: new Date() };
    expect(await confirmSecondFactor(session, "000000", when)).toEqual({ kind: "wrong" });
    const done = await confirmSecondFactor(session, appCode(made.enrolment.key), when);
    if (done.kind !== "done") throw new Error(done.kind);
    expect((await sessionOf(headersWith(done.cookies))).hasSecondFactor).toBe(true);

    const half = await withPassword();
    expect(await findSession(half)).toBeNull();
    expect(await isCodeAsked(half)).toBe(true);
    const code = nextCode(made.enrolment);
    const result = await signInWithCode(`${code.slice(0, 3)} ${code.slice(3)}`, half);
    if (result.kind !== "signed-in") throw new Error(result.kind);
    expect((await sessionOf(headersWith(result.cookies))).user.email).toBe(MIA);
    // The challenge is spent, and so is the code.
    expect(await signInWithCode(code, half)).toEqual({ kind: "over" });
    expect(await signInWithCode(code, await withPassword())).toEqual({ kind: "wrong" });
  });

  test("a backup code signs in once", async () => {
    const { enrolment } = await turnOn();
    const [code = ""] = enrolment.backupCodes;
    expect(await signInWithCode(code, await withPassword())).toMatchObject({ kind: "signed-in" });
    expect(await signInWithCode(code, await withPassword())).toEqual({ kind: "wrong" });
  });

  test("codes cannot be guessed: five tries for an account, whatever the password buys", async () => {
    await turnOn();
    const kinds: string[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      const half = await signIn({ email: MIA, password: PASSWORD }, headersWith([]));
      kinds.push(half.kind);
      if (half.kind === "code")
        kinds.push((await signInWithCode(String(100_000 + guess), headersWith(half.cookies))).kind);
    }
    expect(kinds).toEqual(["code", "wrong", "code", "wrong", "code", "too-many", "too-many"]);
  });

  test("a cookie that was made up asks for nothing and opens nothing", async () => {
    await turnOn();
    const row = await reader().verification.findFirst({ where: { identifier: { startsWith: "2fa-" } } });
    for (const cookie of ["tallyboard-code=2fa-abc.x", `tallyboard-code=${row?.identifier}.forged`, "%zz"]) {
      const forged = new Headers({ ...Object.fromEntries(headersWith([])), cookie });
      expect((await signInWithCode("123456", forged)).kind).not.toBe("signed-in");
    }
  });

  test("nothing of it can be read in the database", async () => {
    const { enrolment } = await turnOn();
    const stored = JSON.stringify(await reader().twoFactor.findMany());
    for (const secret of [enrolment.key, ...enrolment.backupCodes]) expect(stored).not.toContain(secret);
  });

  test("new codes end the old ones, and whoever knows the password turns it off", async () => {
    const { enrolment, headers } = await turnOn();
    const session = await sessionOf(headers);
    const when = { headers, now: new Date() };
    expect(await renewBackupCodes(session, "not the password", when)).toEqual({ kind: "wrong" });
    const renewed = await renewBackupCodes(session, PASSWORD, when);
    if (renewed.kind !== "renewed") throw new Error(renewed.kind);
    const [old = ""] = enrolment.backupCodes;
    expect(await signInWithCode(old, await withPassword())).toEqual({ kind: "wrong" });
    expect(await dropSecondFactor(session, "not the password", when)).toEqual({ kind: "wrong" });
    expect(await dropSecondFactor(session, PASSWORD, when)).toMatchObject({ kind: "done" });
    expect(await findSession(await withPassword())).not.toBeNull();
    expect(await reader().twoFactor.count()).toBe(0);
  });

  test("is reset by an owner, which ends every session of that person and is written down", async () => {
    const { headers } = await turnOn();
    const { id } = await reader().user.findUniqueOrThrow({ where: { email: MIA } });
    const scope = await workspaceScopeOfUser(id);
    const owner = scope && asOwner(scope);
    if (!owner) throw new Error("No owner");
    expect(await resetFactorOf(owner, id, new Date())).toBeNull();
    expect(await findSession(headers)).toBeNull();
    expect(await findSession(await withPassword())).not.toBeNull();
    const kinds = (await reader().auditEvent.findMany()).map(({ kind }) => kind);
    expect(kinds).toContain("account/second-factor-on");
    expect(kinds).toContain("account/second-factor-reset");
  });
});
