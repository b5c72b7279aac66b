import { type Day, dayAt, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Section, WindowDays } from "@/lib/domain/report";
import { recordAudit } from "./audit";
import { toOrigins } from "./branding";
import { reader, type Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { type PinnedRow, replacePinnedRows } from "./pinned-portfolios";
import type { OwnerScope, PortfolioChoice, WorkspaceScope } from "./scope";
import type { LinkChange, NewLink, PortfolioLink } from "./share-links";
import { write } from "./writer";

/** A link to many profiles as its maker wants it. */
export type NewPortfolioLink = Omit<NewLink, "pinned" | "headlineShown"> & {
  readonly portfolio: PortfolioChoice;
  /** What it shows for ever; null: a live link. */
  readonly pinned: readonly PinnedRow[] | null;
};

const WITH_CHOSEN = {
  chosen: { select: { profile: { select: { id: true, handle: true } } }, orderBy: { profileId: "asc" } },
  workspace: { select: { linksPausedAt: true, embedOrigins: true } },
} satisfies Prisma.PortfolioLinkInclude;
type Row = Prisma.PortfolioLinkGetPayload<{ include: typeof WITH_CHOSEN }>;

export async function storePortfolioLink(scope: OwnerScope, link: NewPortfolioLink): Promise<PortfolioLink> {
  const { now, sections, pinned, portfolio, ...values } = link;
  const { workspaceId } = scope;
  const id = newId(now);
  return write(async (tx) => {
    await tx.portfolioLink.create({
      data: {
        ...values,
        workspaceId,
        id,
        choice: portfolio.kind,
        tag: portfolio.kind === "tag" ? portfolio.tag : null,
        sections: sections.join(","),
        createdAt: now,
        pinnedAt: pinned === null ? null : now,
      },
      select: { id: true },
    });
    if (portfolio.kind === "chosen")
      await tx.portfolioLinkProfile.createMany({
        data: portfolio.profiles.map(({ profileId }) => ({ workspaceId, linkId: id, profileId })),
      });
    if (pinned !== null) await replacePinnedRows(tx, scope, { linkId: id, rows: pinned });
    const stored = toPortfolioLink(await findRow(tx, scope, id));
    const detail = `${tellChoice(stored.portfolio)}: ${sections.join(",") || "rows only"}, ${link.expiresAt?.toISOString() ?? "no end"}`;
    const event = { at: now, actor: link.createdBy, kind: "link/created", subject: id } as const;
    await recordAudit(tx, workspaceId, { ...event, detail });
    return stored;
  });
}

/** Every portfolio link of the workspace, in no order; a client, who sees some profiles only, sees none of them. */
export async function listPortfolioLinks({
  workspaceId,
  onlyProfiles,
}: WorkspaceScope): Promise<readonly PortfolioLink[]> {
  if (onlyProfiles !== null) return [];
  const rows = await reader().portfolioLink.findMany({ where: { workspaceId }, include: WITH_CHOSEN });
  return rows.map(toPortfolioLink);
}

/** The portfolio link with this hash, whatever its state. */
export async function findPortfolioLinkByHash(tokenHash: string): Promise<PortfolioLink | null> {
  const row = await reader().portfolioLink.findUnique({ where: { tokenHash }, include: WITH_CHOSEN });
  return row && toPortfolioLink(row);
}

/** Changes a portfolio link that is not revoked and returns it as it is then; null when there is none. */
export async function updatePortfolioLink(
  scope: OwnerScope,
  id: string,
  change: Omit<LinkChange, "pinned"> & { readonly pinned?: readonly PinnedRow[] | null },
): Promise<PortfolioLink | null> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    const where = { workspaceId, id, revokedAt: null };
    const { count } = await tx.portfolioLink.updateMany({ where, data: change.set });
    if (count === 0) return null;
    if (change.pinned) await replacePinnedRows(tx, scope, { linkId: id, rows: change.pinned });
    const stored = toPortfolioLink(await findRow(tx, scope, id));
    const { kind, actor, now: at } = change;
    await recordAudit(tx, workspaceId, {
      at,
      actor,
      kind,
      subject: id,
      detail: tellChoice(stored.portfolio),
    });
    return stored;
  });
}

type Opening = { readonly link: PortfolioLink; readonly at: Date };

/** Counts openings of portfolio links by people, in all and on their days (UTC), in one transaction. */
export async function countPortfolioOpens(openings: readonly Opening[]): Promise<void> {
  const days = new Map<string, Opening[]>();
  for (const opening of openings) {
    const key = `${opening.link.id} ${dayAt(opening.at.getTime())}`;
    days.set(key, [...(days.get(key) ?? []), opening]);
  }
  await write(async (tx) => {
    for (const opened of days.values()) await countOpensOfDay(tx, opened);
  });
}

async function countOpensOfDay(tx: Tx, opened: readonly Opening[]): Promise<void> {
  const newest = new Date(Math.max(...opened.map(({ at }) => at.getTime())));
  const [link] = opened.map((opening) => opening.link);
  if (link === undefined) return;
  const { workspaceId, id } = link;
  const where = { workspaceId, id };
  const opens = opened.length;
  const { count } = await tx.portfolioLink.updateMany({ where, data: { opens: { increment: opens } } });
  // Deleted meanwhile, which must not cost the others their count.
  if (count === 0) return;
  const key = { workspaceId, linkId: id, day: dayAt(newest.getTime()) };
  await tx.portfolioOpenDay.upsert({
    where: { workspaceId_linkId_day: key },
    create: { ...key, opens },
    update: { opens: { increment: opens } },
    select: { linkId: true },
  });
  // Openings may be written down in another order than they happened.
  const isEarlier = [{ lastOpenedAt: null }, { lastOpenedAt: { lt: newest } }];
  await tx.portfolioLink.updateMany({ where: { ...where, OR: isEarlier }, data: { lastOpenedAt: newest } });
}

/** How often people opened each portfolio link on each of the days since `from`; days without an opening are left out. */
export async function listPortfolioOpenDays(
  { workspaceId, onlyProfiles }: WorkspaceScope,
  from: Day,
): Promise<readonly { readonly linkId: string; readonly day: Day; readonly opens: number }[]> {
  if (onlyProfiles !== null) return [];
  const rows = await reader().portfolioOpenDay.findMany({
    where: { workspaceId, day: { gte: from } },
    orderBy: { day: "asc" },
    select: { linkId: true, day: true, opens: true },
  });
  return rows.map((row) => ({ ...row, day: toDay(row.day) }));
}

function findRow(tx: Tx, { workspaceId }: OwnerScope, id: string): Promise<Row> {
  return tx.portfolioLink.findFirstOrThrow({ where: { workspaceId, id }, include: WITH_CHOSEN });
}

/** For the audit log. */
function tellChoice(portfolio: PortfolioChoice): string {
  if (portfolio.kind === "all") return "portfolio of all profiles";
  if (portfolio.kind === "tag") return `portfolio of the tag ${portfolio.tag}`;
  return `portfolio of ${portfolio.profiles.map(({ handle }) => `@${handle}`).join(", ")}`;
}

/** Our own code wrote these columns, so the casts hold. */
function toPortfolioLink({
  workspace,
  chosen,
  choice,
  tag,
  tokenHash: _,
  sections,
  window,
  asOf,
  ...row
}: Row): PortfolioLink {
  return {
    ...row,
    profileId: null,
    handle: null,
    portfolio: toChoice({ choice, tag, chosen }),
    headlineShown: false,
    embedOrigins: toOrigins(workspace.embedOrigins),
    isHeld: workspace.linksPausedAt !== null,
    asOf: asOf === null ? null : toDay(asOf),
    sections: sections === "" ? [] : (sections.split(",") as Section[]),
    window: window as WindowDays,
  };
}

function toChoice({ choice, tag, chosen }: Pick<Row, "choice" | "tag" | "chosen">): PortfolioChoice {
  if (choice === "all") return { kind: "all" };
  if (choice === "tag") return { kind: "tag", tag: tag ?? "" };
  const profiles = chosen.map(({ profile }) => ({
    profileId: profile.id,
    handle: profile.handle as Handle,
  }));
  return { kind: "chosen", profiles: profiles.sort((a, b) => (a.handle < b.handle ? -1 : 1)) };
}
