import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { plainDriver } from "../bench/plain-driver";
import { sendRaw, statusOf } from "./fixtures/raw-requests";
import { recordAction } from "./fixtures/record-action";
import { ask, builtActions } from "./fixtures/stranger-requests";
import { type Installation, startInstallation } from "./installation";
import { OWNER } from "./tallyboard";

const BASE = "https://tally.example";
const MADE_UP = "evil.example";

let installation: Installation;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  installation = await startInstallation(OWNER, { baseUrl: BASE });
});
test.afterAll(() => installation.stop());

/** Asks as a browser that was led here by another name would, and whoever makes up what a proxy adds. */
function askAs(host: string, lines: readonly string[], body = ""): Promise<string> {
  const [first = "", ...rest] = lines;
  const spoofed = host === MADE_UP ? [`X-Forwarded-Host: ${host}`, `Forwarded: host=${host}`] : [];
  return sendRaw(installation.url, [first, `Host: ${host}`, "Connection: close", ...spoofed, ...rest], body)
    .answer;
}

async function signIn(): Promise<string> {
  const body = new URLSearchParams(OWNER);
  const sent = { method: "POST", headers: { origin: BASE }, body };
  const answer = await ask(`${installation.url}/sign-in/submit`, {}, sent);
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

test("F138: an address that is handed on begins with BASE_URL, whatever the request calls this machine", async () => {
  const cookie = await signIn();
  const action = builtActions().find(({ name }) => name === "inviteAction");
  if (action === undefined) throw new Error("There is no inviteAction.");
  const invite = (host: string, email: string) => {
    const { contentType, body } = recordAction({ email, role: "viewer" });
    const lines = [
      `POST ${action.page} HTTP/1.1`,
      `Origin: https://${host}`,
      `Cookie: ${cookie}`,
      "Accept: text/x-component",
      `Next-Action: ${action.id}`,
      `Content-Type: ${contentType}`,
      `Content-Length: ${body.byteLength}`,
    ];
    return askAs(host, lines, body.toString("latin1"));
  };
  expect(await invite(new URL(BASE).host, "kim@northwind.example")).toMatch(
    /https:\/\/tally\.example\/join\/[\w-]{43}/,
  );
  const forged = await invite(MADE_UP, "lou@northwind.example");
  expect(forged).not.toMatch(/evil\.example[^"\s]*\/join/);
  expect(forged).not.toContain(`//${MADE_UP}`);
});

test("F138 SEC-A9: the new link of an ended invitation is mailed under BASE_URL, whatever host asks for it", async () => {
  const cookie = await signIn();
  const action = builtActions().find(({ name }) => name === "inviteAction");
  if (action === undefined) throw new Error("There is no inviteAction.");
  const { contentType, body: form } = recordAction({ email: "noa@northwind.example", role: "viewer" });
  const lines = [
    `POST ${action.page} HTTP/1.1`,
    `Origin: ${BASE}`,
    `Cookie: ${cookie}`,
    "Accept: text/x-component",
    `Next-Action: ${action.id}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${form.byteLength}`,
  ];
  const invited = await askAs(new URL(BASE).host, lines, form.toString("latin1"));
  const token = /\/join\/([\w-]{43})/.exec(invited)?.[1] ?? "";
  expect(token).not.toBe("");
  endInvitations();
  const body = new URLSearchParams({ token }).toString();
  const answer = await askAs(
    MADE_UP,
    [
      "POST /join/renew HTTP/1.1",
      `Origin: ${BASE}`,
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${body.length}`,
    ],
    body,
  );
  expect(statusOf(answer), answer).toBeLessThan(400);
  await expect.poll(readOutbox).toMatch(/https:\/\/tally\.example\/join\/[\w-]{43}/);
  expect(readOutbox()).not.toContain(MADE_UP);
  expect(readOutbox()).not.toContain(token);
});

/** As if an hour had passed. */
function endInvitations(): void {
  const Driver = plainDriver();
  const database = new Driver(join(installation.data, "tallyboard.db"));
  database.prepare(`UPDATE "Invitation" SET "tokenExpiresAt" = "createdAt"`).run();
  database.close();
}

/** Every message that was laid down, with its soft line breaks taken out (RFC 2045, 6.7). */
function readOutbox(): string {
  const folder = join(installation.data, "outbox");
  if (!existsSync(folder)) return "";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  return texts.join("\n").replaceAll(/=\r?\n/g, "");
}

test("F138: no page, head or redirection repeats a made-up host", async () => {
  const cookie = await signIn();
  for (const path of [
    "/",
    "/overview",
    "/sign-in",
    "/claim",
    "/links",
    "/settings/people",
    "/s/none",
    "/join/none",
    "/none",
  ])
    for (const sent of ["", cookie]) {
      const answer = await askAs(MADE_UP, [`GET ${path} HTTP/1.1`, "Accept: text/html", `Cookie: ${sent}`]);
      expect(statusOf(answer), path).not.toBeNull();
      expect(answer, path).not.toContain(MADE_UP);
    }
});

test("SEC-W2 SEC-A3: an address of https is insisted on, and the session's cookie is for it alone", async () => {
  const page = await ask(`${installation.url}/sign-in`, {});
  expect(page.headers.get("strict-transport-security")).toBe("max-age=31536000");
  const sent = { method: "POST", headers: { origin: BASE }, body: new URLSearchParams(OWNER) };
  const cookies = (await ask(`${installation.url}/sign-in/submit`, {}, sent)).headers.getSetCookie();
  expect(cookies).toEqual([
    expect.stringMatching(/^__Host-tallyboard=[^;]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
});
