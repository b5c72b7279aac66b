import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensureBuild } from "../lib/cli/launch/build.js";
import { ROOT } from "../lib/cli/launch/run-step.js";
import { freePort, OWNER, signInAsOwner, waitUntilReady } from "./shared-board";

const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

export type MeasuredServer = {
  readonly address: string;
  /** What a signed-in owner's browser sends along. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that its event loop stood still at most since this was asked before. */
  readonly longestStall: () => Promise<number>;
  /** Bytes that the largest of the processes it has started holds at the moment. */
  readonly workerBytes: () => number;
  readonly stop: () => Promise<void>;
};

/** A production server with an empty database in `folder` and its owner signed in, whose event loop is watched. */
export async function startMeasuredServer(folder: string): Promise<MeasuredServer> {
  await ensureBuild();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const { DATABASE_URL: _database, BASE_URL: _base, ...inherited } = process.env;
  const server = fork(NEXT, ["start", "-p", String(port)], {
    cwd: ROOT,
    execArgv: ["--import", join(ROOT, "bench", "loop-delay.js")],
    env: {
      ...inherited,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      TALLYBOARD_DATA: folder,
      TALLYBOARD_BACKUPS: "off",
      TALLYBOARD_OWNER_EMAIL: OWNER.email,
      TALLYBOARD_OWNER_PASSWORD: OWNER.password,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const stop = () => end(server);
  try {
    await waitUntilReady(`${address}/readyz`);
    const headers = { origin: address, cookie: await signInAsOwner(address) };
    return {
      address,
      headers,
      longestStall: () => ask(server),
      workerBytes: () => largestChild(server),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}

async function ask(server: ChildProcess): Promise<number> {
  const answer = once(server, "message");
  server.send("stall");
  return Number((await answer)[0]);
}

function largestChild({ pid }: ChildProcess): number {
  const listed = execFileSync("ps", ["-A", "-o", "ppid=,rss="], { encoding: "utf8" });
  const sizes = listed.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return Math.max(
    0,
    ...sizes.filter(([parent]) => parent === pid).map(([, kilobytes = 0]) => kilobytes * 1024),
  );
}
