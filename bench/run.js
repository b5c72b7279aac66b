#!/usr/bin/env node
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDatabaseClients } from "../lib/cli/launch/build.js";
import { checkNodeVersion } from "../lib/cli/launch/node-version.js";
import { ensureDatabaseDriver, ensurePackages } from "../lib/cli/launch/packages.js";
import { ROOT, StepFailed } from "../lib/cli/launch/run-step.js";

/** `npm run bench`: brings a fresh clone to where the measurements can run. */
try {
  checkNodeVersion(process.versions.node);
  await ensurePackages();
  await ensureDatabaseDriver();
  await ensureDatabaseClients();
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  const { main } = await import(pathToFileURL(join(ROOT, "bench", "main.ts")).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
