import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runProgram, runStep } from "./run-step.js";

const COMPILER =
  "Its database driver had to be compiled and could not be. Install Python 3 and a C++ compiler (Debian, Ubuntu: apt-get install -y python3 make g++; macOS: xcode-select --install; Windows: Visual Studio Build Tools) and run the same command again.";

/**
 * Installs what package-lock.json names, unless exactly that is installed already. No package runs a program of its own meanwhile: the
 * only one that has to is the SQLite driver, which {@link ensureDatabaseDriver} compiles.
 */
export async function ensurePackages() {
  if (packagesAreInstalled(ROOT)) return;
  await runStep(
    "Installing packages (half a minute the first time)",
    () => runProgram("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]),
    () =>
      "The packages could not be installed. Check the connection to the npm registry and run the same command again.",
  );
}

/**
 * Whether every package of the lock file is installed in its version; packages for other systems do not count.
 * @param {string} root
 */
export function packagesAreInstalled(root) {
  const wanted = readLock(join(root, "package-lock.json"));
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || optional || devOptional || installed[path]?.version === version,
  );
}

/** Makes sure that the SQLite driver's compiled part loads under this Node. */
export async function ensureDatabaseDriver() {
  const load = () =>
    runProgram(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:').close()"]);
  if ((await load()).code === 0) return;
  await runStep(
    "Compiling the database driver for this Node (a minute or two)",
    async () => {
      const rebuilt = await runProgram("npm", ["rebuild", "better-sqlite3"]);
      return rebuilt.code === 0 ? load() : rebuilt;
    },
    () => `Tallyboard cannot start. ${COMPILER}`,
  );
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} path
 * @returns {Record<string, LockedPackage> | null}
 */
function readLock(path) {
  if (!existsSync(path)) return null;
  return JSON.parse(readFileSync(path, "utf8")).packages;
}
