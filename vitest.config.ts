import { defineConfig } from "vitest/config";

const tests = (folders: string) => `${folders}/**/*.test.{ts,tsx}`;

/** What may need a database. Everything else must not: its tests run without one being started. */
const DATABASE = [
  tests("{app,bench,prisma}"),
  tests("lib/{accounts,db,entries,imports,leaving,links,mail,reports,sample,upkeep}"),
  "lib/cli/*.test.ts",
];

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // Property tests of 500 runs and real database servers on two slow cores.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // Left alone it keeps one core idle, which of two is half.
    maxWorkers: "100%",
    // One set of modules for all files of a worker: loading them again for each takes a third of the time. What a file opens it closes.
    isolate: false,
    setupFiles: ["lib/db/testing/restore-environment.ts"],
    projects: [
      { extends: true, test: { name: "unit", include: [tests("{components,lib}")], exclude: DATABASE } },
      {
        extends: true,
        test: { name: "database", include: DATABASE, globalSetup: ["lib/db/testing/global-setup.ts"] },
      },
    ],
  },
});
