import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { MAY_BE_HANDED, readPayloadKeys } from "./fixtures/payload-keys";
import { type House, openHouse, SECRETS } from "./fixtures/stranger-house";
import { type Answer, ask, builtActions } from "./fixtures/stranger-requests";

const POLICY = {
  "default-src": "'self'",
  "script-src": "'self' 'nonce' 'strict-dynamic'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
  "form-action": "'self'",
};

let house: House;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
});
test.afterAll(() => house.close());

test("SEC-S2 G143: whatever is wrong with a link's address, the answer is the same", async () => {
  const { token } = house;
  const nobodys = "A".repeat(43);
  const { sent: _, ...reference } = comparable(await open(nobodys));
  expect(reference.status).toBe(404);
  for (const path of [
    ":token",
    "[token]",
    "undefined",
    "null",
    "x".repeat(8_000),
    `${token}=`,
    `${token}%00`,
    `${token.slice(0, -1)}%EF%BC%A1`,
    token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
    `${token}/followers`,
    `${token}/overview/x`,
    `${token}/imports`,
    `${token}/profiles`,
    `${token}/content/7611000000000000000`,
    `${token}/content/7611000000000000000/x`,
    `${nobodys}/overview`,
    "..%2f..%2foverview",
    "%zz",
    "%E0%A4",
    `${token}/%zz`,
    `${token}%`,
    `${token}/overview%ff?window=7`,
  ])
    expect(comparable(await open(path)), path.slice(0, 60)).toMatchObject(reference);
});

test("SEC-S6 G145 G146: a query chooses nothing but what a reader may choose: the figures are the same to the byte", async () => {
  const { token } = house;
  const query = "?from=1970&to=2100&accountId=x&profile=@other&asOf=2020-01-01&section=followers&sort=views";
  const plain = comparable(await open(token));
  expect(plain.status).toBe(200);
  expect(plain.seen).toContain("28.0K");
  expect(plain.sent.length).toBeGreaterThan(20);
  expect(comparable(await open(`${token}${query}`))).toEqual(plain);
});

test("SEC-S6: a shared page hands no figure or name to a script that is not on the list", async () => {
  const pages = await Promise.all([open(house.token), open(`${house.token}/content`)]);
  const post = /\/content\/\d{15,}/.exec(pages[1].body)?.[0] ?? "";
  expect(post).not.toBe("");
  pages.push(await open(`${house.token}${post}`));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  const told = pages.flatMap(({ body }) => readPayloadKeys(body));
  expect(told).toEqual(expect.arrayContaining(["valueText", "posts", "metricLabel"]));
  expect(told.filter((key) => !MAY_BE_HANDED.has(key))).toEqual([]);
});

test("SEC-S8: a shared page is at most 300 KB on the wire", async () => {
  const { status, body } = await open(house.token);
  expect([status, body.length > 50_000]).toEqual([200, true]);
  expect(gzipSync(body).byteLength).toBeLessThan(300_000);
});

test("SEC-S7 F137: a link answers to nothing but reading", async () => {
  const [action] = builtActions();
  const answers: string[] = [];
  for (const path of [house.token, "A".repeat(43)])
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const headers = { "next-action": action?.id ?? "" };
      const { status, body } = await ask(`${house.url}/s/${path}`, {}, { method, headers });
      answers.push(`${status} ${body}`);
    }
  expect(new Set(answers)).toEqual(new Set(["405 "]));
});

test("SEC-S5 SEC-S10 SEC-W2 SEC-W4 G153 G154: pages, links and endpoints carry the headers that keep browsers from helping an attacker", async () => {
  const { owner, token, importId } = house;
  const pages = [
    { path: "/overview", caller: owner, referrer: "same-origin" },
    { path: "/sign-in", caller: {}, referrer: "same-origin" },
    { path: `/s/${token}`, caller: {}, referrer: "no-referrer" },
    { path: "/s/wrong", caller: {}, referrer: "no-referrer" },
  ];
  for (const { path, caller, referrer } of pages) {
    const { headers } = await ask(`${house.url}${path}`, caller);
    expect(policyOf(headers), path).toEqual(POLICY);
    expect(headers.get("cache-control"), path).toMatch(/^private\b.*\bno-store\b/);
    expect(everywhere(headers), path).toEqual({ ...EVERYWHERE, "referrer-policy": referrer });
  }
  for (const caller of [{}, owner]) {
    const { headers } = await ask(`${house.url}/api/imports/${importId}/original`, caller);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get("cache-control")).toMatch(/no-store/);
    expect(everywhere(headers)).toEqual({ ...EVERYWHERE, "referrer-policy": "same-origin" });
  }
});

test("SEC-W1: each page has a nonce of its own, and no script without it", async () => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 3; visit += 1) {
    const { headers, body } = await ask(
      `${house.url}/s/${house.token}`,
      {},
      { headers: { accept: "text/html" } },
    );
    const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "";
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    const scripts = body.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test("G152: a preview of a link in a chat shows its title and nothing of what it opens", async () => {
  const { body } = await ask(`${house.url}/s/${house.token}`, {}, { headers: { accept: "text/html" } });
  const head = /<head>(.*?)<\/head>/s.exec(body)?.[1] ?? "";
  expect(head).toContain(`<meta property="og:title" content="@northwind.bakes"/>`);
  expect(head.replaceAll("@northwind.bakes", "")).not.toMatch(SECRETS);
});

test("a page opens at once while another program holds the database, and is counted when it lets go", async () => {
  // Openings of the tests before gather for two seconds.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const before = await house.countOpens();
  const headers = { accept: "text/html", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };
  const letGo = await house.holdDatabase();
  const began = Date.now();
  for (let reader = 0; reader < 5; reader += 1)
    expect((await ask(`${house.url}/s/${house.token}`, {}, { headers })).status).toBe(200);
  const took = Date.now() - began;
  // Longer than a write waits before it fails.
  await new Promise((resolve) => setTimeout(resolve, 11_000 - took));
  await letGo();
  expect(took).toBeLessThan(5_000);
  await expect.poll(house.countOpens, { timeout: 20_000 }).toBe(before + 5);
});

test("SEC-W5 F125 F140: errors of every kind tell nothing of the server", async () => {
  for (const path of [
    "/%zz",
    "/s/%zz",
    "/api/imports/%zz/original",
    "/_next/image?url=/icon.svg",
    "/_next/data/x/y.json",
  ]) {
    const { status, body } = await ask(`${house.url}${path}`, house.owner);
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(body, path).not.toMatch(/Prisma|SQLITE|node_modules|\/tmp\/|\bat \S+ \(/);
    expect(body, path).not.toContain(process.cwd());
  }
});

test("SEC-S8 G149: who guesses addresses is told to wait, and a reader at the same address is not", async () => {
  const guess = () => open("x".repeat(43));
  const statuses: number[] = [];
  for (let made = 0; made < 120 && !statuses.includes(429); made += 1) statuses.push((await guess()).status);
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  const { status, headers, body } = await guess();
  expect([status, headers.get("retry-after")]).toEqual([429, "60"]);
  expect(body).not.toMatch(SECRETS);
  expect((await open(house.token)).status).toBe(200);
  expect((await open(`${house.token}/content?window=7`)).status).toBe(200);
});

function open(path: string): Promise<Answer> {
  return ask(`${house.url}/s/${path}`, {}, { headers: { accept: "text/html" } });
}

/** An answer without what is different each time (nonce, clock) and without the address, which the router repeats. */
function comparable({ status, headers, body }: Answer) {
  const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "";
  const without = (text: string) => text.replaceAll(nonce, "N");
  const kept = [...headers].filter(([name]) => name !== "date");
  const seen = without(body)
    .replaceAll(/<script\b.*?<\/script>/gs, "")
    .replaceAll(/<link\b[^>]*>/g, "");
  return { status, headers: without(JSON.stringify(kept)), seen, sent: rowsOf(without(body)) };
}

/** What the page sends to its scripts, row by row, in an order of its own. */
function rowsOf(body: string): readonly string[] {
  const pieces = body.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g);
  const text = [...pieces].map(([, piece = '""']) => JSON.parse(piece)).join("");
  return text.split("\n").map(withoutAddress).sort();
}

/** The router repeats the address's segments, its query and what its placeholders stand for. */
function withoutAddress(row: string): string {
  return row
    .replace(/"c":\["","s"(?:,"(?:[^"\\]|\\.)*")*\]/, '"c":[]')
    .replace(/"q":"(?:[^"\\]|\\.)*"/, '"q":""')
    .replaceAll(/("n":"(?:token|path)","t":"\w+","k":)"(?:[^"\\]|\\.)*"/g, '$1""');
}

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-robots-tag": "noindex, nofollow, noarchive",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "x-powered-by": null,
  "access-control-allow-origin": null,
};

function everywhere(headers: Headers) {
  return Object.fromEntries(
    [...Object.keys(EVERYWHERE), "referrer-policy"].map((name) => [name, headers.get(name)]),
  );
}

function policyOf(headers: Headers): object {
  const text = (headers.get("content-security-policy") ?? "").replace(/'nonce-[^']+'/, "'nonce'");
  const parts = text.split("; ").map((part) => part.split(" "));
  return Object.fromEntries(parts.map(([name, ...values]) => [name, values.join(" ")]));
}
