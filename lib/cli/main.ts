import { Command, CommanderError } from "commander";
import { chooseWorkspace, UnknownWorkspaceError } from "@/lib/imports/operator";
import { addCampaignCommands } from "./campaign-commands";
import { CommandFailed, EXIT, type ExitCode } from "./exit-code";
import { addHistoryCommands } from "./history-commands";
import { addImportCommand } from "./import-command";
import { addLeavingCommands } from "./leaving-commands";
import { addMailCommands } from "./mail-commands";
import { addNoteCommands } from "./note-commands";
import { addPeopleCommands } from "./people-commands";
import { addPortfolioCommand } from "./portfolio-command";
import { addReportCommand } from "./report-command";
import { addSampleCommand } from "./sample-command";
import { addShareCommands } from "./share-commands";
import { addTemplateCommand } from "./template-command";
import { addUpkeepCommands } from "./upkeep-commands";
import { addWorkspaceCommands } from "./workspace-commands";

/** Runs one command and returns what the process is to end with. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const end = (given: ExitCode) => {
    code = given;
  };
  try {
    await createProgram(end).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!isForPeople(error)) throw error;
    console.error(error.message);
    if (error instanceof CommandFailed) return error.exitCode;
    return error instanceof UnknownWorkspaceError ? EXIT.refused : EXIT.failed;
  }
}

function createProgram(end: (code: ExitCode) => void): Command {
  const program = new Command("tallyboard")
    .description("TikTok's own exports, as one history that can be trusted")
    .exitOverride()
    .option("--workspace <name>", "work in the workspace of this name or id; else in the first one")
    .hook("preAction", (_, command) =>
      chooseWorkspace(command.optsWithGlobals<{ workspace?: string }>().workspace ?? null),
    )
    .configureOutput({ outputError: (text, write) => write(oneSentence(text)) })
    .showSuggestionAfterError(false);
  addImportCommand(program, end);
  addHistoryCommands(program);
  addLeavingCommands(program);
  addMailCommands(program, end);
  addReportCommand(program);
  addPortfolioCommand(program);
  addShareCommands(program);
  addNoteCommands(program);
  addCampaignCommands(program);
  addPeopleCommands(program);
  addTemplateCommand(program);
  addSampleCommand(program);
  addWorkspaceCommands(program);
  addUpkeepCommands(program, end);
  return program;
}

function oneSentence(text: string): string {
  return `${text
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim()}\n`;
}

/** Trouble that a person can do something about says so in its message; anything else is a bug and shows its trace. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof Error &&
    [
      "CommandFailed",
      "EnvironmentError",
      "DatabaseUnusableError",
      "DatabaseBusyError",
      "DatabaseReadOnlyError",
      "MayNotShareError",
      "UnknownWorkspaceError",
    ].includes(error.name)
  );
}
