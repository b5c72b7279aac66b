import { z } from "zod";
import { deleteCampaign, storeCampaign, updateCampaign } from "@/lib/db/campaigns";
import type { EditableProfile } from "@/lib/db/scope";
import { type Campaign, LONGEST_CAMPAIGN_NAME, MOST_CAMPAIGN_HASHTAGS } from "@/lib/domain/campaign";
import { parseHashtag } from "@/lib/domain/hashtag";
import { daySchema, type EntryAuthor, type EntryProblem, nameOf, refuseReader, toProblems } from "./entry";

const dayOrOpen = z.union([z.literal(""), daySchema]).transform((day) => (day === "" ? null : day));

const campaignSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, "Give the campaign a name.")
      .max(LONGEST_CAMPAIGN_NAME, `Keep the name under ${LONGEST_CAMPAIGN_NAME} characters.`)
      .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), "Write the name on one line."),
    hashtags: z.string().max(5_000).transform(toHashtags),
    firstDay: dayOrOpen,
    lastDay: dayOrOpen,
  })
  .refine(({ firstDay, lastDay }) => firstDay === null || lastDay === null || firstDay <= lastDay, {
    path: ["lastDay"],
    message: "Choose a last day that is not before the first one, or leave it empty.",
  });

/** Hashtags as a person writes them: with or without #, parted by spaces, commas or nothing but #. */
function toHashtags(text: string, context: z.RefinementCtx): readonly string[] {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const written = text.split(/[\s,;]+|(?<=[^#＃])(?=[#＃])/u).filter((word) => word !== "");
  const wrong = written.find((word) => parseHashtag(word) === null);
  if (wrong !== undefined)
    return refuse(`“${wrong.slice(0, 100)}” is no hashtag. Use letters, digits and underscores.`);
  const hashtags = [...new Set(written.map(parseHashtag).filter((name) => name !== null))];
  if (hashtags.length === 0) return refuse("Enter at least one hashtag.");
  if (hashtags.length > MOST_CAMPAIGN_HASHTAGS)
    return refuse(`Enter at most ${MOST_CAMPAIGN_HASHTAGS} hashtags.`);
  return hashtags;
}

export type CampaignInput = z.input<typeof campaignSchema>;

export type StoredCampaign =
  | { readonly ok: true; readonly campaign: Campaign }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** Keeps a campaign: a new one, or, where an id is given, in place of the one that has it. */
export async function saveCampaign(
  profile: EditableProfile,
  { id, ...input }: CampaignInput & { readonly id: string | null },
  author: EntryAuthor,
): Promise<StoredCampaign> {
  const refused = refuseReader(profile, author.scope);
  if (refused?.ok === false) return refused;
  const parsed = campaignSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  const changed = { by: nameOf(author), at: author.now };
  return found(
    id === null
      ? await storeCampaign(profile, parsed.data, changed)
      : await updateCampaign(profile, { ...parsed.data, id }, changed),
  );
}

/** Removes a campaign for good; its posts stay. */
export async function removeCampaign(
  profile: EditableProfile,
  id: string,
  author: EntryAuthor,
): Promise<StoredCampaign> {
  const refused = refuseReader(profile, author.scope);
  if (refused?.ok === false) return refused;
  return found(await deleteCampaign(profile, id, { by: nameOf(author), at: author.now }));
}

function found(campaign: Campaign | null): StoredCampaign {
  if (campaign !== null) return { ok: true, campaign };
  const message = "This campaign is no longer here. Reload the page to see those there are.";
  return { ok: false, problems: [{ field: "id", message }] };
}
