#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild, ensureDatabaseClients } from "./launch/build.js";
import { checkNodeVersion } from "./launch/node-version.js";
import { ensureDatabaseDriver, ensurePackages } from "./launch/packages.js";
import { lastLines, ROOT, runProgram, StepFailed } from "./launch/run-step.js";
import { tallyPlaywright, tallyVitest, withExitCode } from "./launch/test-results.js";
import { ensureChromium, ensurePostgresql } from "./launch/test-services.js";

/**
 * `npm test` runs everything, `npm run check` (`--fast`) what needs no server and no browser.
 * @typedef {import("./launch/test-results.js").Tally} Tally
 * @typedef {{ readonly name: string, readonly run: () => Promise<Tally> }} Check
 */

const REPORTS = join(ROOT, ".cache", "test-reports");

/** @param {...string} path */
const tool = (...path) => join(ROOT, "node_modules", ...path);

/**
 * What only reads the project.
 * @type {readonly Check[]}
 */
const CHECKS_OF_SOURCES = [
  { name: "types", run: () => checkTypes() },
  { name: "lint and format", run: () => runCheck(tool(".bin", "biome"), ["ci", "--error-on-warnings"]) },
  { name: "nothing unused", run: () => runCheck(tool(".bin", "knip"), []) },
];

/** @type {readonly Check[]} */
const FAST_TESTS = [{ name: "tests without a database", run: () => runVitest("fast", ["--project=unit"]) }];

/** @type {readonly Check[]} */
const ALL_TESTS = [
  { name: "unit, property and database tests", run: () => runVitest("all", []) },
  { name: "browser tests", run: runPlaywright },
];

/** @type {readonly Check[]} */
const BUILD = [
  { name: "production build", run: () => afterHaving(ensureBuild, async () => ({ passed: 1, failed: 0 })) },
];

async function checkTypes() {
  const next = ["node_modules", "next", "dist", "bin", "next"].join("/");
  const typegen = await runProgram(process.execPath, [next, "typegen"]);
  if (typegen.code !== 0) return shown(typegen.output, { passed: 0, failed: 1 });
  return runCheck(process.execPath, [tool("typescript", "bin", "tsc"), "--noEmit", "-p", "."]);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<Tally>}
 */
async function runCheck(command, args) {
  const { code, output } = await runProgram(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : shown(output, { passed: 0, failed: 1 });
}

/**
 * @param {string} name
 * @param {readonly string[]} paths
 */
async function runVitest(name, paths) {
  const report = freshReport(`vitest-${name}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...paths];
  const { code, output } = await runProgram(process.execPath, [tool("vitest", "vitest.mjs"), ...args]);
  const tally = withExitCode(code, tallyOf(report, tallyVitest));
  return tally.failed === 0 ? tally : shown(output, tally);
}

async function runPlaywright() {
  const report = freshReport("playwright.json");
  const args = [tool("@playwright", "test", "cli.js"), "test", "--reporter=list,json"];
  const { code, output } = await runProgram(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const tally = withExitCode(code, tallyOf(report, tallyPlaywright));
  return tally.failed === 0 ? tally : shown(output, tally);
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, name);
  rmSync(path, { force: true });
  return path;
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Tally} tally
 */
function tallyOf(path, tally) {
  return existsSync(path) ? tally(JSON.parse(readFileSync(path, "utf8"))) : null;
}

/**
 * @param {() => Promise<void>} need
 * @param {() => Promise<Tally>} work
 */
async function afterHaving(need, work) {
  try {
    await need();
  } catch (error) {
    if (error instanceof StepFailed) return shown(error.message, { passed: 0, failed: 1 });
    throw error;
  }
  return work();
}

/**
 * @param {string} output
 * @param {Tally} tally
 */
function shown(output, tally) {
  console.log(lastLines(output, 400));
  return tally;
}

/**
 * @param {Tally} one
 * @param {Tally} other
 */
function plus(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** @param {readonly Check[]} checks */
async function runAll(checks) {
  let total = NOTHING;
  for (const { name, run } of checks) {
    const started = Date.now();
    console.log(`${name} …`);
    const tally = await run();
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
    total = plus(total, tally);
  }
  return total;
}

async function preparePackages() {
  checkNodeVersion(process.versions.node);
  await ensurePackages();
  await ensureDatabaseClients();
}

async function prepareServices() {
  await ensureDatabaseDriver();
  await ensurePostgresql();
  await ensureChromium();
}

const NOTHING = { passed: 0, failed: 0 };

/** @returns {Promise<Tally>} */
async function test() {
  const isFast = process.argv.includes("--fast");
  const packages = await afterHaving(preparePackages, async () => NOTHING);
  if (packages.failed > 0) return packages;
  // Compiling the driver keeps one core busy for a minute and installing waits for the network; what needs neither runs beside them.
  const preparing = afterHaving(isFast ? ensureDatabaseDriver : prepareServices, async () => NOTHING);
  const sources = await runAll([...CHECKS_OF_SOURCES, ...(isFast ? [] : BUILD)]);
  const services = await preparing;
  return plus(sources, services.failed > 0 ? services : await runAll(isFast ? FAST_TESTS : ALL_TESTS));
}

const { passed, failed } = await test();
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
