import type { Command } from "commander";
import { asOperator } from "@/lib/imports/operator";
import { runDueMail } from "@/lib/mail/run-due";
import { EXIT, type ExitCode } from "./exit-code";
import { print, printJson } from "./print";

export function addMailCommands(program: Command, end: (code: ExitCode) => void): void {
  program
    .command("mail")
    .description("send scheduled messages")
    .command("run-due")
    .description("send what is due now, once; the server does it every minute by itself")
    .option("--json", "print one JSON document")
    .action(async (options: { readonly json?: boolean }) => {
      const run = await asOperator(() => runDueMail(new Date()));
      if (options.json) printJson(run);
      else print(`${run.sent} sent, ${run.failed} failed.`);
      end(run.failed === 0 ? EXIT.done : EXIT.failed);
    });
}
