import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readMigrations } from "../lib/db/schema-engine";
import { diffMigrationsAndModels, onBothDatabases } from "./schema-diff.js";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write("Give the migration a name in lower case, such as: npm run db:author -- add_notes\n");
  process.exit(1);
}

const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
await onBothDatabases(async (kind, url) => {
  const sql = await diffMigrationsAndModels(kind, url);
  if (sql === null) return void process.stdout.write(`${kind}: the migrations already match the models\n`);
  const folder = join(readMigrations(kind).baseDir, `${timestamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  process.stdout.write(`${kind}: wrote ${join(folder, "migration.sql")}; read it before you commit it\n`);
});
