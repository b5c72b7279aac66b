#!/usr/bin/env node
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What a fresh clone lacks; `npm start` makes all of it. */
const NEEDED = [join("node_modules", "tsx"), join("lib", "db", "generated", "sqlite", "client.ts")];

if (NEEDED.every((path) => existsSync(join(ROOT, path)))) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  const { main } = await import(pathToFileURL(join(ROOT, "lib", "cli", "main.ts")).href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("Tallyboard is not prepared yet: run `npm start` in its folder once, then try again.");
  process.exitCode = 1;
}
