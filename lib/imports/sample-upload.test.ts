import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/db/new-id";
import { type OwnerScope, operatorScope, type WorkspaceScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { zip } from "@/lib/exports/testing/zip";
import { requireImporter } from "./importer";
import { receiveUpload } from "./receive";
import { sampleRequestSchema, sampleUpload } from "./sample-upload";

const NOW = new Date("2026-05-03T12:00:00Z");
const TABLE = Buffer.from("Datum;Aufrufe\n03.04.2026;12\n14.04.2026;13\n");

let folder: string;
let scope: OwnerScope;

function shaOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function received(bytes: Uint8Array, name = "weekly.csv"): Promise<string> {
  const announced = { batchId: null, name, modifiedOn: null, size: bytes.byteLength, sha256: null };
  const body = new Blob([Uint8Array.from(bytes)]).stream();
  const outcome = await receiveUpload(scope, announced, { body, now: NOW });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.batchId;
}

async function strangerAs(role: string, workspaceId: string): Promise<WorkspaceScope> {
  const id = newId();
  await write(async (tx) => {
    await tx.workspace.upsert({
      where: { id: workspaceId },
      create: { id: workspaceId, name: "W" },
      update: {},
    });
    await tx.user.create({ data: { id, name: id, email: `${id}@contoso.example` } });
    await tx.member.create({ data: { userId: id, workspaceId, role } });
  });
  return (await workspaceScopeOfUser(id)) ?? expect.fail();
}

describeOnSqlite("the beginning of a waiting table", () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-sample-"));
    vi.stubEnv("TALLYBOARD_DATA", folder);
    scope = await operatorScope();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is shown to whom the batch belongs, dropped on its own or in a ZIP", async () => {
    const question = sampleRequestSchema.parse({ sha256: shaOf(TABLE) });
    const alone = await sampleUpload(scope, await received(TABLE), { question, now: NOW });
    expect(alone).toMatchObject({
      kind: "sample",
      sample: { name: "weekly.csv", sampled: 2, draft: { dates: "day-month-year", numbers: "none" } },
    });
    const packed = zip([{ name: "April.csv", bytes: TABLE }]);
    const inside = await sampleUpload(scope, await received(packed, "Reports.zip"), { question, now: NOW });
    expect(inside).toMatchObject({ kind: "sample", sample: { name: "Reports.zip/April.csv" } });
  });

  it("is shown to nobody else", async () => {
    const batchId = await received(TABLE);
    const question = sampleRequestSchema.parse({ sha256: shaOf(TABLE) });
    const outsider = await strangerAs("owner", newId());
    const colleague = await strangerAs("editor", scope.workspaceId);
    for (const stranger of [outsider, colleague])
      expect(await sampleUpload(requireImporter(stranger), batchId, { question, now: NOW })).toEqual({
        kind: "gone",
      });
    const viewer = await strangerAs("viewer", scope.workspaceId);
    expect(() => requireImporter(viewer)).toThrow(/may look/);
    expect(await sampleUpload(scope, "../../etc", { question, now: NOW })).toEqual({ kind: "gone" });
    const other = sampleRequestSchema.parse({ sha256: "0".repeat(64) });
    expect(await sampleUpload(scope, batchId, { question: other, now: NOW })).toEqual({ kind: "gone" });
  });

  it("is none where there is no table", async () => {
    const bytes = Buffer.from("nothing");
    const question = sampleRequestSchema.parse({ sha256: shaOf(bytes) });
    expect(await sampleUpload(scope, await received(bytes), { question, now: NOW })).toEqual({
      kind: "no-table",
    });
  });
});
