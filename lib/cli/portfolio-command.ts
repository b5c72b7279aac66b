import type { Command } from "commander";
import type { Day } from "@/lib/domain/day";
import type { PortfolioSort } from "@/lib/domain/portfolio";
import { startsAscending } from "@/lib/domain/portfolio-address";
import { normalizeTag } from "@/lib/domain/profile-tag";
import type { Comparison, WindowDays } from "@/lib/domain/report";
import { asOperator } from "@/lib/imports/operator";
import { getWholePortfolio } from "@/lib/reports/portfolio";
import { toPortfolioJson } from "@/lib/reports/portfolio-json";
import { toComparisonArgument, toDayArgument, toPortfolioSortArgument, toWindowArgument } from "./arguments";
import { printJson } from "./print";

type Options = {
  readonly window: WindowDays;
  readonly asOf?: Day;
  readonly compare: Comparison;
  readonly sort: PortfolioSort;
  readonly search: string;
  readonly tag?: string;
};

export function addPortfolioCommand(program: Command): void {
  program
    .command("portfolio")
    .description("print every profile with its figures as JSON, the most unusual first")
    .option("--window <days>", "7, 28 or 60", toWindowArgument, 28 satisfies WindowDays)
    .option("--as-of <day>", "the last day of the windows; else each profile's newest day", toDayArgument)
    .option(
      "--compare <name>",
      "previous, weekdays or year",
      toComparisonArgument,
      "previous" satisfies Comparison,
    )
    .option(
      "--sort <name>",
      "unusual, handle, views, likes, comments, shares, net, engagement or newest",
      toPortfolioSortArgument,
      "unusual" satisfies PortfolioSort,
    )
    .option("--search <words>", "only those whose handle or name holds the words", "")
    .option("--tag <tag>", "only those that have the tag")
    .option("--json", "as it is anyway")
    .action(async ({ window, asOf, compare, sort, search, tag }: Options) => {
      const request = {
        ...{ window, asOf: asOf ?? null, compare, sort, search },
        tag: tag === undefined ? null : normalizeTag(tag),
        ascending: startsAscending(sort),
        page: 1,
      };
      printJson(await asOperator(async (scope) => toPortfolioJson(await getWholePortfolio(scope, request))));
    });
}
