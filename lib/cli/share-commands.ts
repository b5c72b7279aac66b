import type { Command } from "commander";
import { env } from "@/lib/env";
import { asOperator } from "@/lib/imports/operator";
import { formatPortfolio, type Link } from "@/lib/links/link";
import {
  type Actor,
  listLinks,
  listRecentOpens,
  type NewLinkResult,
  pauseLink,
  pinLink,
  resumeLink,
  revokeLink,
  rotateLink,
  setLinkPassword,
  switchAllLinks,
  unpinLink,
} from "@/lib/links/manage-links";
import { pinPortfolioLink } from "@/lib/links/portfolio-links";
import { pinPortfolio, pinReports } from "@/lib/reports/pin-reports";
import { findReportProfile } from "@/lib/reports/profiles";
import { CommandFailed, EXIT } from "./exit-code";
import { print, printJson } from "./print";
import { addShareCreateCommand, readPassword, refuse } from "./share-create";

type Json = { readonly json?: boolean };
export function addShareCommands(program: Command): void {
  const share = program.command("share").description("make and manage read-only links");
  addShareCreateCommand(share, printNew);
  share
    .command("list")
    .description("list all links, newest first")
    .option("--json", "print one JSON document")
    .action(async (options: Json) => {
      const now = new Date();
      const [links, opens] = await asOperator((scope) =>
        Promise.all([listLinks(scope, now), listRecentOpens(scope, now)]),
      );
      if (options.json)
        printJson({ links: links.map((link) => ({ ...toJson(link), openDays: opens.get(link.id) ?? [] })) });
      else for (const link of links) print(toText(link));
    });
  addChange(share, { name: "pause", text: "answer 404 until resumed", run: pauseLink });
  addChange(share, { name: "resume", text: "open a paused link again", run: resumeLink });
  addChange(share, { name: "unpin", text: "show the newest figures again", run: unpinLink });
  addPin(share);
  addPassword(share);
  addSwitch(share, "pause-all");
  addSwitch(share, "resume-all");
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

type Change = {
  readonly name: string;
  readonly text: string;
  readonly run: (id: string, actor: Actor) => Promise<Link | null>;
};

function addPin(share: Command): void {
  share
    .command("pin")
    .description("show the figures of now for ever, whatever is imported later")
    .argument("<link-id>")
    .option("--json", "print one JSON document")
    .action(async (id: string, options: Json) => {
      const pinned = await asOperator(async (scope) => {
        const link = (await listLinks(scope, new Date())).find((one) => one.id === id) ?? noSuchLink(id);
        if (link.portfolio !== null) return pinPortfolioLink(link, actor(scope), pinPortfolio).catch(refuse);
        const profile = (await findReportProfile(scope, link.handle ?? "")) ?? noSuchLink(id);
        return pinLink(id, await pinReports(profile, link), actor(scope));
      });
      printLink(pinned ?? noSuchLink(id), options);
    });
}

type PasswordOptions = Json & { readonly remove?: boolean };

function addPassword(share: Command): void {
  share
    .command("password")
    .description("ask readers for the password that is written to the standard input, or for none any more")
    .argument("<link-id>")
    .option("--remove", "ask for none")
    .option("--json", "print one JSON document")
    .action(async (id: string, options: PasswordOptions) => {
      const password = options.remove ? null : await readPassword();
      const link = await asOperator((scope) => setLinkPassword(id, password, actor(scope)));
      printLink(link ?? noSuchLink(id), options);
    });
}

function addSwitch(share: Command, name: "pause-all" | "resume-all"): void {
  const isPause = name === "pause-all";
  share
    .command(name)
    .description(isPause ? "hold back every link there is, at once" : "open them again as they were")
    .action(async () => {
      await asOperator((scope) => switchAllLinks(isPause ? "paused" : "open", actor(scope)));
      print(isPause ? "All links answer 404 now." : "The links are open again as they were.");
    });
}

function addChange(share: Command, { name, text, run }: Change): void {
  share
    .command(name)
    .description(text)
    .argument("<link-id>")
    .option("--json", "print one JSON document")
    .action(async (id: string, options: Json) => {
      const link = (await asOperator((scope) => run(id, actor(scope)))) ?? noSuchLink(id);
      printLink(link, options);
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

function printLink(link: Link, options: Json): void {
  if (options.json) printJson(toJson(link));
  else print(toText(link));
}

function toJson({ handle, ...link }: Link) {
  return { ...link, profile: handle === null ? null : `@${handle}` };
}

function toText(link: Link): string {
  const kind = `${link.pinnedAt === null ? "" : ", pinned"}${link.hasPassword ? ", password" : ""}`;
  const shows =
    link.portfolio === null ? `@${link.handle}` : `portfolio of ${formatPortfolio(link.portfolio)}`;
  const sections = link.sections.join(", ") || "rows only";
  return `${link.id} · ${link.state}${kind} · ${shows} · ${link.title} · ${sections} · opened ${link.opens} times`;
}
