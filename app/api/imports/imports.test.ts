import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { claimInstallation, ensureOwnerOrClaimCode } from "@/lib/accounts/claim";
import { PEER_HEADER } from "@/lib/accounts/request-headers";
import { signIn } from "@/lib/accounts/sign-in";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { dayAfter, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { POST as cancel } from "./[id]/cancel/route";
import { POST as commit } from "./[id]/commit/route";
import { GET as original } from "./[id]/original/route";
import { POST as preview, GET as previewUnanswered } from "./[id]/preview/route";
import { GET as progress } from "./[id]/progress/route";
import { POST as redo } from "./[id]/redo/route";
import { GET as refused } from "./[id]/refused/route";
import { DELETE as discard } from "./[id]/route";
import { POST as undo } from "./[id]/undo/route";
import { POST as upload } from "./route";

const ORIGIN = "http://localhost:3000";
const OWNER = { email: "mia@northwind.example", password: "four quiet ovens", workspace: "Northwind" };
const days = Array.from({ length: 6 }, (_, index) => [100 + index, 5, 4, 3, 2]);
const bytes = Buffer.from(overviewFile({ from: dayAfter(0), days, mode: "A" }).bytes);
const ANSWERS = { profile: "@northwind.bakes", exportedOn: dayAfter(6) };

let folder: string;
let cookie: string;

type Asked = {
  readonly method?: string;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
};

function request(path: string, { method = "POST", body, headers = {} }: Asked = {}): Request {
  const own = { host: "localhost:3000", origin: ORIGIN, "sec-fetch-site": "same-origin", cookie, ...headers };
  return new Request(`${ORIGIN}${path}`, { method, headers: own, ...(body === undefined ? {} : { body }) });
}

function ask(route: typeof commit, id: string, asked: Asked = {}): Promise<Response> {
  return route(request(`/api/imports/${id}`, asked), { params: Promise.resolve({ id }) });
}

function send(headers: Record<string, string> = {}, body: Buffer = bytes, query = ""): Promise<Response> {
  const named = {
    "x-file-name": encodeURIComponent("Überblick.csv"),
    "x-file-size": String(bytes.byteLength),
  };
  return upload(
    request(`/api/imports${query}`, { body: new Uint8Array(body), headers: { ...named, ...headers } }),
  );
}

/** Its byte order mark included. */
async function readText(answer: Response): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

async function uploaded(): Promise<string> {
  const answer = await send();
  expect(answer.status).toBe(201);
  return (await answer.json()).batchId;
}

describeOnSqlite("imports over HTTP", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-api-"));
    vi.stubEnv("TALLYBOARD_DATA", folder);
    vi.stubEnv("BASE_URL", "");
    const here = new Headers({ [PEER_HEADER]: "127.0.0.1" });
    await claimInstallation({ ...OWNER, code: (await ensureOwnerOrClaimCode()) ?? "" }, here);
    const signedIn = await signIn(OWNER, here);
    if (signedIn.kind !== "signed-in") throw new Error(`Sign-in failed: ${signedIn.kind}`);
    cookie = signedIn.cookies.map((text) => text.split(";")[0]).join("; ");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("go from the upload to the board, and back by undo", async () => {
    const before = await stateHash();
    const batchId = await uploaded();
    const open = await ask(previewUnanswered, batchId, { method: "GET" });
    expect(await open.json()).toMatchObject({ batchId, files: [{ status: "needs-answer" }] });
    const body = JSON.stringify(ANSWERS);
    const shown = await (await ask(preview, batchId, { body })).json();
    expect(shown.files).toMatchObject([
      { name: "Überblick.csv", status: "ready", rows: { read: 6, new: 6 } },
    ]);
    expect(await stateHash()).toBe(before);

    const done = await ask(commit, batchId, { body });
    const { files } = await done.json();
    expect([done.status, files[0].status]).toEqual([200, "committed"]);
    expect((await ask(commit, batchId, { body })).status).toBe(404);

    const { importId } = files[0];
    const kept = await ask(original, importId, { method: "GET" });
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes);
    expect(kept.headers.get("content-disposition")).toBe(
      "attachment; filename=\"_berblick.csv\"; filename*=UTF-8''%C3%9Cberblick.csv",
    );
    expect(await (await ask(undo, importId)).json()).toMatchObject({
      record: { importId, profile: "northwind.bakes" },
    });
    expect(await stateHash()).toBe(before);
  });

  it("come back by redo, once", async () => {
    const done = await ask(commit, await uploaded(), { body: JSON.stringify(ANSWERS) });
    const [{ importId }] = (await done.json()).files;
    const before = await stateHash();
    await ask(undo, importId);
    const redone = await (await ask(redo, importId)).json();
    expect(redone).toMatchObject({ record: { profile: "northwind.bakes", undoneAt: null } });
    expect(await stateHash()).toBe(before);
    expect(await (await ask(redo, importId)).json()).toEqual(redone);
    await ask(undo, redone.record.importId);
  });

  it("give the refused rows as CSV, before the import and after it", async () => {
    const broken = Buffer.from(bytes.toString("utf8").replace('"103"', '"=1+1"'));
    expect(broken.equals(bytes)).toBe(false);
    const sent = await send({ "x-file-size": String(broken.byteLength) }, broken);
    const { batchId } = await sent.json();
    const expected =
      /^\u{feff}"File","Line","Column","Text","Reason"\r\n"Überblick.csv",5,"Video Views","'=1\+1","[^"]+"\r\n$/u;
    const query = `?answers=${encodeURIComponent(JSON.stringify(ANSWERS))}`;
    const waiting = await refused(request(`/api/imports/${batchId}/refused${query}`, { method: "GET" }), {
      params: Promise.resolve({ id: batchId }),
    });
    expect(waiting.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(waiting.headers.get("content-disposition")).toContain('filename="Refused rows.csv"');
    expect(await readText(waiting)).toMatch(expected);

    const done = await ask(commit, batchId, { body: JSON.stringify(ANSWERS) });
    const [file] = (await done.json()).files;
    expect(file).toMatchObject({ status: "committed", rows: { read: 6, new: 5, refused: 1 } });
    const after = await ask(refused, file.importId, { method: "GET" });
    expect(await readText(after)).toMatch(expected);
    expect(after.headers.get("content-disposition")).toContain("filename*=UTF-8''Refused%20rows%20of%20");
    expect((await ask(undo, file.importId)).status).toBe(200);
    expect((await ask(refused, "nothing", { method: "GET" })).status).toBe(404);
    expect((await ask(refused, file.importId, { method: "GET", headers: { cookie: "" } })).status).toBe(401);
  });

  it("answer 409 with the reason and write nothing when a file cannot be imported", async () => {
    const before = await stateHash();
    const batchId = await uploaded();
    const answer = await ask(commit, batchId);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ batchId, problems: [{ code: "batch/incomplete" }] });
    expect(await stateHash()).toBe(before);
    expect((await ask(discard, batchId, { method: "DELETE" })).status).toBe(204);
    expect((await ask(preview, batchId)).status).toBe(404);
  });

  it("tell how far they are and can be cancelled, which leaves the files waiting", async () => {
    const before = await stateHash();
    const batchId = await uploaded();
    expect(await (await ask(progress, batchId, { method: "GET" })).json()).toEqual({
      doing: null,
      progress: null,
    });
    let end: () => void = () => undefined;
    const held = write(() => new Promise<void>((resolve) => (end = resolve)));
    const committed = ask(commit, batchId, { body: JSON.stringify(ANSWERS) });
    const isWaiting = { doing: "commit", progress: { phase: "waiting", rows: { read: 6, stored: 0 } } };
    await vi.waitFor(
      async () =>
        expect(await (await ask(progress, batchId, { method: "GET" })).json()).toMatchObject(isWaiting),
      { timeout: 60_000, interval: 20 },
    );
    expect((await ask(cancel, batchId)).status).toBe(202);
    const answer = await committed;
    expect([answer.status, (await answer.json()).code]).toEqual([409, "import/stopped"]);
    end();
    await held;
    expect(await stateHash()).toBe(before);
    expect((await ask(preview, batchId, { body: JSON.stringify(ANSWERS) })).status).toBe(200);
    await ask(discard, batchId, { method: "DELETE" });
    for (const route of [progress, cancel])
      expect((await ask(route, batchId, { method: "GET" })).status).toBe(404);
  });

  it("SEC-U4 refuse what does not arrive as it was announced", async () => {
    expect((await send({ "x-file-size": String(bytes.byteLength + 1) })).status).toBe(400);
    expect((await send({ "content-length": "3" })).status).toBe(400);
    expect((await send({ "x-file-sha256": "0".repeat(64) })).status).toBe(400);
    expect((await send({ "x-file-name": "%E0%A4%A" })).status).toBe(400);
    expect((await send({ "x-file-size": String(210 * 1024 * 1024) })).status).toBe(413);
    expect((await send({}, bytes, "?batch=../../etc")).status).toBe(404);
  });

  it("refuse answers that they do not know", async () => {
    const batchId = await uploaded();
    for (const body of ["{", "[]", '{"workspaceId":"w"}', '{"shifts":{"x":1}}', "x".repeat(200_000)])
      expect((await ask(preview, batchId, { body })).status).toBe(400);
  });

  it("say nothing of imports and batches that are not there", async () => {
    for (const route of [undo, redo, commit, preview])
      expect((await ask(route, "0".repeat(32), { body: "{}" })).status).toBe(404);
    expect((await ask(original, "nothing", { method: "GET" })).status).toBe(404);
  });

  it("let in nobody who is not signed in, and no other site", async () => {
    const batchId = await uploaded();
    const before = await stateHash();
    const body = JSON.stringify(ANSWERS);
    for (const route of [preview, commit, cancel, undo, redo, discard]) {
      expect((await ask(route, batchId, { body, headers: { cookie: "" } })).status).toBe(401);
      expect((await ask(route, batchId, { body, headers: { origin: "https://evil.example" } })).status).toBe(
        403,
      );
      expect((await ask(route, batchId, { body, headers: { "sec-fetch-site": "cross-site" } })).status).toBe(
        403,
      );
    }
    expect((await send({ cookie: "" })).status).toBe(401);
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    for (const route of [original, previewUnanswered, progress])
      expect((await ask(route, batchId, { method: "GET", headers: { cookie: "" } })).status).toBe(401);
    expect(await stateHash()).toBe(before);
  });
});
