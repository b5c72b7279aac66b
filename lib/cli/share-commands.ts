import type { Command } from "commander";
import type { Handle } from "@/lib/domain/handle";
import type { Section, WindowDays } from "@/lib/domain/report";
import { env } from "@/lib/env";
import { asOperator } from "@/lib/imports/operator";
import { DEFAULT_EXPIRY_DAYS, type Link, SECTIONS } from "@/lib/links/link";
import {
  type Actor,
  createLink,
  listLinks,
  type NewLinkResult,
  pauseLink,
  resumeLink,
  revokeLink,
  rotateLink,
} from "@/lib/links/manage-links";
import { findReportProfile } from "@/lib/reports/profiles";
import { toExpiryArgument, toHandleArgument, toSectionsArgument, toWindowArgument } from "./arguments";
import { CommandFailed, EXIT } from "./exit-code";
import { print, printJson } from "./print";

type Json = { readonly json?: boolean };
type CreateOptions = Json & {
  readonly profile: Handle;
  readonly title?: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly expires: number | null;
};

export function addShareCommands(program: Command): void {
  const share = program.command("share").description("make and manage read-only links");
  addCreate(share);
  share
    .command("list")
    .description("list all links, newest first")
    .option("--json", "print one JSON document")
    .action(async (options: Json) => {
      const links = await asOperator((scope) => listLinks(scope, new Date()));
      if (options.json) printJson({ links: links.map(toJson) });
      else for (const link of links) print(toText(link));
    });
  addChange(share, { name: "pause", text: "answer 404 until resumed", run: pauseLink });
  addChange(share, { name: "resume", text: "open a paused link again", run: resumeLink });
  addChange(share, { name: "revoke", text: "close a link for good", run: revokeLink });
  share
    .command("rotate")
    .description("give a link a new address; the old one is dead at once")
    .argument("<link-id>")
    .option("--json", "print one JSON document")
    .action(async (id: string, options: Json) => {
      const made = await asOperator((scope) => rotateLink(id, actor(scope)));
      printNew(made ?? noSuchLink(id), options);
    });
}

function addCreate(share: Command): void {
  share
    .command("create")
    .description("make a read-only link; its address is shown this once")
    .requiredOption("--profile <handle>", "whose dashboard", toHandleArgument)
    .option("--title <text>", "as its readers see it")
    .option("--sections <names>", "comma-separated", toSectionsArgument, SECTIONS)
    .option("--window <days>", "7, 28 or 60, to start with", toWindowArgument, 28)
    .option("--expires <days>", "such as 30d, or never", toExpiryArgument, DEFAULT_EXPIRY_DAYS)
    .option("--json", "print one JSON document")
    .action(async (options: CreateOptions) => {
      const made = await asOperator(async (scope) => {
        const profile = await findReportProfile(scope, options.profile);
        if (profile === null) throw new CommandFailed(`There is no profile @${options.profile}.`);
        const { title = null, sections, window, expires: expiresInDays } = options;
        return createLink(profile, { title, sections, window, expiresInDays }, actor(scope));
      });
      printNew(made, options);
    });
}

type Change = {
  readonly name: string;
  readonly text: string;
  readonly run: (id: string, actor: Actor) => Promise<Link | null>;
};

function addChange(share: Command, { name, text, run }: Change): void {
  share
    .command(name)
    .description(text)
    .argument("<link-id>")
    .option("--json", "print one JSON document")
    .action(async (id: string, options: Json) => {
      const link = (await asOperator((scope) => run(id, actor(scope)))) ?? noSuchLink(id);
      if (options.json) printJson(toJson(link));
      else print(toText(link));
    });
}

function actor(scope: Actor["scope"]): Actor {
  return { scope, now: new Date() };
}

function noSuchLink(id: string): never {
  throw new CommandFailed(
    `There is no link ${id} that could be changed; \`share list\` lists them.`,
    EXIT.refused,
  );
}

function printNew({ link, token }: NewLinkResult, options: Json): void {
  const { baseUrl, port } = env();
  const url = `${baseUrl ?? `http://localhost:${port}`}/s/${token}`;
  if (options.json) printJson({ ...toJson(link), url });
  else print(url);
}

function toJson({ handle, ...link }: Link) {
  return { ...link, profile: `@${handle}` };
}

function toText(link: Link): string {
  return `${link.id} · ${link.state} · @${link.handle} · ${link.title} · ${link.sections.join(", ")} · opened ${link.opens} times`;
}
