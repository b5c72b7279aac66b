import type { Command } from "commander";
import { describeKept } from "@/lib/domain/originals-kept";
import { asOperator, backUp, examine, restore } from "@/lib/imports/operator";
import { getOriginalsKept, keepOriginals, sweepOriginalsNow } from "@/lib/upkeep/originals";
import { CommandFailed, EXIT, type ExitCode } from "./exit-code";
import { print, printJson } from "./print";

export function addUpkeepCommands(program: Command, end: (code: ExitCode) => void): void {
  program
    .command("doctor")
    .description("check that the database is whole and every board what its ledger says")
    .option("--json", "print one JSON document")
    .action(async (options: { readonly json?: boolean }) => {
      const found = await asOperator(examine);
      if (options.json) printJson(found);
      else {
        for (const check of found.checks)
          print(`${check.ok ? "ok  " : "FAIL"} ${check.name}: ${check.detail}`);
        print(`hash ${found.hash}`);
      }
      const wrong = found.checks.filter((check) => !check.ok);
      if (wrong.length > 0) console.error(`Not in order: ${wrong.map((check) => check.name).join("; ")}.`);
      end(found.ok ? EXIT.done : EXIT.failed);
    });

  program
    .command("backup")
    .description("write a checked copy of the database to a new file")
    .argument("<file>")
    .action(async (path: string) => {
      const made = await asOperator(() => backUp(path));
      print(`${made.path}: ${made.bytes.toLocaleString("en")} bytes, checked.`);
    });

  program
    .command("originals")
    .description("say, or choose, how long the files that were imported are kept")
    .option("--keep <days>", "30, 90, 365 or forever")
    .option("--sweep", "throw away older ones now instead of within a day")
    .action(({ keep, sweep = false }: { readonly keep?: string; readonly sweep?: boolean }) =>
      changeOriginals(keep ?? null, sweep),
    );

  program
    .command("restore")
    .description("put a backup in the place of the database; stop the server first")
    .argument("<file>")
    .action(async (path: string) => {
      const replaced = await restore(path);
      print(replaced === null ? "Restored." : `Restored. What was there before is kept as ${replaced}.`);
    });
}

async function changeOriginals(keep: string | null, sweep: boolean): Promise<void> {
  await asOperator(async (scope) => {
    const now = new Date();
    if (keep !== null && !(await keepOriginals(scope, keep, now)))
      throw new CommandFailed("Originals can be kept for 30, 90 or 365 days, or forever.", EXIT.usage);
    const kept = describeKept(await getOriginalsKept(scope));
    print(`Original files are kept ${kept === "for ever" ? kept : `for ${kept}`}.`);
    if (sweep) print(`${await sweepOriginalsNow(scope, now)} thrown away.`);
  });
}
