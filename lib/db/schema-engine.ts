import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import type { DatabaseKind } from "./client";

/** No table or enum is kept from the engine's eyes. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

type EngineModule = typeof import("@prisma/schema-engine-wasm") & {
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

let loaded: Promise<EngineModule> | null = null;

/** Prisma's own schema engine, run in this process from the installed package: nothing is downloaded. */
export async function schemaEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  return SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

/** The package imports its .wasm file as a module, which Node cannot: instantiate it by hand. */
async function loadEngine(): Promise<EngineModule> {
  const glue = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
  const path = createRequire(join(projectRoot(), "package.json")).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const bytes = readFileSync(join(dirname(path), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": { ...(glue as unknown as WebAssembly.ModuleImports), ...timersThatLetGo(glue) },
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  return glue;
}

/** The engine never clears the 10 s limit on its PostgreSQL lock, which would keep a finished process alive. */
function timersThatLetGo(glue: object): WebAssembly.ModuleImports {
  const timers = Object.keys(glue).filter((name) => name.startsWith("__wbg_setTimeout"));
  return Object.fromEntries(
    timers.map((name) => [name, (run: () => void, ms: number) => setTimeout(run, ms).unref()]),
  );
}

/** The folder that holds package.json and prisma/, seen from the sources as well as from a bundle in .next. */
function projectRoot(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, "prisma", "migrations", "sqlite"))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error("Cannot find prisma/migrations: start Tallyboard from its own folder.");
}

/** All migrations of one database, oldest first, as the engine takes them. */
export function readMigrations(kind: DatabaseKind): MigrationList {
  const baseDir = join(projectRoot(), "prisma", "migrations", kind);
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: `provider = "${kind}"\n` },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
