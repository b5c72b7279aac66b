import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Comparison, Section, WindowDays } from "@/lib/domain/report";
import { asOperator } from "@/lib/imports/operator";
import { getReportHtml } from "@/lib/reports/html/get-report-html";
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
import { print, printJson } from "./print";

type Options = {
  readonly profile: Handle;
  readonly section?: Section;
  readonly window: WindowDays;
  readonly asOf?: Day;
  readonly compare: Comparison;
  readonly html?: string;
  readonly own?: true;
};

export function addReportCommand(program: Command): void {
  program
    .command("report")
    .description("print the figures of a section as JSON, or write the sections as one HTML file")
    .requiredOption("--profile <handle>", "whose figures", toHandleArgument)
    .option(
      "--section <name>",
      "overview, content or followers; with --html, all if left out",
      toSectionArgument,
    )
    .requiredOption("--window <days>", "7, 28 or 60", toWindowArgument)
    .option("--as-of <day>", "the last day of the window; else the newest known day", toDayArgument)
    .option(
      "--compare <name>",
      "previous, weekdays or year",
      toComparisonArgument,
      "previous" satisfies Comparison,
    )
    .option("--json", "as it is anyway")
    .option("--html <file>", "a file that needs no network, to open, print or send; - prints it")
    .option("--own", "with --html: goals, the outlook and private notes, too, which no link shows")
    .action(async (options: Options) => {
      await asOperator(async (scope) => {
        const found = await findReportProfile(scope, options.profile);
        if (found === null) throw new CommandFailed(`There is no profile @${options.profile}.`, EXIT.refused);
        await (options.html === undefined
          ? printReport(found, options)
          : writeReport(found, options.html, options));
      });
    });
}

type Scope = NonNullable<Awaited<ReturnType<typeof findReportProfile>>>;

async function printReport(scope: Scope, { section, window, asOf, compare }: Options): Promise<void> {
  if (section === undefined)
    throw new CommandFailed("required option '--section <name>' not specified", EXIT.usage);
  printJson(await runReport({ scope, section, window, asOf: asOf ?? null, compare }));
}

/** Overwrites what is there, as a shell's redirection does. */
async function writeReport(
  scope: Scope,
  path: string,
  { section, window, asOf, compare, own }: Options,
): Promise<void> {
  const report = await getReportHtml(scope, {
    sections: section === undefined ? null : [section],
    window,
    asOf: asOf ?? null,
    compare,
    notes: own === true ? "all" : "shared",
    own: own === true,
    now: new Date(),
  });
  if (path === "-") return print(report.html.trimEnd());
  try {
    await writeFile(path, report.html);
  } catch (error) {
    throw new CommandFailed(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      EXIT.failed,
    );
  }
  print(`${path}: ${Math.ceil(report.bytes / 1024)} KB, ${report.name}`);
}
