import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { linkBuildWithoutProxy } from "./fixtures/build-without-proxy";
import { findToldSecrets } from "./fixtures/told-secrets";

const ROOT = join(import.meta.dirname, "..");
const READY_MS = 60_000;

export type Owner = { readonly email: string; readonly password: string };

/** A Tallyboard of its own: started as people start it, on a free port, with an empty folder of data. */
export type Installation = {
  readonly url: string;
  /** The folder of its database. */
  readonly data: string;
  /** What it has said on the console so far. */
  readonly said: () => string;
  /** Tells it to stop as an operator does, and leaves its data; how it ended, and after how many milliseconds. */
  readonly end: () => Promise<{ readonly code: number | null; readonly ms: number }>;
  readonly stop: () => Promise<void>;
};

/** How it differs from what `npm start` starts. */
type Difference = {
  /** The address that people use. */
  readonly baseUrl?: string;
  /** Where another one has ended. */
  readonly data?: string;
  /** Serves the build as it is without `proxy.ts`. */
  readonly withoutProxy?: true;
};

/**
 * Starts one; without an owner it waits to be claimed with the code that it prints. Stopping it fails when a token of its links, invitations
 * or sessions was told where it must not be (SEC-S11).
 */
export async function startInstallation(
  owner: Owner | null,
  { baseUrl = "", data = mkdtempSync(join(tmpdir(), "tallyboard-e2e-")), withoutProxy }: Difference = {},
): Promise<Installation> {
  const port = await findFreePort();
  const copy = withoutProxy ? linkBuildWithoutProxy() : null;
  const program =
    copy === null
      ? [join(ROOT, "lib/cli/start.js")]
      : [join(ROOT, "node_modules/next/dist/bin/next"), "start", "-p", String(port)];
  const child = spawn(process.execPath, program, {
    cwd: copy?.folder ?? ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOST: "",
      DATABASE_URL: "",
      BASE_URL: baseUrl,
      TALLYBOARD_DATA: data,
      // What lies in the data folder is compared.
      TALLYBOARD_BACKUPS: "off",
      TALLYBOARD_OWNER_EMAIL: owner?.email ?? "",
      TALLYBOARD_OWNER_PASSWORD: owner?.password ?? "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = await listen(child, copy === null ? "Tallyboard is ready:" : "Ready in");
  const finish = async () => {
    await end(child);
    copy?.remove();
  };
  return {
    url: `http://localhost:${port}`,
    data,
    said,
    end: async () => {
      const start = Date.now();
      await finish();
      return { code: child.exitCode, ms: Date.now() - start };
    },
    stop: async () => {
      await finish();
      const told = findToldSecrets({ said: said(), data });
      rmSync(data, { recursive: true, force: true });
      if (told.length > 0) throw new Error(`SEC-S11: a token can be read in ${told.join(", ")}.`);
    },
  };
}

function listen(child: ChildProcess, ready: string): Promise<() => string> {
  let text = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGTERM");
      reject(new Error(`Tallyboard was not ready in time.\n${text}`));
    }, READY_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (piece: string) => {
        text += piece;
        if (!text.includes(ready)) return;
        clearTimeout(timer);
        resolve(() => text);
      });
    }
    child.on("exit", (code) => reject(new Error(`Tallyboard ended with code ${code}.\n${text}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
