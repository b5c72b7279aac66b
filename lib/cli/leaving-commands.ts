import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { asOperator } from "@/lib/imports/operator";
import { restoreWorkspace, saveWorkspaceArchive } from "@/lib/leaving/workspace-archive";
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
}
