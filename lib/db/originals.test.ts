import { createHash, randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { database } from "./client";
import { findOriginal, openOriginal, packOriginal, storeOriginal } from "./originals";
import { type OwnerScope, operatorScope } from "./scope";
import { describeOnBothDatabases } from "./testing/describe-on-both-databases";
import { write } from "./writer";

let scope: OwnerScope;

/** Random bytes do not pack, so these take several pieces. */
async function keep(size: number): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  const bytes = randomBytes(size);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const packed = await packOriginal(bytes);
  await write((tx) => storeOriginal(tx, scope, { sha256, packed }));
  return { bytes, sha256 };
}

describeOnBothDatabases("kept originals", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("come back to the byte, a piece at a time", async () => {
    const { bytes, sha256 } = await keep(3_500_000);
    expect(await database().reader.originalFile.count({ where: { sha256 } })).toBe(4);
    expect(Buffer.compare((await findOriginal(scope, sha256)) ?? Buffer.alloc(0), bytes)).toBe(0);
    let largest = 0;
    for await (const chunk of (await openOriginal(scope, sha256)) ?? [])
      largest = Math.max(largest, chunk.byteLength);
    expect(largest).toBeLessThanOrEqual(1024 * 1024);
    expect(await openOriginal(scope, "0".repeat(64))).toBeNull();
  });

  it("fail at their end when a piece is missing or another", async () => {
    const { sha256 } = await keep(2_500_000);
    const other = await keep(2_500_000);
    const where = (hash: string) => ({
      workspaceId_sha256_piece: { workspaceId: scope.workspaceId, sha256: hash, piece: 2 },
    });
    await write((tx) => tx.originalFile.delete({ where: where(sha256) }));
    await expect(findOriginal(scope, sha256)).rejects.toThrow();
    const name = "f".repeat(64);
    await write((tx) =>
      tx.originalFile.updateMany({ where: { sha256: other.sha256 }, data: { sha256: name } }),
    );
    await expect(findOriginal(scope, name)).rejects.toThrow("damaged");
  });
});
