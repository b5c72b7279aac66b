import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { Handle } from "@/lib/domain/handle";
import { asOperator } from "@/lib/imports/operator";
import { listCopies } from "@/lib/leaving/copies";
import { askToDelete, deleteForGood, type Leaver, type Leaving } from "@/lib/leaving/delete-for-good";
import { restoreWorkspace, saveWorkspaceArchive } from "@/lib/leaving/workspace-archive";
import { findReportProfile } from "@/lib/reports/profiles";
import { toHandleArgument } from "./arguments";
import { CommandFailed, EXIT } from "./exit-code";
import { print } from "./print";

export function addLeavingCommands(program: Command): void {
  program
    .command("export-workspace")
    .description("write everything of the workspace to a new ZIP, which restore-workspace takes in whole")
    .argument("<file>")
    .action(async (file: string) => {
      const path = resolve(file);
      if (existsSync(path))
        throw new CommandFailed(`There is already a file ${path}; choose another name.`, EXIT.refused);
      await asOperator((scope) => saveWorkspaceArchive(scope, path, new Date()));
      print(`${path}: everything, with links that go on working. Keep it as safe as the installation.`);
    });

  program
    .command("restore-workspace")
    .description("take in what export-workspace or the page Leave or go quiet wrote")
    .argument("<file>")
    .action(async (file: string) => {
      const path = resolve(file);
      if (!existsSync(path)) throw new CommandFailed(`There is no file ${path}.`);
      const { name, rows, originals, people } = await restoreWorkspace(path);
      const who = people.length === 0 ? "the first who claims this installation" : people.join(", ");
      print(`Restored ${name}: ${rows.toLocaleString("en")} rows, ${originals} originals. Open to ${who}.`);
    });

  const deletion = program.command("delete").description("delete for good, with a one-time code");
  deletion
    .command("profile")
    .description("delete a profile with everything that was imported, entered and shared for it")
    .argument("<handle>", "such as @northwind.bakes", toHandleArgument)
    .option("--code <code>", "what the same command said without it")
    .action(async (handle: Handle, { code }: { readonly code?: string }) => {
      await asOperator(async (scope) => {
        const profile = await findReportProfile(scope, handle);
        if (profile === null) throw new CommandFailed(`There is no profile @${handle}.`, EXIT.refused);
        await deleteWithCode({ kind: "profile", profile }, scope, code ?? null);
      });
    });
  deletion
    .command("workspace")
    .description("delete the workspace and the accounts that belong to no other")
    .option("--code <code>", "what the same command said without it")
    .action(async ({ code }: { readonly code?: string }) => {
      await asOperator((scope) => deleteWithCode({ kind: "workspace" }, scope, code ?? null));
    });
}

/** Without the code nothing is deleted: the command says what it would do, what stays elsewhere, and the code. */
async function deleteWithCode(leaving: Leaving, scope: Leaver["scope"], code: string | null): Promise<void> {
  const leaver = { scope, email: null, now: new Date() };
  const done =
    code === null ? await askToDelete(leaving, leaver) : await deleteForGood(leaving, code, leaver);
  if (done.kind === "refused") throw new CommandFailed(done.problem, EXIT.refused);
  if (done.kind === "deleted") return print("Deleted for good.");
  const { copies } = await listCopies();
  const beside = copies.length === 0 ? "" : ` It also stays in ${copies.join(", ")} of the data folder.`;
  const given = done.kind === "told" ? done.code : "";
  throw new CommandFailed(
    `Nothing is deleted yet. Downloads, sent reports and backups elsewhere will stay.${beside} Run the same command with --code ${given} within ten minutes.`,
    EXIT.refused,
  );
}
