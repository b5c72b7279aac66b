import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { newId } from "@/lib/db/new-id";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import type { ImportActivity } from "@/lib/domain/import-progress";
import { NO_ANSWERS } from "../answers";
import { commitBatch, findBatchActivity, previewBatch, stopBatchWork } from "../pending-batch";
import { receiveUpload } from "../receive";
import { contentFile, dayAfter, freshHandle } from "../testing/made-up-exports";

const EXPORTED_ON = dayAfter(30);
/** So many that an import of all of them can be met in the middle. */
const MANY = 12;
const POSTS = 250;
const PATIENCE_MS = 60_000;

let folder: string;
let scope: OwnerScope;

/** Each file is of a profile of its own. */
async function dropFiles(count: number, posts: number): Promise<string> {
  let batchId: string | null = null;
  for (let index = 0; index < count; index += 1) {
    const made = Array.from({ length: posts }, (_, post) => ({
      publishedOn: dayAfter(post % 28),
      title: `Loaf ${post}`,
      views: 1_000 + post,
    }));
    const handle = freshHandle();
    const { bytes } = contentFile({ handle, exportedOn: EXPORTED_ON, posts: made });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const announced = { batchId, name: "Content.csv", modifiedOn: null, size: bytes.byteLength, sha256 };
    const body = new Blob([Buffer.from(bytes)]).stream();
    const received = await receiveUpload(scope, announced, { body });
    if (!received.ok) throw new Error(received.message);
    batchId = received.batchId;
  }
  return batchId ?? "";
}

async function reached(batchId: string, is: (activity: ImportActivity) => boolean): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  while (Date.now() < patience) {
    const activity = await findBatchActivity(scope, batchId);
    if (activity === null) throw new Error("The batch was gone before it came so far.");
    if (is(activity)) return;
    await sleep(2);
  }
  throw new Error("The batch never came so far.");
}

const isStoring = ({ progress }: ImportActivity) => progress?.phase === "storing" && progress.rows.stored > 0;

const isWaitingToStore = ({ progress }: ImportActivity) =>
  progress?.phase === "waiting" && progress.bytes.read === progress.bytes.total;

type Worker = { readonly task: unknown; readonly process: { readonly pid: number | null } };
type Crew = { readonly workers: ReadonlySet<Worker> };

/** Kills the process that works at the moment, if one still does. */
function killWorkingProcess(signal: NodeJS.Signals): void {
  const crew = (globalThis as { [key: symbol]: unknown })[Symbol.for("tallyboard.import-crew")] as Crew;
  const pid = [...crew.workers].find(({ task }) => task !== null)?.process.pid;
  if (pid != null) process.kill(pid, signal);
}

async function prepare(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "tallyboard-crew-"));
  vi.stubEnv("TALLYBOARD_DATA", folder);
  scope = await operatorScope();
}

async function tidy(): Promise<void> {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
}

const statusesOf = (outcome: Awaited<ReturnType<typeof commitBatch>>) =>
  outcome?.files.map(({ status }) => status);

describeOnBothDatabases("the crew that imports", ({ kind }) => {
  beforeAll(prepare);
  afterAll(tidy);

  it("tells how far it is in bytes and rows, which only grow", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    expect(await findBatchActivity(scope, batchId)).toEqual({ doing: null, progress: null });
    const seen: ImportActivity[] = [];
    const done = previewBatch(scope, batchId, { answers: NO_ANSWERS }).then(() => true);
    while (!(await Promise.race([done, sleep(5)]))) {
      const activity = await findBatchActivity(scope, batchId);
      if (activity?.progress) seen.push(activity);
    }
    const progress = seen.flatMap((one) => one.progress ?? []);
    expect(new Set(seen.map(({ doing }) => doing))).toEqual(new Set(["preview"]));
    expect(progress.some(({ rows }) => rows.stored > 0 && rows.stored < MANY * POSTS)).toBe(true);
    const sums = progress.map(({ bytes, rows }) => bytes.read + rows.read + rows.stored);
    expect(sums).toEqual(sums.toSorted((a, b) => a - b));
    for (const { bytes, rows } of progress) {
      expect(bytes.read).toBeLessThanOrEqual(bytes.total);
      expect(rows.stored).toBeLessThanOrEqual(rows.read);
    }
  });

  it("stops in the middle of storing: nothing has changed, the files wait, and then they are imported", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    const before = await stateHash();
    const committed = commitBatch(scope, batchId, NO_ANSWERS);
    const refused = expect(committed).rejects.toMatchObject({ code: "import/stopped" });
    await reached(batchId, isStoring);
    expect(await stopBatchWork(scope, batchId)).toBe(true);
    await refused;
    expect(await stateHash()).toBe(before);
    expect(await findBatchActivity(scope, batchId)).toEqual({ doing: null, progress: null });
    const outcome = await commitBatch(scope, batchId, NO_ANSWERS);
    expect(new Set(statusesOf(outcome))).toEqual(new Set(["committed"]));
    expect(readdirSync(join(folder, "uploads"))).not.toContain(batchId);
  });

  it("stops a preview when who asked for it goes away", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    const away = new AbortController();
    const preview = previewBatch(scope, batchId, { answers: NO_ANSWERS, signal: away.signal });
    const refused = expect(preview).rejects.toMatchObject({ code: "import/stopped" });
    await reached(batchId, ({ doing }) => doing === "preview");
    away.abort();
    await refused;
    expect((await findBatchActivity(scope, batchId))?.doing).toBeNull();
    const gone = AbortSignal.abort();
    const late = previewBatch(scope, batchId, { answers: NO_ANSWERS, signal: gone });
    await expect(late).rejects.toMatchObject({ code: "import/stopped" });
  });

  it.each([0, 20, 60, 140])(
    "leaves nothing or everything when it is killed %i ms into storing",
    async (ms) => {
      const batchId = await dropFiles(6, 150);
      const before = await stateHash();
      const ended = commitBatch(scope, batchId, NO_ANSWERS).then(
        () => "committed",
        ({ code }: { readonly code: string }) => code,
      );
      await reached(batchId, isStoring);
      await sleep(ms);
      killWorkingProcess("SIGKILL");
      const end = await ended;
      expect(["committed", "import/broken-off"]).toContain(end);
      const isIn = (await stateHash()) !== before;
      if (end === "committed") expect(isIn).toBe(true);
      else {
        const again = new Set(statusesOf(await commitBatch(scope, batchId, NO_ANSWERS)));
        expect(again).toEqual(new Set([isIn ? "duplicate" : "committed"]));
      }
    },
  );

  it("SEC-U7 H168 says that memory ran out when Node gave up, and the next import works", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    const before = await stateHash();
    const preview = previewBatch(scope, batchId, { answers: NO_ANSWERS });
    const refused = expect(preview).rejects.toMatchObject({ code: "import/out-of-memory" });
    await reached(batchId, isStoring);
    killWorkingProcess("SIGABRT");
    await refused;
    expect(await stateHash()).toBe(before);
    expect((await previewBatch(scope, batchId, { answers: NO_ANSWERS }))?.problems).toEqual([]);
  });

  it("H169 stores once what stood still for five seconds in the middle, and others read meanwhile", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    const before = await reader().import.count();
    const committed = commitBatch(scope, batchId, NO_ANSWERS);
    await reached(batchId, isStoring);
    killWorkingProcess("SIGSTOP");
    const others = write((tx) => tx.workspace.create({ data: { id: newId(), name: "Northwind" } }));
    await sleep(5_000);
    expect(await reader().import.count()).toBe(before);
    expect((await findBatchActivity(scope, batchId))?.doing).toBe("commit");
    killWorkingProcess("SIGCONT");
    expect(new Set(statusesOf(await committed))).toEqual(new Set(["committed"]));
    await others;
    expect(await reader().import.count()).toBe(before + MANY);
  });

  it("does several imports one after another or beside each other, and loses none", async () => {
    const batches = [await dropFiles(3, 100), await dropFiles(3, 100), await dropFiles(1, 5)];
    const outcomes = await Promise.all(batches.map((batchId) => commitBatch(scope, batchId, NO_ANSWERS)));
    expect(outcomes.flatMap(statusesOf)).toEqual(Array.from({ length: 7 }, () => "committed"));
  });

  it("lets this process's own writes wait for their turn instead of failing", async () => {
    const batchId = await dropFiles(MANY, POSTS);
    const committed = commitBatch(scope, batchId, NO_ANSWERS);
    await reached(batchId, isStoring);
    const order: string[] = [];
    const names = ["first", "second", "third"];
    const written = names.map((name) =>
      write((tx) => tx.workspace.create({ data: { id: newId(), name } })).then(() => order.push(name)),
    );
    const imported = committed.then(() => order.push("import"));
    await Promise.all([...written, imported]);
    if (kind === "sqlite") expect(order.filter((name) => name !== "import")).toEqual(names);
    expect(order).toHaveLength(4);
  });
});

describeOnSqlite("the crew that imports, while this process writes", () => {
  beforeAll(prepare);
  afterAll(tidy);

  it("waits for this process's own writes, and can be stopped while it waits", async () => {
    const batchId = await dropFiles(1, 3);
    let end: () => void = () => undefined;
    const held = write(() => new Promise<void>((resolve) => (end = resolve)));
    const first = commitBatch(scope, batchId, NO_ANSWERS);
    await reached(batchId, isWaitingToStore);
    const stopped = expect(first).rejects.toMatchObject({ code: "import/stopped" });
    await stopBatchWork(scope, batchId);
    await stopped;
    const second = commitBatch(scope, batchId, NO_ANSWERS);
    await reached(batchId, isWaitingToStore);
    end();
    await held;
    expect(statusesOf(await second)).toEqual(["committed"]);
  });
});
