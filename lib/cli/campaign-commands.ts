import type { Command } from "commander";
import type { Campaign, CampaignReport } from "@/lib/domain/campaign";
import { formatCampaignDays } from "@/lib/domain/campaign-words";
import type { Day } from "@/lib/domain/day";
import { formatCount, formatQuantity } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import { removeCampaign, saveCampaign } from "@/lib/entries/campaigns";
import { getCampaigns } from "@/lib/reports/campaigns";
import { toDayArgument, toHandleArgument } from "./arguments";
import { mustStore, onProfile } from "./on-profile";
import { onOneLine, print, printJson } from "./print";

type Options = { readonly profile: Handle; readonly json?: boolean };
type AddOptions = Options & {
  readonly name: string;
  readonly hashtags: string;
  readonly from?: Day;
  readonly to?: Day;
};

/** Hashtags whose posts are counted together. */
export function addCampaignCommands(program: Command): void {
  const campaign = program.command("campaign").description("count the posts of hashtags together");
  campaign
    .command("add")
    .description("make a campaign of one or several hashtags")
    .requiredOption("--profile <handle>", "whose posts", toHandleArgument)
    .requiredOption("--name <words>", "as it is listed")
    .requiredOption("--hashtags <list>", 'parted by commas, such as "sourdough,rye"')
    .option("--from <day>", "its first day; else that of its first post", toDayArgument)
    .option("--to <day>", "its last day; else it goes on", toDayArgument)
    .option("--json", "print one JSON document")
    .action(async ({ profile, name, hashtags, from, to, json }: AddOptions) => {
      const input = { id: null, name, hashtags, firstDay: from ?? "", lastDay: to ?? "" };
      const stored = mustStore(
        await onProfile(profile, (found, author) => saveCampaign(found, input, author)),
      );
      printCampaign(stored.campaign, json);
    });
  campaign
    .command("list")
    .description("list the campaigns of a profile with what their posts add up to, newest first")
    .requiredOption("--profile <handle>", "whose campaigns", toHandleArgument)
    .option("--json", "print one JSON document")
    .action(async ({ profile, json }: Options) => {
      const campaigns = await onProfile(profile, getCampaigns);
      if (json) printJson({ campaigns });
      else for (const report of campaigns) print(toReportText(report));
    });
  campaign
    .command("remove")
    .description("remove a campaign, not its posts")
    .argument("<campaign-id>")
    .requiredOption("--profile <handle>", "whose campaign", toHandleArgument)
    .option("--json", "print one JSON document")
    .action(async (id: string, { profile, json }: Options) => {
      const stored = mustStore(
        await onProfile(profile, (found, author) => removeCampaign(found, id, author)),
      );
      printCampaign(stored.campaign, json);
    });
}

function printCampaign(campaign: Campaign, json: boolean | undefined): void {
  if (json) printJson(campaign);
  else print(toText(campaign));
}

function toText(campaign: Campaign): string {
  const hashtags = campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" ");
  return onOneLine(`${campaign.id} · ${campaign.name} · ${hashtags} · ${formatCampaignDays(campaign)}`);
}

function toReportText({ campaign, totals }: CampaignReport): string {
  const { posts, views } = totals;
  const known = views.known === posts ? "" : `, known of ${views.known}`;
  return `${toText(campaign)} · ${formatQuantity(posts, "post", "posts")} · ${formatCount(views.sum)} views${known}`;
}
