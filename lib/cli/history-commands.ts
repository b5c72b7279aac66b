import type { Command } from "commander";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { listImports } from "@/lib/imports/history";
import { asOperator } from "@/lib/imports/operator";
import { redoImport } from "@/lib/imports/redo";
import { undoImport } from "@/lib/imports/undo";
import { toHandleArgument } from "./arguments";
import { CommandFailed, EXIT } from "./exit-code";
import { print, printJson } from "./print";

const EVERYTHING = 1_000_000;

export function addHistoryCommands(program: Command): void {
  program
    .command("undo")
    .description("take an import back, exactly")
    .argument("<import-id>", "as `import` and `imports` print it")
    .option("--json", "print one JSON document")
    .action(async (importId: string, options: { readonly json?: boolean }) => {
      const outcome = await asOperator((scope) => undoImport(scope, importId));
      if (outcome.kind === "unknown")
        throw new CommandFailed(`There is no import ${importId}; \`imports\` lists them.`, EXIT.refused);
      const { record } = outcome;
      if (options.json) printJson({ status: outcome.kind, import: toJson(record) });
      else print(`${record.fileName} of @${record.profile} is undone.`);
    });

  program
    .command("redo")
    .description("import an undone import again, from the bytes that were kept of it")
    .argument("<import-id>", "as `import` and `imports` print it")
    .option("--json", "print one JSON document")
    .action(async (importId: string, options: { readonly json?: boolean }) => {
      const { kind, record } = await redo(importId);
      if (options.json) printJson({ status: kind, import: toJson(record) });
      else if (kind === "redone")
        print(`${record.fileName} of @${record.profile} is back, as import ${record.importId}.`);
      else print(`${record.fileName} of @${record.profile} is there already, as import ${record.importId}.`);
    });

  program
    .command("imports")
    .description("list what was imported, newest first")
    .option("--profile <handle>", "of this profile only", toHandleArgument)
    .option("--json", "print one JSON document")
    .action(async (options: { readonly profile?: Handle; readonly json?: boolean }) => {
      const page = { profile: options.profile ?? null, limit: EVERYTHING, before: null };
      const imports = await asOperator((scope) => listImports(scope, page));
      if (options.json) printJson({ imports: imports.map(toJson) });
      else for (const record of imports) print(toText(record));
    });
}

async function redo(importId: string) {
  const outcome = await asOperator((scope) => redoImport(scope, importId));
  switch (outcome.kind) {
    case "unknown":
      throw new CommandFailed(`There is no import ${importId}; \`imports\` lists them.`, EXIT.refused);
    case "no-original":
      throw new CommandFailed(
        "The original file of this import is not kept any more, because its time was over. If you still have it, import it again.",
      );
    case "unreadable":
      throw new CommandFailed(outcome.problems[0]?.message ?? "The kept file cannot be read.", EXIT.refused);
    case "redone":
    case "already-there":
      return outcome;
  }
}

function toJson(record: ImportRecord) {
  const { exportedOn, profile, ...rest } = record;
  return { ...rest, profile: `@${profile}`, exportedOn: exportedOn.day, exportedOnSource: exportedOn.source };
}

function toText(record: ImportRecord): string {
  const { rows } = record;
  const state = stateOf(record);
  return `${record.importId} · ${record.importedAt} · @${record.profile} · ${record.fileName} · ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused${state}`;
}

function stateOf({ undoneAt, gaveWayTo, originalRemovedAt }: ImportRecord): string {
  const kept =
    originalRemovedAt === null ? "" : ` · original not kept since ${originalRemovedAt.slice(0, 10)}`;
  if (undoneAt !== null) return ` · undone${kept}`;
  return gaveWayTo === null ? kept : ` · gave way to ${gaveWayTo}`;
}
