#!/usr/bin/env node
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadProgram } from "./launch/load-program.js";
import { ROOT } from "./launch/run-step.js";

/** What a fresh clone lacks; `npm start` makes all of it. */
const NEEDED = [join("node_modules", "tsx"), join("lib", "db", "generated", "sqlite", "client.ts")];

if (NEEDED.every((path) => existsSync(join(ROOT, path)))) {
  const { main } = await loadProgram("command-line");
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("Tallyboard is not prepared yet: run `npm start` in its folder once, then try again.");
  process.exitCode = 1;
}
