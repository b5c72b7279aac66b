import type { Command } from "commander";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Comparison, Section, WindowDays } from "@/lib/domain/report";
import { asOperator } from "@/lib/imports/operator";
import { findReportProfile } from "@/lib/reports/profiles";
import { runReport } from "@/lib/reports/run-report";
import {
  toComparisonArgument,
  toDayArgument,
  toHandleArgument,
  toSectionArgument,
  toWindowArgument,
} from "./arguments";
import { CommandFailed, EXIT } from "./exit-code";
import { printJson } from "./print";

type Options = {
  readonly profile: Handle;
  readonly section: Section;
  readonly window: WindowDays;
  readonly asOf?: Day;
  readonly compare: Comparison;
};

export function addReportCommand(program: Command): void {
  program
    .command("report")
    .description("print the figures of a section as JSON")
    .requiredOption("--profile <handle>", "whose figures", toHandleArgument)
    .requiredOption("--section <name>", "overview, content or followers", toSectionArgument)
    .requiredOption("--window <days>", "7, 28 or 60", toWindowArgument)
    .option("--as-of <day>", "the last day of the window; else the newest known day", toDayArgument)
    .option(
      "--compare <name>",
      "previous, weekdays or year",
      toComparisonArgument,
      "previous" satisfies Comparison,
    )
    .option("--json", "as it is anyway")
    .action(async ({ profile, section, window, asOf, compare }: Options) => {
      const report = await asOperator(async (scope) => {
        const found = await findReportProfile(scope, profile);
        if (found === null) throw new CommandFailed(`There is no profile @${profile}.`, EXIT.refused);
        return runReport({ scope: found, section, window, asOf: asOf ?? null, compare });
      });
      printJson(report);
    });
}
