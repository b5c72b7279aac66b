import type { Command } from "commander";
import { listWorkspacesOf, makeWorkspace } from "@/lib/accounts/workspaces";
import { asOperator } from "@/lib/imports/operator";
import { CommandFailed, EXIT } from "./exit-code";
import { onOneLine, print, printJson } from "./print";

type Json = { readonly json?: boolean };

export function addWorkspaceCommands(program: Command): void {
  const workspace = program
    .command("workspace")
    .description("workspaces of this installation; --workspace lets any command work in one of them");
  workspace
    .command("list")
    .description("list every workspace, the first in front")
    .option("--json", "print one JSON document")
    .action(async (options: Json) => {
      const found = await asOperator(listWorkspacesOf);
      const workspaces = found.map(({ workspaceId: id, name }) => ({ id, name }));
      if (options.json) printJson({ workspaces });
      else for (const { id, name } of workspaces) print(`${id} · ${onOneLine(name)}`);
    });
  workspace
    .command("add")
    .description(
      "make a further workspace; invite its owner with `people invite --role owner --workspace NAME`",
    )
    .argument("<name>")
    .option("--json", "print one JSON document")
    .action(async (text: string, options: Json) => {
      const made = await asOperator((scope) => makeWorkspace(scope, text, new Date()));
      if (!made.ok) throw new CommandFailed(made.problem, EXIT.refused);
      const { workspaceId: id, name } = made;
      if (options.json) printJson({ id, name });
      else print(`${id} · ${onOneLine(name)}`);
    });
}
