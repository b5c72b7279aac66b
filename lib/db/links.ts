import type { Day } from "@/lib/domain/day";
import {
  countPortfolioOpens,
  findPortfolioLinkByHash,
  listPortfolioLinks,
  listPortfolioOpenDays,
  updatePortfolioLink,
} from "./portfolio-links";
import type { OwnerScope, WorkspaceScope } from "./scope";
import {
  countProfileOpens,
  findProfileLinkByHash,
  type LinkChange,
  listProfileLinks,
  listProfileOpenDays,
  type StoredLink,
  updateProfileLink,
} from "./share-links";

/** Every link that this person may see, to one profile or to many, newest first. */
export async function listStoredLinks(scope: WorkspaceScope): Promise<readonly StoredLink[]> {
  const [links, portfolios] = await Promise.all([listProfileLinks(scope), listPortfolioLinks(scope)]);
  // Ids begin with their time.
  return [...links, ...portfolios].sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  );
}

/** The link with this hash, whatever its state. */
export async function findLinkByHash(tokenHash: string): Promise<StoredLink | null> {
  // Both are asked whatever the first says: a link that is none must not take longer than one that was revoked.
  const [link, portfolio] = await Promise.all([
    findProfileLinkByHash(tokenHash),
    findPortfolioLinkByHash(tokenHash),
  ]);
  return link ?? portfolio;
}

/** Changes a link of the workspace, of either kind, that is not revoked and returns it as it is then; null when there is none. */
export async function updateLink(
  scope: OwnerScope,
  id: string,
  change: LinkChange & { readonly pinned?: readonly never[] | null },
): Promise<StoredLink | null> {
  return (await updateProfileLink(scope, id, change)) ?? updatePortfolioLink(scope, id, change);
}

/** Counts openings by people, in all and on their days (UTC). */
export async function countOpens(
  openings: readonly { readonly link: StoredLink; readonly at: Date }[],
): Promise<void> {
  const ofProfiles = openings.flatMap(({ link, at }) => (link.portfolio === null ? [{ link, at }] : []));
  const ofPortfolios = openings.flatMap(({ link, at }) => (link.portfolio === null ? [] : [{ link, at }]));
  if (ofProfiles.length > 0) await countProfileOpens(ofProfiles);
  if (ofPortfolios.length > 0) await countPortfolioOpens(ofPortfolios);
}

/** How often people opened each link on each of the days since `from`, by link id; days without an opening are left out. */
export async function listOpenDays(
  scope: WorkspaceScope,
  from: Day,
): Promise<ReadonlyMap<string, readonly { readonly day: Day; readonly opens: number }[]>> {
  const days = new Map<string, { day: Day; opens: number }[]>();
  const rows = [...(await listProfileOpenDays(scope, from)), ...(await listPortfolioOpenDays(scope, from))];
  for (const { linkId, day, opens } of rows) days.set(linkId, [...(days.get(linkId) ?? []), { day, opens }]);
  return days;
}
