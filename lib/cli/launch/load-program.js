import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { ROOT } from "./run-step.js";

/** What runs outside of Next, by the TypeScript file it begins in. */
const PROGRAMS = {
  "command-line": "lib/cli/main.ts",
  "import-worker": "lib/imports/worker/main.ts",
};

/** Each bundle has a folder of its own, so that none is ever changed under a process that runs it. */
const CACHE = join(ROOT, "node_modules", ".cache", "tallyboard");
/** The sources of a bundle, relative to ROOT, and the SHA-256 over them. */
const STAMP = "sources.json";
const MAIN = "main.js";
/** A folder that belongs to somebody else, or a disk that cannot be written. */
const UNWRITABLE = ["EACCES", "EPERM", "EROFS"];
/** Bundles of other sources that may still be running. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Settings of V8 for processes that should stay small; an import of a million rows needs a third of the memory for it and takes as long. Prisma's
 * WebAssembly runs a few hundred times, which its optimising compiler never pays back (80 MB); a young generation that does not grow
 * and an old one that may only grow by a fifth before garbage is collected keep a stream of rows from filling memory with what is long done.
 */
const FRUGAL = ["--liftoff-only", "--semi-space-growth-factor=1", "--heap-growing-percent=20"];

/**
 * Loads a program of TypeScript into this process as one bundled file, made anew when a source has changed, so that neither a compiler nor its
 * thread stays in memory (80 MB) and it starts in half of the time. Where nothing can be written, tsx loads the sources as they are.
 * @param {keyof typeof PROGRAMS} name
 */
export async function loadProgram(name) {
  for (const flag of FRUGAL) setFlagsFromString(flag);
  const bundle = findBundle(name) ?? (await makeBundle(name));
  if (bundle !== null) return import(pathToFileURL(bundle).href);
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  return import(pathToFileURL(join(ROOT, PROGRAMS[name])).href);
}

/** Bundles every program that is not bundled yet, so that none has to when it starts. */
export async function ensurePrograms() {
  for (const name of /** @type {(keyof typeof PROGRAMS)[]} */ (Object.keys(PROGRAMS)))
    if (findBundle(name) === null) await makeBundle(name);
}

/**
 * The newest bundle, when it was made of the sources as they are now; else null.
 * @param {string} name
 */
function findBundle(name) {
  const newest = bundlesOf(name)[0];
  if (newest === undefined) return null;
  const { sources, hash } = JSON.parse(readFileSync(join(newest.path, STAMP), "utf8"));
  return hashSources(sources) === hash ? join(newest.path, MAIN) : null;
}

/**
 * Newest first.
 * @param {string} name
 */
function bundlesOf(name) {
  if (!existsSync(CACHE)) return [];
  return readdirSync(CACHE)
    .filter((folder) => folder.startsWith(`${name}-`))
    .map((folder) => join(CACHE, folder))
    .filter((path) => existsSync(join(path, STAMP)))
    .map((path) => ({ path, madeAt: statSync(path).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt);
}

/**
 * null when one is missing.
 * @param {readonly string[]} sources
 */
function hashSources(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(ROOT, source);
    if (!existsSync(path)) return null;
    hash.update(`${source}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/**
 * Bundles a program and moves it to its place whole, and returns the path of its main file; null where nothing can be written.
 * @param {keyof typeof PROGRAMS} name
 */
async function makeBundle(name) {
  const draft = join(CACHE, `draft-${randomUUID()}`);
  try {
    mkdirSync(draft, { recursive: true });
    const sources = await bundle(PROGRAMS[name], join(draft, MAIN));
    writeFileSync(join(draft, STAMP), JSON.stringify({ sources, hash: hashSources(sources) }));
    removeOld(name);
    const place = join(CACHE, `${name}-${randomUUID()}`);
    renameSync(draft, place);
    return join(place, MAIN);
  } catch (error) {
    if (error instanceof Error && "code" in error && UNWRITABLE.includes(String(error.code))) return null;
    throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Installed packages stay outside of the bundle. Returns the sources inside.
 * @param {string} entry
 * @param {string} outfile
 */
async function bundle(entry, outfile) {
  const { build, stop } = await import("esbuild");
  try {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: [entry],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20.19",
      tsconfig: join(ROOT, "tsconfig.json"),
      metafile: true,
      logLevel: "error",
    });
    return Object.keys(metafile.inputs).sort();
  } finally {
    await stop();
  }
}

/** @param {string} name */
function removeOld(name) {
  for (const { path, madeAt } of bundlesOf(name))
    if (Date.now() - madeAt > KEPT_MS) rmSync(path, { recursive: true, force: true });
}
