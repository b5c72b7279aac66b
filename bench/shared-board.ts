import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { closeDatabase, switchDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { findProfile, operatorScope } from "@/lib/db/scope";
import { createLink } from "@/lib/links/manage-links";
import { ensureBuild } from "../lib/cli/launch/build.js";
import { ROOT } from "../lib/cli/launch/run-step.js";
import { commitBatch } from "./commit-batch";
import { madeUpBatch } from "./made-up-batches";

export type SharedBoard = {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly sharedUrl: string;
  readonly stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;
export const OWNER = { email: "owner@northwind.example", password: "a-made-up-pass-phrase-for-a-bench" };

/** A production server of its own with one imported year and a link to its Overview, all in `folder`; `root` holds the build. */
export async function startSharedBoard(folder: string, root = ROOT): Promise<SharedBoard> {
  await ensureBuild();
  const token = await importAndShare(folder);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: serverEnvironment(folder, port),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  try {
    await waitUntilReady(`${address}/readyz`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, sharedUrl: `${address}/s/${token}`, stop };
}

/** Claimed from the start, so that sign-in is a page and not a way to the claim. */
function serverEnvironment(folder: string, port: number): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, BASE_URL: _base, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    TALLYBOARD_DATA: folder,
    TALLYBOARD_BACKUPS: "off",
    TALLYBOARD_OWNER_EMAIL: OWNER.email,
    TALLYBOARD_OWNER_PASSWORD: OWNER.password,
  };
}

/** What a signed-in owner's browser sends along. */
export async function signInAsOwner(address: string): Promise<string> {
  const answer = await fetch(`${address}/sign-in/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: address },
    body: new URLSearchParams(OWNER),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw new Error(`Nobody could sign in: ${answer.status}.`);
  return cookies.join("; ");
}

/** Imports a year of a profile into a new database in `folder` and makes a link to its Overview; returns the token. */
export async function importAndShare(folder: string): Promise<string> {
  await switchDatabase(`file:${join(folder, "tallyboard.db")}`);
  try {
    await migrate();
    const scope = await operatorScope();
    const batch = madeUpBatch(1);
    await commitBatch(scope, batch);
    const profile = await findProfile(scope, batch.handle);
    if (profile === null) throw new Error("The imported profile is not there.");
    const order = { title: null, sections: ["overview"], window: 28, expiresInDays: 1 } as const;
    return (await createLink(profile, order, { scope, now: new Date() })).token;
  } finally {
    await closeDatabase();
  }
}

export async function waitUntilReady(url: string): Promise<void> {
  const patience = Date.now() + READY_WITHIN_MS;
  while (Date.now() < patience) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("No free port."));
      });
    });
  });
}
