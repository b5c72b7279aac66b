import type { Command } from "commander";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Section, WindowDays } from "@/lib/domain/report";
import { asOperator } from "@/lib/imports/operator";
import { DEFAULT_EXPIRY_DAYS, SECTIONS, type SharedPortfolio } from "@/lib/links/link";
import { findLinkPasswordProblem } from "@/lib/links/link-password";
import { createLink, LONGEST_MESSAGE, type NewLinkResult } from "@/lib/links/manage-links";
import { createPortfolioLink, PortfolioRefusedError } from "@/lib/links/portfolio-links";
import { pinPortfolio, pinReports } from "@/lib/reports/pin-reports";
import { findReportProfile } from "@/lib/reports/profiles";
import {
  toDayArgument,
  toExpiryArgument,
  toHandleArgument,
  toLocaleArgument,
  toPortfolioArgument,
  toSectionsArgument,
  toWindowArgument,
} from "./arguments";
import { CommandFailed, EXIT } from "./exit-code";

export type CreateOptions = {
  readonly profile?: Handle;
  readonly portfolio?: SharedPortfolio;
  readonly title?: string;
  readonly message?: string;
  readonly sections?: readonly Section[];
  readonly window: WindowDays;
  readonly fixedWindow?: boolean;
  readonly asOf?: Day;
  readonly expires: number | null;
  readonly pinned?: boolean;
  readonly passwordStdin?: boolean;
  readonly downloads: boolean;
  readonly notes?: boolean;
  readonly headline?: boolean;
  /** BCP 47 tag. */
  readonly locale?: string;
  readonly json?: boolean;
};

export function addShareCreateCommand(
  share: Command,
  print: (made: NewLinkResult, options: CreateOptions) => void,
): void {
  share
    .command("create")
    .description("make a read-only link; its address is shown this once")
    .option("--profile <handle>", "whose dashboard", toHandleArgument)
    .option(
      "--portfolio <which>",
      "a row for each of many profiles instead: all, tag:retail, or handles such as @one,@two",
      toPortfolioArgument,
    )
    .option("--title <text>", "as its readers see it")
    .option("--message <text>", `a few words above the figures, at most ${LONGEST_MESSAGE} characters`)
    .option(
      "--sections <names>",
      "comma-separated; of a portfolio what each row opens, and nothing if not given",
      toSectionsArgument,
    )
    .option("--window <days>", "7, 28 or 60, to start with", toWindowArgument, 28)
    .option("--fixed-window", "its readers cannot choose another window")
    .option("--as-of <day>", "show everything as of this day; else the newest", toDayArgument)
    .option("--expires <days>", "such as 30d, or never", toExpiryArgument, DEFAULT_EXPIRY_DAYS)
    .option("--pinned", "show the figures of now for ever, whatever is imported later")
    .option("--password-stdin", "ask readers for the password that is written to the standard input")
    .option("--no-downloads", "readers cannot take tables and charts away")
    .option("--headline", "tell the video views in the preview of the link, beside its title")
    .option(
      "--locale <tag>",
      "how numbers are written, such as de-DE; else as each reader’s browser does",
      toLocaleArgument,
    )
    .option("--notes", "show the notes that are marked as visible to clients")
    .option("--json", "print one JSON document")
    .action(async (options: CreateOptions) => print(await create(options), options));
}

async function create(options: CreateOptions): Promise<NewLinkResult> {
  if ((options.profile === undefined) === (options.portfolio === undefined))
    throw new CommandFailed("Give either --profile or --portfolio.", EXIT.usage);
  const password = options.passwordStdin ? await readPassword() : null;
  return asOperator(async (scope) => {
    const actor = { scope, now: new Date() };
    const { portfolio } = options;
    const { headlineShown, ...order } = { ...toOrder(options), password };
    if (portfolio !== undefined)
      return createPortfolioLink(
        { ...order, shows: portfolio },
        actor,
        options.pinned ? pinPortfolio : null,
      ).catch(refuse);
    const profile = await findReportProfile(scope, options.profile ?? "");
    if (profile === null) throw new CommandFailed(`There is no profile @${options.profile}.`, EXIT.refused);
    const pinned = options.pinned ? await pinReports(profile, order) : null;
    return createLink(profile, { ...order, headlineShown, pinned }, actor);
  });
}

function toOrder(options: CreateOptions) {
  const { title = null, message = null, window, asOf = null, downloads, portfolio } = options;
  return {
    title,
    message,
    sections: options.sections ?? (portfolio === undefined ? SECTIONS : []),
    window,
    windowFixed: options.fixedWindow ?? false,
    asOf,
    downloads,
    notesShown: options.notes ?? false,
    headlineShown: options.headline ?? false,
    expiresInDays: options.expires,
    locale: options.locale ?? null,
  };
}

/** What a portfolio cannot show is said in one sentence; anything else is a bug. */
export function refuse(error: unknown): never {
  if (error instanceof PortfolioRefusedError) throw new CommandFailed(error.message, EXIT.refused);
  throw error;
}

/** All of the standard input without the line break at its end. */
export async function readPassword(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
  const password = Buffer.concat(pieces)
    .toString("utf8")
    .replace(/\r?\n$/, "");
  const problem = findLinkPasswordProblem(password);
  if (problem !== null) throw new CommandFailed(problem, EXIT.refused);
  return password;
}
