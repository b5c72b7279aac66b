import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = ["app", "components", "lib"].filter((folder) => existsSync(join(ROOT, folder)));

type Cruise = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
};

function cruise(): Cruise {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...FOLDERS];
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 }),
  );
}

function ourSources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  ).filter((path) => /\.(tsx?|js)$/.test(path) && !path.startsWith("lib/db/generated/"));
}

describe("the layers", () => {
  const report = cruise();

  it("have been looked at in every source file", () => {
    const seen = new Set(report.modules.map((module) => module.source));
    expect(ourSources().length).toBeGreaterThan(20);
    expect(ourSources().filter((path) => !seen.has(path))).toEqual([]);
  });

  it("are crossed nowhere", () => {
    const crossings = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(crossings).toEqual([]);
  });
});
