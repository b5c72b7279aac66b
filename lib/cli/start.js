#!/usr/bin/env node
import { ensureBuild, ensureDatabaseClients } from "./launch/build.js";
import { ensurePrograms } from "./launch/load-program.js";
import { checkNodeVersion } from "./launch/node-version.js";
import { ensureDatabaseDriver, ensurePackages } from "./launch/packages.js";
import { StepFailed } from "./launch/run-step.js";
import { checkPortIsFree, serve } from "./launch/serve.js";

/** `npm start` and, with `--dev`, `npm run dev`: brings a fresh clone to a running server. */
async function start() {
  checkNodeVersion(process.versions.node);
  const mode = process.argv.includes("--dev") ? "dev" : "start";
  const address = { port: readPort(process.env["PORT"]), host: process.env["HOST"] || null };
  await checkPortIsFree(address);
  await ensurePackages();
  await ensureDatabaseDriver();
  await ensureDatabaseClients();
  await ensurePrograms();
  if (mode === "start") await ensureBuild();
  return serve({ mode, ...address });
}

/** @param {string | undefined} text */
function readPort(text) {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StepFailed(`PORT must be a number from 1 to 65535; it says ${text}.`);
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
