import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT, StepFailed } from "./run-step.js";

const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

/** The server ends once it has answered whom it was answering. An import that takes longer than this is rolled back: nothing of it is kept. */
const STOP_PATIENCE_MS = 7_000;

/** Next's own greeting; ours says the same in one line. */
const BANNER = /^\s*(▲ Next\.js|- (Local|Network|Environments?|Experiments)|✓ (Ready|Starting|Running next))/;

/**
 * @typedef {object} Serving
 * @property {"start" | "dev"} mode
 * @property {number} port
 * @property {string | null} host null: every address of this machine
 */

/**
 * Stops with a sentence when something else listens there.
 * @param {Omit<Serving, "mode">} address
 * @returns {Promise<void>}
 */
export function checkPortIsFree({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new StepFailed(portSentence(error, port))));
    probe.listen({ port, ...(host === null ? {} : { host }) }, () => probe.close(() => resolve()));
  });
}

/**
 * Serves until the process is told to stop; resolves with the exit code.
 * @param {Serving} serving
 * @returns {Promise<number>}
 */
export function serve({ mode, port, host }) {
  const args = [NEXT, mode, "-p", String(port), ...(host === null ? [] : ["-H", host])];
  const server = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stopping = false;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      stopping = true;
      server.kill(signal);
      patience ??= setTimeout(() => server.kill("SIGKILL"), STOP_PATIENCE_MS);
    });
  }
  announce(server.stdout, `http://${host === null || host === "0.0.0.0" ? "localhost" : host}:${port}`);
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    // Being told to stop and stopping is success, whatever number Next makes of it.
    server.on("close", (code) => {
      clearTimeout(patience);
      resolve(stopping ? 0 : (code ?? 1));
    });
  });
}

/**
 * Passes on what the server says, with our line instead of Next's greeting and before what was said while starting.
 * @param {import("node:stream").Readable} stdout
 * @param {string} address
 */
function announce(stdout, address) {
  /** @type {string[] | null} */
  let held = [];
  let rest = "";
  const handle = (/** @type {string} */ text) => {
    const line = stripVTControlCharacters(text);
    if (held !== null && /✓ Ready/.test(line)) {
      const said = held.join("\n").trim();
      held = null;
      console.log(`Tallyboard is ready: ${address}`);
      if (said !== "") console.log(said);
    } else if (BANNER.test(line)) return;
    else if (held === null) process.stdout.write(`${line}\n`);
    else held.push(line);
  };
  stdout.setEncoding("utf8");
  stdout.on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(handle);
  });
  stdout.on("end", () => {
    if (held !== null) process.stdout.write(held.join("\n"));
    process.stdout.write(rest);
  });
}

/**
 * @param {Error & { code?: string }} error
 * @param {number} port
 */
function portSentence(error, port) {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
  }
  if (error.code === "EACCES") {
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
  }
  return `Cannot listen on port ${port}: ${error.message}`;
}
