import type { Command } from "commander";
import { dayAt } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import { asOperator } from "@/lib/imports/operator";
import { getTemplate, isTemplateName, TEMPLATES } from "@/lib/imports/templates";
import { CommandFailed, EXIT } from "./exit-code";

type Options = { readonly profile?: string; readonly semicolons?: boolean };

export function addTemplateCommand(program: Command): void {
  program
    .command("template")
    .description("print a table to fill in and import, as CSV")
    .argument("<name>", Object.keys(TEMPLATES).join(", "))
    .option("--profile <@handle>", "make the recent posts of a profile ready")
    .option("--semicolons", "part the columns by semicolons, as spreadsheets of some countries do")
    .action(async (name: string, options: Options) => {
      if (!isTemplateName(name))
        throw new CommandFailed(`There is no template “${name}”. Choose ${listNames()}.`, EXIT.usage);
      const profile = options.profile === undefined ? null : parseHandle(options.profile);
      if (options.profile !== undefined && profile === null)
        throw new CommandFailed(`${options.profile} is not a TikTok user name.`, EXIT.usage);
      const request = {
        name,
        profile,
        on: dayAt(Date.now()),
        separator: options.semicolons ? ";" : ",",
      } as const;
      const template = await asOperator((scope) => getTemplate(scope, request));
      if (template === null)
        throw new CommandFailed(`There is no profile @${profile}. Import its exports first.`, EXIT.refused);
      process.stdout.write(template.csv);
    });
}

function listNames(): string {
  return Object.keys(TEMPLATES)
    .join(", ")
    .replace(/, ([^,]*)$/, " or $1");
}
