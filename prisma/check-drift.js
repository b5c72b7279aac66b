import { diffMigrationsAndModels, onBothDatabases } from "./schema-diff.js";

await onBothDatabases(async (kind, url) => {
  const sql = await diffMigrationsAndModels(kind, url);
  if (sql === null) return;
  process.exitCode = 1;
  process.stderr.write(
    `${kind}: prisma/schema.prisma and prisma/migrations/${kind} differ; this SQL is missing:\n${sql}\n`,
  );
});
