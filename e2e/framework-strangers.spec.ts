import { expect, test } from "@playwright/test";
import { HANDLE, type House, openHouse, SECRETS } from "./fixtures/stranger-house";
import { ask, builtActions, callAction, signInAs } from "./fixtures/stranger-requests";
import { OWNER } from "./tallyboard";

let house: House;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
});
test.afterAll(() => house.close());

test("F123 F124 F126: no header and no spelling of an address gets past the door", async () => {
  const { url, token } = house;
  const headers: readonly Record<string, string>[] = [
    ...["proxy", "src/proxy", "middleware", "src/middleware"].map((name) => ({
      "x-middleware-subrequest": Array.from({ length: 5 }, () => name).join(":"),
    })),
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { "x-forwarded-host": "localhost", "x-original-url": "/overview", "x-rewrite-url": "/overview" },
  ];
  const pages = ["/overview", "/overview?_rsc=1", "/overview.rsc", "//overview", "/./overview", "/OVERVIEW"];
  const wrong = `${token.slice(0, -4)}AAAA`;
  const shared = [
    `/s/${wrong}?nxtPtoken=${token}`,
    `/s/${wrong}%2f..%2f${token}`,
    `/s/${wrong}/../${token}x`,
    `/s/${token}.`,
    `/s/${encodeURIComponent(encodeURIComponent(`${token}/`))}`,
  ];
  for (const path of [...pages, ...shared])
    for (const extra of headers) {
      const { status, body } = await ask(`${url}${path}`, {}, { headers: { accept: "text/html", ...extra } });
      expect(body, `${status} ${path} ${JSON.stringify(extra)}`).not.toMatch(SECRETS);
    }
  for (const extra of headers.slice(0, 4))
    expect((await ask(`${url}/overview`, {}, { headers: extra })).status).toBe(307);
});

test("F128 F129: an action from nowhere or of two megabytes does nothing", async () => {
  const before = await house.everything();
  const action = builtActions().find(({ name }) => name === "saveProfile");
  if (action === undefined) throw new Error("There is no saveProfile.");
  const fields = { profile: HANDLE, name: "Forged", category: "", timeZone: "" };
  for (const origin of ["https://evil.example", "null"]) {
    const answer = await callAction(house.url, house.owner, { action, fields, origin });
    expect([answer.status >= 400, answer.body.includes("stored")], origin).toEqual([true, false]);
  }
  const spoofed = await ask(`${house.url}${action.page}`, house.owner, {
    method: "POST",
    headers: {
      "next-action": action.id,
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
    },
    body: "[]",
  });
  expect(spoofed.status).toBeGreaterThanOrEqual(400);
  const large = { ...fields, name: "x".repeat(2_000_000) };
  const answer = await callAction(house.url, house.owner, { action, fields: large });
  expect(answer.body).not.toMatch(/"kind":"stored"|node_modules|Prisma/);
  expect(await house.everything()).toEqual(before);
});

test("F134 F135 F142: requests that are too much are refused, and the next one is answered", async () => {
  const preview = `${house.url}/api/imports/${"0".repeat(32)}/preview`;
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  for (const body of [deep, `{"answers":"${"x".repeat(10_000_000)}"}`, "not json"]) {
    const { status } = await ask(preview, house.owner, { method: "POST", body });
    expect([400, 404, 413]).toContain(status);
  }
  for (const headers of [
    { cookie: `tallyboard=${"x".repeat(16_384)}` },
    { "x-padding": "x".repeat(40_000) },
  ]) {
    const { status } = await ask(`${house.url}/overview`, {}, { headers });
    expect([400, 431]).toContain(status);
  }
  const cookie = Array.from({ length: 200 }, (_, index) => `c${index}=x`).join("; ");
  expect((await ask(`${house.url}/overview`, {}, { headers: { cookie } })).status).toBe(307);
});

test("SEC-W6: signing out empties what the browser kept, and pages are kept by nobody", async () => {
  const caller = await signInAs(house.url, house.people.viewer, OWNER.password);
  const page = await ask(`${house.url}/overview`, caller);
  expect(page.headers.get("cache-control")).toMatch(/^private\b.*\bno-store\b/);
  const out = await ask(`${house.url}/sign-out`, caller, { method: "POST" });
  expect(out.headers.get("clear-site-data")).toBe('"cache", "storage"');
  expect((await ask(`${house.url}/overview`, caller)).status).toBe(307);
});
