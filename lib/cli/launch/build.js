import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runProgram, runStep } from "./run-step.js";

/** Everything that a build is made of. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const NOT_BUILT = /(^|\/)(generated|fixtures|__fixtures__|cli)(\/|$)|\.test\.tsx?$/;
const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");
const STAMP = join(ROOT, ".next", "built-from");

/** Writes the database clients for SQLite and PostgreSQL where they are missing or older than the models. */
export async function ensureDatabaseClients() {
  await runStep(
    "Preparing the database clients",
    () => runProgram(process.execPath, [join(ROOT, "prisma", "generate.js")]),
    () => "The database clients could not be generated from prisma/schema.prisma; the lines above say why.",
  );
}

/** Builds for production unless the last build was made from exactly these sources. */
export async function ensureBuild() {
  const sources = hashSources(ROOT);
  if (isBuiltFrom(sources)) return;
  await runStep(
    "Building the app (about a minute)",
    () => runProgram(process.execPath, [NEXT, "build"], { NODE_ENV: "production" }),
    () => "The app could not be built; the lines above say why.",
  );
  writeFileSync(STAMP, sources);
}

/** @param {string} sources */
function isBuiltFrom(sources) {
  return (
    existsSync(join(ROOT, ".next", "BUILD_ID")) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === sources
  );
}

/**
 * SHA-256 over the paths and bytes of everything that a build is made of.
 * @param {string} root
 */
function hashSources(root) {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} sorted, relative to root
 */
function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  const entries = path.includes(".")
    ? [path]
    : readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"));
  return entries.filter((entry) => !NOT_BUILT.test(entry)).sort();
}
