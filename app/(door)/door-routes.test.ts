import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ensureOwnerOrClaimCode } from "@/lib/accounts/claim";
import { describeOnSqlite, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { POST as claim } from "./claim/submit/route";
import { POST as signIn } from "./sign-in/submit/route";
import { POST as signOut } from "./sign-out/route";

const ORIGIN = "http://localhost:3000";
const OWNER = { email: "mia@northwind.example", password: "four quiet ovens" };

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

function post(path: string, fields: Record<string, string>, extra: Record<string, string> = {}): Request {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    host: "localhost:3000",
    origin: ORIGIN,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(body)),
    ...extra,
  };
  return new Request(`${ORIGIN}${path}`, { method: "POST", headers, body });
}

const JSON_ANSWER = { accept: "application/json" };

describeOnSqlite("the door's forms", () => {
  beforeEach(async () => {
    await emptyDatabase();
    vi.stubEnv("TALLYBOARD_OWNER_EMAIL", OWNER.email);
    vi.stubEnv("TALLYBOARD_OWNER_PASSWORD", OWNER.password);
    await ensureOwnerOrClaimCode();
  });

  test("a plain form signs in and goes on to the page that was asked for", async () => {
    const answer = await signIn(post("/sign-in/submit", { ...OWNER, next: "/content?window=7" }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/content?window=7");
    expect(answer.headers.getSetCookie()).toHaveLength(1);
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil.example"])(
    "never goes on to %s",
    async (next) => {
      const answer = await signIn(post("/sign-in/submit", { ...OWNER, next }));
      expect(answer.headers.get("location")).toBe("/overview");
    },
  );

  test("a page of another site cannot use the forms, and no cookie is set", async () => {
    for (const [run, path] of [
      [signIn, "/sign-in/submit"],
      [claim, "/claim/submit"],
      [signOut, "/sign-out"],
    ] as const) {
      const answer = await run(post(path, OWNER, { origin: "https://evil.example" }));
      expect(answer.status, path).toBe(403);
      expect(answer.headers.getSetCookie(), path).toEqual([]);
    }
  });

  test("an unknown address and a wrong password get the same answer to the byte", async () => {
    const wrong = await signIn(post("/sign-in/submit", { ...OWNER, password: "x" }, JSON_ANSWER));
    const unknown = await signIn(
      post("/sign-in/submit", { email: "nobody@x.example", password: "x" }, JSON_ANSWER),
    );
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await unknown.text()).toBe(await wrong.text());
    expect([...unknown.headers]).toEqual([...wrong.headers]);
  });

  test("after five failures the answer says how long to wait", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await signIn(post("/sign-in/submit", { ...OWNER, password: "x" }, JSON_ANSWER));
    const answer = await signIn(post("/sign-in/submit", OWNER, JSON_ANSWER));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
    expect(await answer.json()).toMatchObject({
      problem: "Too many attempts. Wait 15 minutes, then try again.",
    });
  });

  test("what is no form of ours is refused before anything is looked up", async () => {
    const wrongs = [
      post("/sign-in/submit", { ...OWNER, role: "owner" }, JSON_ANSWER),
      post("/sign-in/submit", { email: OWNER.email }, JSON_ANSWER),
      post("/sign-in/submit", { ...OWNER, password: "x".repeat(20_000) }, JSON_ANSWER),
      post("/sign-in/submit", OWNER, { ...JSON_ANSWER, "content-type": "application/json" }),
    ];
    for (const request of wrongs) expect((await signIn(request)).status).toBe(400);
  });

  test("once claimed, the claim answers as if it did not exist", async () => {
    const answer = await claim(
      post("/claim/submit", { ...OWNER, code: "AAAAA", workspace: "Mine" }, JSON_ANSWER),
    );
    expect(answer.status).toBe(404);
  });

  test("signing out takes the cookie and what the browser kept", async () => {
    const [cookie = ""] = (await signIn(post("/sign-in/submit", OWNER))).headers.getSetCookie();
    const answer = await signOut(post("/sign-out", {}, { cookie: cookie.split(";")[0] ?? "" }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(
      answer.headers
        .getSetCookie()
        .some((line) => line.startsWith("tallyboard=;") && line.includes("Max-Age=0")),
    ).toBe(true);
  });
});
