import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { startCachingProxy } from "./fixtures/caching-proxy";
import { mutatedActions } from "./fixtures/mutated-actions";
import { openLine, type RawRequest, sendRaw, statusOf, uploadLines } from "./fixtures/raw-requests";
import { HANDLE, type House, openHouse, SECRETS } from "./fixtures/stranger-house";
import { ask, builtActions, signInAs } from "./fixtures/stranger-requests";
import { findToldSecrets } from "./fixtures/told-secrets";
import { OWNER } from "./tallyboard";

const MB = 1024 * 1024;
/** How long a sender may say nothing, as receive.ts has it. */
const IDLE_MS = 30_000;

let house: House;
/** An upload that sends a byte in a second, five times, and then nothing any more; it is looked at by the last test. */
let silent: RawRequest & { readonly fellSilentAt: Promise<number>; readonly cutAt: Promise<number> };

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
  silent = beginSilentUpload();
});
test.afterAll(() => house.close());

function beginSilentUpload(): typeof silent {
  const upload = sendRaw(house.url, uploadLines(house.url, house.owner, 50));
  const dribble = async () => {
    for (let sent = 0; sent < 5; sent += 1) {
      upload.socket.write("x");
      await sleep(1_000);
    }
    return Date.now();
  };
  return { ...upload, fellSilentAt: dribble(), cutAt: upload.answer.then(() => Date.now()) };
}

/** A hash of the database; the files beside it change with the upload that falls silent. */
async function rows(): Promise<object> {
  return { ...(await house.everything()), files: null };
}

/** What was received of uploads, in bytes. */
function receivedFiles(): readonly number[] {
  const folder = join(house.data, "uploads");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".json"))
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0);
}

test("F130: an upload of 15 MB is there to its last byte", async () => {
  const body = Buffer.from("Date,Video views\n".padEnd(15 * MB, "0123456789abcdef"));
  const sha256 = createHash("sha256").update(body).digest("hex");
  const headers = { "x-file-name": "Overview.csv", "x-file-size": String(body.byteLength) };
  const answer = await ask(`${house.url}/api/imports`, house.owner, { method: "POST", headers, body });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    201,
    expect.objectContaining({ size: 15 * MB, sha256 }),
  ]);
  const { batchId } = JSON.parse(answer.body);
  const folder = join(house.data, "uploads", batchId);
  const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(stored.map((bytes) => createHash("sha256").update(bytes).digest("hex"))).toContain(sha256);
  expect((await ask(`${house.url}/api/imports/${batchId}`, house.owner, { method: "DELETE" })).status).toBe(
    204,
  );
});

test("F131: of an upload that breaks off half way nothing stays, and the log has a line at most", async () => {
  const before = await rows();
  const said = house.said();
  const { socket } = sendRaw(house.url, uploadLines(house.url, house.owner, 100), "x".repeat(50));
  await expect.poll(receivedFiles).toContain(50);
  socket.destroy();
  await expect.poll(receivedFiles).not.toContain(50);
  expect(await rows()).toEqual(before);
  const lines = house.said().slice(said.length).trim().split("\n");
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(1);
});

test("F136: an action's request that was changed on its way changes nothing, and is told nothing but a number", async () => {
  const action = builtActions().find(({ name }) => name === "dropNote");
  if (action === undefined) throw new Error("There is no dropNote.");
  const before = await rows();
  const failures = new Set<string>();
  const statuses = new Map<number, number>();
  for (const { contentType, body } of mutatedActions(200, { profile: HANDLE, id: "nothing" })) {
    const headers = { accept: "text/x-component", "next-action": action.id, "content-type": contentType };
    const sent = { method: "POST", headers, body: new Uint8Array(body) };
    const answer = await ask(`${house.url}${action.page}`, house.owner, sent);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    // What cannot be read at all never reaches our code: Next says 500 then, and the number under which the log tells why.
    if (answer.status === 500) failures.add(answer.body.replace(/"digest":"\d+"/, '"digest":"1"'));
  }
  expect([...statuses.keys()].sort()).toEqual([200, 500]);
  expect([...failures]).toEqual([expect.stringMatching(/^0:\{"a":"\$@1"[^\n]*\n1:E\{"digest":"1"\}\n$/)]);
  expect(await rows()).toEqual(before);
  expect((await ask(`${house.url}/overview`, house.owner)).status).toBe(200);
});

test("F139: an upgrade with an address of another server is closed, and that server is never asked", async () => {
  let asked = 0;
  const other = createServer((_, answer) => {
    asked += 1;
    answer.end();
  }).on("connection", () => {
    asked += 1;
  });
  await once(other.listen(0, "127.0.0.1"), "listening");
  const { port } = other.address() as AddressInfo;
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ];
  for (const host of [`127.0.0.1:${port}`, new URL(house.url).host]) {
    const { socket, answer } = sendRaw(house.url, [
      `GET http://127.0.0.1:${port}/ HTTP/1.1`,
      `Host: ${host}`,
      ...upgrade,
    ]);
    const patience = setTimeout(() => socket.destroy(), 5_000);
    const text = await answer;
    clearTimeout(patience);
    expect(statusOf(text) ?? 400, text.slice(0, 200)).toBeGreaterThanOrEqual(400);
  }
  expect(asked).toBe(0);
  other.close();
});

test("G155: a cache that everybody shares mixes no two people's pages, whatever an address ends with", async () => {
  const proxy = await startCachingProxy(house.url);
  const outsider = await signInAs(house.url, house.people.outsider, OWNER.password);
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec((await ask(`${proxy.url}/sign-in`, {})).body)?.[1];
  const own = { origin: house.url, accept: "text/html" };
  const open = (path: string, caller: object) => ask(`${proxy.url}${path}`, caller, { headers: own });
  for (const path of [
    "/overview",
    "/overview/x.css",
    "/overview/x.js",
    "/overview%2fx.css",
    "/overview;x.css",
    "/content",
    "/content/x.png",
    "/imports",
    "/settings/account",
    "/settings/people",
    `/api/imports/${house.importId}/original`,
    `/download/overview/likes.csv?profile=@${HANDLE}`,
    "/download/portfolio.csv",
  ]) {
    const first = await open(path, house.owner);
    for (const caller of [outsider, {}]) expect((await open(path, caller)).body, path).not.toMatch(SECRETS);
    const again = await open(path, house.owner);
    expect([again.status, SECRETS.test(again.body)], path).toEqual([first.status, SECRETS.test(first.body)]);
  }
  expect(proxy.hits()).toBe(0);
  // The cache does keep what may be kept.
  for (let visit = 0; visit < 2; visit += 1) expect((await open(script ?? "/none", {})).status).toBe(200);
  expect(proxy.hits()).toBe(1);
  await proxy.close();
});

test("SEC-S3 G147: a page that was opened a moment ago is gone from every address of its link on the next request", async () => {
  const changeLink = builtActions().find(({ name }) => name === "changeLinkAction");
  if (changeLink === undefined) throw new Error("There is no changeLinkAction.");
  const change = (what: string) => house.act(house.owner, changeLink, { id: house.linkId, change: what });
  const root = `/s/${house.token}`;
  const html = { accept: "text/html" };
  const asks: (readonly [string, Record<string, string>])[] = [
    ...["", "/overview", "/content", "?window=7"].map((path) => [`${root}${path}`, html] as const),
    [`${root}/download/overview/likes.csv`, html],
    [`${root}/download/report.html`, html],
  ];
  for (const own of [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }]) {
    // The router's own requests have an address of their own, which Next tells.
    const { location } = await ask(`${house.url}${root}`, {}, { headers: own });
    asks.push([location ?? root, own]);
  }
  const openAll = async () => {
    const answers = [];
    for (const [path, headers] of asks) answers.push(await ask(`${house.url}${path}`, {}, { headers }));
    return answers;
  };
  // Twice: the second time from what was kept of the first.
  for (const answers of [await openAll(), await openAll()])
    expect(answers.map(({ status }) => status)).toEqual(asks.map(() => 200));
  await change("pause");
  const paused = await openAll();
  for (const { body } of paused) expect(body).not.toMatch(SECRETS);
  expect(paused.slice(0, 6).map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 404));
  await change("resume");
  expect((await openAll()).map(({ status }) => status)).toEqual(asks.map(() => 200));
});

test("SEC-S8: a page that is kept for all its readers is made for none of them", async () => {
  const open = async (headers: Record<string, string>) =>
    (
      await ask(
        `${house.url}/s/${house.token}?window=7`,
        {},
        { headers: { accept: "text/html", ...headers } },
      )
    ).body;
  const german = { "accept-language": "de-DE" };
  const dark = { cookie: "theme=dark" };
  // From now on each is kept.
  for (const asked of [{}, german, dark]) await open(asked);
  expect(await open(german)).toContain('data-locale="de"');
  expect(await open({})).not.toContain('data-locale="de"');
  expect(await open(dark)).toContain('data-theme="dark"');
  expect(await open({})).not.toContain('data-theme="dark"');
});

test("SEC-A6: a wrong password and an unknown address get the same bytes", async () => {
  const answers: string[] = [];
  for (const email of [OWNER.email, "nobody@northwind.example", OWNER.email, "neverbody@northwind.example"]) {
    const body = new URLSearchParams({ email, password: "four loud ovens" });
    const answer = await ask(`${house.url}/sign-in/submit`, {}, { method: "POST", body });
    const headers = [...answer.headers].filter(([name]) => name !== "date");
    const text = JSON.stringify({ status: answer.status, headers, body: answer.body });
    answers.push(text.replace(/'nonce-[^']+'/, "'nonce'"));
  }
  expect(answers[0]).toContain("401");
  expect(answers).toEqual(answers.map(() => answers[0]));
});

test("SEC-S11: no token of a link, an invitation or a session is told to the log, the audit log or a file", async () => {
  const { url, token, owner, data } = house;
  const invite = builtActions().find(({ name }) => name === "inviteAction");
  if (invite === undefined) throw new Error("There is no inviteAction.");
  const invited = await house.act(owner, invite, { email: "kim@northwind.example", role: "viewer" });
  const invitation = /\/join\/([\w-]{43})/.exec(invited.body)?.[1] ?? "";
  const session = /tallyboard=([\w-]{43})/.exec(owner.cookie ?? "")?.[1] ?? "";
  expect([invitation, session].map(({ length }) => length)).toEqual([43, 43]);
  for (const secret of [token, invitation, session])
    for (const path of [
      `/s/${secret}`,
      `/s/${secret}/%zz`,
      `/join/${secret}`,
      `/overview?next=/s/${secret}`,
      `/api/imports/${secret}/original`,
      `/${secret}`,
    ]) {
      await ask(`${url}${path}`, {});
      await ask(`${url}${path}`, owner, { method: "POST", body: `token=${secret}` });
    }
  const sent = { method: "POST", body: new URLSearchParams({ token, password: "wrong" }) };
  await ask(`${url}/api/links/unlock`, {}, sent);
  expect(findToldSecrets({ said: house.said(), data })).toEqual([]);
  for (const secret of [token, invitation, session])
    expect(findToldSecrets({ said: `… ${secret}x …`, data })).toEqual(["the server's output"]);
});

test("F133: among a thousand connections at once of which half say nothing, readers are served, guessers are told to wait, and the next reader waits for nobody", async () => {
  const { url, token } = house;
  const request = (path: string) =>
    `GET /s/${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n\r\n`;
  const lines: RawRequest[] = [];
  while (lines.length < 1_000) {
    // The system holds some hundreds for a server that has not taken them yet.
    const more = Array.from({ length: 200 }, () => openLine(url));
    await Promise.all(more.map(({ socket }) => once(socket, "connect")));
    lines.push(...more);
  }
  const [silent, asking] = [lines.slice(0, 500), lines.slice(500)];
  for (const { socket } of silent) socket.write(request(token).slice(0, 40));
  const answers = await Promise.all(
    asking.map(async ({ socket, answer }, at) => {
      const isReader = at % 10 === 0;
      socket.write(request(isReader ? token : "A".repeat(43)));
      return { isReader, status: statusOf(await answer) };
    }),
  );
  const statusesOf = (readers: boolean) =>
    new Set(answers.flatMap(({ isReader, status }) => (isReader === readers ? [status] : [])));
  expect(statusesOf(true)).toEqual(new Set([200]));
  expect([...statusesOf(false)]).toContain(429);
  expect([...statusesOf(false)].filter((status) => status !== 404 && status !== 429)).toEqual([]);
  const began = Date.now();
  expect((await ask(`${url}/s/${token}`, {}, { headers: { accept: "text/html" } })).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(5_000);
  for (const { socket } of silent) socket.destroy();
});

test("F132: an upload that falls silent is cut after half a minute, and nothing of it stays", async () => {
  test.setTimeout(90_000);
  const answer = await silent.answer;
  const silence = (await silent.cutAt) - (await silent.fellSilentAt);
  expect(statusOf(answer), answer.slice(0, 300)).toBe(408);
  // It was said to have fallen silent up to a second after its last byte.
  expect(silence).toBeGreaterThan(IDLE_MS - 2_000);
  await expect.poll(receivedFiles).toEqual([]);
});
