import type { Command } from "commander";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { asOperator } from "@/lib/imports/operator";
import { addSample, removeSample } from "@/lib/sample/manage-sample";
import { print } from "./print";

/** The made-up profile, for people who have no file at hand. */
export function addSampleCommand(program: Command): void {
  program
    .command("sample")
    .description("import a made-up profile to look around with, or remove it with everything in it")
    .option("--remove", "remove it")
    .action(async ({ remove = false }: { readonly remove?: boolean }) => {
      const changed = await asOperator((scope) => (remove ? removeSample : addSample)(scope, new Date()));
      if (remove) print(changed ? `@${SAMPLE_HANDLE} is removed.` : `There is no @${SAMPLE_HANDLE}.`);
      else print(changed ? `@${SAMPLE_HANDLE} is imported.` : `@${SAMPLE_HANDLE} is here already.`);
    });
}
