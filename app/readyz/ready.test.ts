import { renameSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { GET as answerHealth } from "@/app/healthz/route";
import { sqliteFilePath } from "@/lib/db/sqlite-adapter";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { GET as answerReady } from "./route";

const read = async (answer: Response) => `${answer.status} ${await answer.text()}`;

describeOnBothDatabases("OPS-2: what a stranger is told of the server's health", (database) => {
  afterEach(() => vi.useRealTimers());

  it("is one word", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    expect(await read(answerHealth())).toBe("200 ok");
    expect(await read(await answerReady())).toBe("200 ok");
  });

  it("is another word while the database takes no writes, and the process still answers", async () => {
    if (database.kind === "postgresql") return;
    const path = sqliteFilePath(database.url());
    renameSync(path, `${path}.away`);
    // It is looked up at most every five seconds.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120_000 });
    expect(await read(await answerReady())).toBe("503 fail");
    expect(await read(answerHealth())).toBe("200 ok");
    renameSync(`${path}.away`, path);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await read(await answerReady())).toBe("200 ok");
  });
});
