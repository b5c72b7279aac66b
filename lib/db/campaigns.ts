import type { Campaign } from "@/lib/domain/campaign";
import { toDay } from "@/lib/domain/day";
import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { newId } from "./new-id";
import type { EditableProfile, ProfileScope } from "./scope";
import { write } from "./writer";

type ChangedBy = { readonly by: string; readonly at: Date };

/** The campaigns of a profile, the newest first. */
export async function listCampaigns({ profileId, workspaceId }: ProfileScope): Promise<readonly Campaign[]> {
  const rows = await reader().campaign.findMany({
    where: { profileId, workspaceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: CAMPAIGN,
  });
  return rows.map(toCampaign);
}

/** null when the profile has no such campaign. */
export async function findCampaign(
  { profileId, workspaceId }: ProfileScope,
  id: string,
): Promise<Campaign | null> {
  const row = await reader().campaign.findFirst({
    where: { profileId, workspaceId, id },
    select: CAMPAIGN,
  });
  return row && toCampaign(row);
}

/** Adds a campaign and returns it. */
export async function storeCampaign(
  scope: EditableProfile,
  campaign: Omit<Campaign, "id">,
  { by, at }: ChangedBy,
): Promise<Campaign> {
  const { profileId, workspaceId } = scope;
  const stored = { ...campaign, id: newId(at) };
  await write(async (tx) => {
    const data = { ...toColumns(stored), profileId, workspaceId, createdBy: by, createdAt: at };
    await tx.campaign.create({ data, select: { id: true } });
    await record(tx, scope, { campaign: stored, kind: "campaign/added", by, at });
  });
  return stored;
}

/** Replaces what a campaign is; null when the profile has no such campaign. */
export async function updateCampaign(
  scope: EditableProfile,
  campaign: Campaign,
  { by, at }: ChangedBy,
): Promise<Campaign | null> {
  const where = { profileId: scope.profileId, workspaceId: scope.workspaceId, id: campaign.id };
  return write(async (tx) => {
    const { count } = await tx.campaign.updateMany({ where, data: toColumns(campaign) });
    if (count === 0) return null;
    await record(tx, scope, { campaign, kind: "campaign/changed", by, at });
    return campaign;
  });
}

/** Removes a campaign, not its posts, and returns it; null when the profile has no such campaign. */
export async function deleteCampaign(
  scope: EditableProfile,
  id: string,
  { by, at }: ChangedBy,
): Promise<Campaign | null> {
  const where = { profileId: scope.profileId, workspaceId: scope.workspaceId, id };
  return write(async (tx) => {
    const row = await tx.campaign.findFirst({ where, select: CAMPAIGN });
    if (row === null) return null;
    await tx.campaign.deleteMany({ where });
    const campaign = toCampaign(row);
    await record(tx, scope, { campaign, kind: "campaign/removed", by, at });
    return campaign;
  });
}

const CAMPAIGN = { id: true, name: true, hashtags: true, firstDay: true, lastDay: true } as const;

type CampaignRow = {
  readonly id: string;
  readonly name: string;
  readonly hashtags: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
};

/** Our own code wrote the list, so the cast holds. */
function toCampaign({ hashtags, firstDay, lastDay, ...row }: CampaignRow): Campaign {
  return {
    ...row,
    hashtags: JSON.parse(hashtags) as string[],
    firstDay: firstDay === null ? null : toDay(firstDay),
    lastDay: lastDay === null ? null : toDay(lastDay),
  };
}

function toColumns({ hashtags, ...campaign }: Campaign): CampaignRow {
  return { ...campaign, hashtags: JSON.stringify(hashtags) };
}

type Event = ChangedBy & {
  readonly campaign: Campaign;
  readonly kind: "campaign/added" | "campaign/changed" | "campaign/removed";
};

async function record(
  tx: Tx,
  { workspaceId, handle }: ProfileScope,
  { campaign, kind, by, at }: Event,
): Promise<void> {
  const hashtags = campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" ");
  const detail = `@${handle}: ${campaign.name} (${hashtags})`;
  await recordAudit(tx, workspaceId, { at, actor: by, kind, subject: campaign.id, detail });
}
