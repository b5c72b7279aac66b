import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sendRaw, uploadLines } from "./fixtures/raw-requests";
import { type House, openHouse } from "./fixtures/stranger-house";
import { ask } from "./fixtures/stranger-requests";

const MB = 1024 * 1024;
let house: House;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  house = await openHouse();
});
test.afterAll(() => house.close());

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
  const before = await house.everything();
  const said = house.said();
  const { socket } = sendRaw(house.url, uploadLines(house.url, house.owner, 100), "x".repeat(50));
  await expect.poll(receivedFiles).toContain(50);
  socket.destroy();
  await expect.poll(receivedFiles).not.toContain(50);
  expect(await house.everything()).toEqual(before);
  const lines = house.said().slice(said.length).trim().split("\n");
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(1);
});
