import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureBuild } from "../lib/cli/launch/build.js";
import { ROOT } from "../lib/cli/launch/run-step.js";

/** The address of the page that no installation has. */
export const TRIVIAL_PATH = "/trivial-chart";

const COPY = join(ROOT, ".cache", "bench-build");
const PAGE = `export { TrivialChart as default } from "@/bench/trivial-chart";\n`;
const SOURCES = [
  ...["app", "bench", "components", "lib", "prisma", "public"],
  ...["instrumentation.ts", "next.config.js", "package.json", "package-lock.json"],
  ...["postcss.config.mjs", "proxy.ts", "tsconfig.json"],
] as const;

/**
 * The folder of a production build with one page more than the product has, so that both are of the same build. It is made beside the sources,
 * kept, and made anew when the product's own build is another one.
 */
export async function ensureTrivialBuild(): Promise<string> {
  await ensureBuild();
  const page = readFileSync(join(ROOT, "bench", "trivial-chart.tsx"), "utf8");
  const built = readFileSync(join(ROOT, ".next", "built-from"), "utf8");
  const wanted = createHash("sha256").update(built).update(page).digest("hex");
  const stamp = join(COPY, ".next", "built-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return COPY;
  console.log("Building once more, with a trivial page beside the others (about a minute) …");
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const source of SOURCES)
    if (existsSync(join(ROOT, source)))
      cpSync(join(ROOT, source), join(COPY, source), { recursive: true, verbatimSymlinks: true });
  linkPackages();
  const target = join(COPY, "app", TRIVIAL_PATH, "page.tsx");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, PAGE);
  const next = join(COPY, "node_modules", "next", "dist", "bin", "next");
  execFileSync(process.execPath, [next, "build"], {
    cwd: COPY,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(stamp, wanted);
  return COPY;
}

/** Turbopack follows no link out of its root, so the packages are there by hard links where the file system has them. */
function linkPackages(): void {
  const [from, to] = [join(ROOT, "node_modules"), join(COPY, "node_modules")];
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    rmSync(to, { recursive: true, force: true });
    symlinkSync(from, to, "dir");
  }
}
