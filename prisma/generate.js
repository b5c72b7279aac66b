import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sqliteSchemaPath, writePostgresqlSchema } from "./postgresql.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const generated = join(root, "lib", "db", "generated");
const stampPath = join(generated, "schema.sha256");
const prismaPackage = createRequire(import.meta.url).resolve("prisma/package.json");

/** Models, derivation and generator version: what the generated clients depend on. */
function stamp() {
  const hash = createHash("sha256");
  for (const path of [sqliteSchemaPath, join(root, "prisma", "postgresql.js"), prismaPackage])
    hash.update(readFileSync(path));
  return hash.digest("hex");
}

/**
 * `generate` asks for a schema engine that it never starts and would download it; naming any file that
 * exists, here Node itself, keeps it off the network.
 * @param {string} schemaPath
 */
function generateClient(schemaPath) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(dirname(prismaPackage), "build", "index.js"), "generate", "--schema", schemaPath],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (status === 0) return;
  process.stderr.write(
    `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}\nprisma generate failed for ${schemaPath}.\n`,
  );
  process.exit(1);
}

const wanted = stamp();
const isFresh =
  existsSync(stampPath) &&
  readFileSync(stampPath, "utf8") === wanted &&
  ["sqlite", "postgresql"].every((name) => existsSync(join(generated, name, "client.ts")));
if (!isFresh) {
  mkdirSync(generated, { recursive: true });
  generateClient(sqliteSchemaPath);
  generateClient(writePostgresqlSchema());
  writeFileSync(stampPath, wanted);
}
