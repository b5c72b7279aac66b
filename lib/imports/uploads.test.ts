import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/db/new-id";
import { type OwnerScope, operatorScope, type WorkspaceScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { NO_ANSWERS } from "./answers";
import { requireImporter } from "./importer";
import { commitBatch, discardBatch, findBatchActivity, previewBatch, stopBatchWork } from "./pending-batch";
import { type Announced, receiveUpload } from "./receive";
import { answersFor, dayAfter, freshHandle, overviewFile } from "./testing/made-up-exports";
import { clearUploads, ownsUploads, sweepUploads, UPLOADS_KEPT_MS } from "./uploads";

const NOON = new Date("2026-03-01T12:00:00.000Z");
const days = Array.from({ length: 5 }, (_, index) => [100 + index, 5, 4, 3, 2]);
const { bytes } = overviewFile({ from: dayAfter(0), days, mode: "A" });
const sha256 = createHash("sha256").update(bytes).digest("hex");
const announced: Announced = {
  batchId: null,
  name: "Overview.csv",
  modifiedOn: null,
  size: bytes.byteLength,
  sha256,
};

let folder: string;
let scope: OwnerScope;

/** The bytes in pieces as a network would bring them. */
function body(all: Uint8Array, piece = 100): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= all.byteLength) return controller.close();
      controller.enqueue(all.slice(offset, offset + piece));
      offset += piece;
    },
  });
}

function filesOnDisk(): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function received(change: Partial<Announced> = {}) {
  const outcome = await receiveUpload(scope, { ...announced, ...change }, { body: body(bytes), now: NOON });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

describeOnSqlite("uploads", () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-uploads-"));
    vi.stubEnv("TALLYBOARD_DATA", folder);
    scope = await operatorScope();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("wait for a preview and are gone once they are imported", async () => {
    const { batchId } = await received();
    await received({ batchId, name: "again/Overview.csv" });
    const answers = answersFor(freshHandle(), dayAfter(5));
    const preview = await previewBatch(scope, batchId, { answers });
    expect(preview).toMatchObject({ batchId, files: [{ status: "ready" }, { status: "duplicate" }] });
    const outcome = await commitBatch(scope, batchId, answers);
    expect(outcome?.files.map(({ status }) => status)).toEqual(["committed", "duplicate"]);
    expect(filesOnDisk()).toEqual([]);
    expect(await commitBatch(scope, batchId, answers)).toBeNull();
  });

  it("go on waiting when something stands in the way of importing them", async () => {
    const { batchId } = await received();
    const outcome = await commitBatch(scope, batchId, { ...NO_ANSWERS, exportedOn: dayAfter(5) });
    expect(outcome?.problems.map(({ code }) => code)).toEqual(["batch/incomplete"]);
    expect(outcome?.batchId).toBe(batchId);
    expect(filesOnDisk()).toHaveLength(3);
  });

  it.each([
    ["fewer bytes than announced", { size: bytes.byteLength + 1 }],
    ["more bytes than announced", { size: bytes.byteLength - 1 }],
    ["other bytes than announced", { sha256: "0".repeat(64) }],
  ])("are refused with %s, and nothing is kept", async (_, change) => {
    const outcome = await receiveUpload(scope, { ...announced, ...change }, { body: body(bytes), now: NOON });
    expect(outcome).toMatchObject({ ok: false, status: 400, code: "file/changed-in-transit" });
    expect(filesOnDisk()).toEqual([]);
  });

  it("SEC-U2 are refused above 200 MB before a byte is read, and above 50 MB at the first that is not text", async () => {
    const MB = 1024 * 1024;
    const refusal = { ok: false, status: 413, code: "file/too-large" };
    const larger = { ...announced, size: 200 * MB + 1 };
    expect(await receiveUpload(scope, larger, { body: null, now: NOON })).toMatchObject(refusal);
    let asked = 0;
    const endlessZip = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        asked += 1;
        controller.enqueue(Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(MB)]));
      },
    });
    const zip = { ...announced, size: 60 * MB };
    expect(await receiveUpload(scope, zip, { body: endlessZip, now: NOON })).toMatchObject(refusal);
    expect(asked).toBeLessThan(4);
    expect(filesOnDisk()).toEqual([]);
  });

  it("are dropped when the sender falls silent or breaks off", async () => {
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.slice(0, 9)),
    });
    const late = await receiveUpload(scope, announced, { body: silent, now: NOON, idleMs: 30 });
    expect(late).toMatchObject({ ok: false, status: 408 });
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("ECONNRESET")),
    });
    const gone = await receiveUpload(scope, announced, { body: broken, now: NOON });
    expect(gone).toMatchObject({ ok: false, status: 400 });
    expect(filesOnDisk()).toEqual([]);
  });

  it("SEC-U3 go to the disk as they come: 60 MB take little memory", { timeout: 60_000 }, async () => {
    const size = 60 * 1024 * 1024;
    const piece = new Uint8Array(64 * 1024).fill(0x61);
    let sent = 0;
    let most = 0;
    const before = process.memoryUsage();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= size) return controller.close();
        const { arrayBuffers, heapUsed } = process.memoryUsage();
        most = Math.max(most, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed);
        controller.enqueue(piece.slice());
        sent += piece.length;
      },
    });
    const outcome = await receiveUpload(
      scope,
      { ...announced, size, sha256: null },
      { body: endless, now: NOON },
    );
    expect(outcome).toMatchObject({ ok: true, file: { size } });
    expect(most).toBeLessThan(64 * 1024 * 1024);
  });

  it("SEC-U9 are refused while a workspace has too many of them open", async () => {
    const outcomes: boolean[] = [];
    for (let drop = 0; drop < 21; drop += 1) {
      const outcome = await receiveUpload(scope, announced, { body: body(bytes), now: NOON });
      outcomes.push(outcome.ok);
      if (!outcome.ok) expect(outcome).toMatchObject({ status: 429, code: "batch/too-many-open" });
    }
    expect(outcomes).toEqual([...Array.from({ length: 20 }, () => true), false]);
  });

  it("belong to the person who dropped them", async () => {
    const { batchId } = await received();
    const other = requireImporter(await colleague());
    expect(await previewBatch(other, batchId, { answers: answersFor(freshHandle(), null) })).toBeNull();
    expect(await findBatchActivity(other, batchId)).toBeNull();
    expect(await stopBatchWork(other, batchId)).toBe(false);
    await discardBatch(other, batchId);
    const outcome = await receiveUpload(other, { ...announced, batchId }, { body: body(bytes), now: NOON });
    expect(outcome).toMatchObject({ ok: false, status: 404, code: "batch/gone" });
    expect(filesOnDisk()).toHaveLength(3);
    await discardBatch(scope, batchId);
    expect(filesOnDisk()).toEqual([]);
  });

  it("cannot be reached by an id that is a path", async () => {
    for (const batchId of ["../../etc", "..", "%2e%2e", "0".repeat(31), `${"0".repeat(32)}/..`]) {
      const outcome = await receiveUpload(scope, { ...announced, batchId }, { body: body(bytes), now: NOON });
      expect(outcome).toMatchObject({ ok: false, status: 404 });
      expect(await previewBatch(scope, batchId, { answers: answersFor(freshHandle(), null) })).toBeNull();
    }
  });

  it("are not taken for abandoned while they are being opened, nor when they cannot be read", async () => {
    const uploads = join(folder, "uploads");
    mkdirSync(join(uploads, `${"a".repeat(32)}.new`), { recursive: true });
    mkdirSync(join(uploads, "b".repeat(32), "owner.json"), { recursive: true });
    await sweepUploads(NOON);
    expect(readdirSync(uploads)).toHaveLength(2);
    await expect(ownsUploads(scope, "b".repeat(32))).rejects.toThrow("EISDIR");
    await sweepUploads(new Date(Date.now() + UPLOADS_KEPT_MS + 1));
    expect(readdirSync(uploads)).toEqual(["b".repeat(32)]);
  });

  it("PRIV-3 are readable by the application's own user only, and thrown away after an hour or at the next start", async () => {
    const { batchId } = await received();
    expect(statSync(join(folder, "uploads", batchId)).mode & 0o077).toBe(0);
    await sweepUploads(new Date(NOON.getTime() + UPLOADS_KEPT_MS - 1));
    expect(filesOnDisk()).toHaveLength(3);
    await sweepUploads(new Date(NOON.getTime() + UPLOADS_KEPT_MS));
    expect(filesOnDisk()).toEqual([]);
    await received();
    await clearUploads();
    expect(filesOnDisk()).toEqual([]);
  });
});

async function colleague(): Promise<WorkspaceScope> {
  const id = newId();
  await write(async (tx) => {
    await tx.user.create({ data: { id, name: "Robin", email: `${id}@northwind.example` } });
    await tx.member.create({ data: { workspaceId: scope.workspaceId, userId: id, role: "owner" } });
  });
  const found = await workspaceScopeOfUser(id);
  if (found === null) throw new Error("The member was not found.");
  return found;
}
