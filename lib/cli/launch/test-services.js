import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runProgram, runStep, StepFailed } from "./run-step.js";

/** The first is Chromium without its windows, which Playwright prefers, too: the same pages for a quarter less of the processor. */
const BROWSERS = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const MAC_BROWSERS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium or Chrome that is installed: `PLAYWRIGHT_CHROMIUM`, the PATH, then the usual places; null when there is none. */
export function findInstalledChromium() {
  const chosen = process.env["PLAYWRIGHT_CHROMIUM"];
  if (chosen) return chosen;
  return (
    BROWSERS.map(findOnPath).find((path) => path !== null) ??
    MAC_BROWSERS.find((path) => existsSync(path)) ??
    null
  );
}

/** Makes sure that the browser tests have a browser, or says that they have none. */
export async function ensureChromium() {
  if (findInstalledChromium() !== null) return;
  if (mayInstallPackages())
    return installDebianPackage("chromium-headless-shell", "The browser tests need Chromium.");
  await runStep(
    "Downloading Chromium for the browser tests",
    () =>
      runProgram(process.execPath, [
        join(ROOT, "node_modules", "playwright", "cli.js"),
        "install",
        "chromium",
      ]),
    () =>
      "No Chromium was found and none could be downloaded. Install Chromium or Chrome, or name one in PLAYWRIGHT_CHROMIUM.",
  );
}

/** Makes sure that the database tests have a PostgreSQL to start, or says that they have none. */
export async function ensurePostgresql() {
  if (findOnPath("initdb") !== null || debianPostgresqlFolders().length > 0) return;
  if (mayInstallPackages()) return installDebianPackage("postgresql", "The database tests need PostgreSQL.");
  throw new StepFailed(
    "The database tests start a PostgreSQL server of their own and found none. Install PostgreSQL 14 or newer so that initdb is on the PATH.",
  );
}

function debianPostgresqlFolders() {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return [];
  return readdirSync(base).filter((version) => existsSync(join(base, version, "bin", "initdb")));
}

function mayInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/**
 * @param {string} name
 * @param {string} why
 */
async function installDebianPackage(name, why) {
  const install = async () => {
    const updated = await runProgram("apt-get", ["update"]);
    if (updated.code !== 0) return updated;
    return runProgram("apt-get", ["install", "-y", "--no-install-recommends", name], {
      DEBIAN_FRONTEND: "noninteractive",
    });
  };
  await runStep(
    `Installing ${name}`,
    install,
    () => `${why} It could not be installed; the lines above say why.`,
  );
}

/** @param {string} program */
function findOnPath(program) {
  const folders = (process.env["PATH"] ?? "").split(process.platform === "win32" ? ";" : ":");
  const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const paths = folders.flatMap((folder) => suffixes.map((suffix) => join(folder, program + suffix)));
  return paths.find((path) => existsSync(path)) ?? null;
}
