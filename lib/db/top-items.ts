import { type Day, toDay } from "@/lib/domain/day";
import type { TopItemEntry } from "@/lib/domain/report";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";
import { write } from "./writer";

/** What the followers of a profile like best, as TikTok's screen ranks it. */
export type TopItemKind = "video" | "sound";

export type TopItems = { readonly readOn: Day; readonly items: readonly TopItemEntry[] };

export type NewTopItems = TopItems & {
  readonly kind: TopItemKind;
  readonly enteredBy: string;
  readonly enteredAt: Date;
};

/** The newest lists of top videos and top sounds that were read up to `until` (null: at all), by rank; null when none was entered. */
export async function findTopItems(
  scope: ProfileScope,
  until: Day | null,
): Promise<Readonly<Record<TopItemKind, TopItems | null>>> {
  const rows = await reader().$queryRaw<TopItemRow[]>(topItemsSql(scope, until));
  const of = (kind: TopItemKind): TopItems | null => {
    const found = rows.filter((row) => row.kind === kind);
    const readOn = found[0]?.readOn;
    if (readOn === undefined) return null;
    const items = found.map(({ rank, label, url }) => ({ rank: Number(rank), label, url }));
    return { readOn: toDay(readOn), items: items.sort((a, b) => a.rank - b.rank) };
  };
  return { video: of("video"), sound: of("sound") };
}

type TopItemRow = { kind: string; readOn: string; rank: number | bigint; label: string; url: string | null };

export function topItemsSql({ profileId, workspaceId }: ProfileScope, until: Day | null): Prisma.Sql {
  const newest = (kind: TopItemKind) => Prisma.sql`
    SELECT t."kind", t."readOn", t."rank", t."label", t."url" FROM "TopItem" t
    WHERE t."profileId" = ${profileId} AND t."workspaceId" = ${workspaceId} AND t."kind" = ${kind}
      AND t."readOn" = (
        SELECT MAX(n."readOn") FROM "TopItem" n
        WHERE n."profileId" = ${profileId} AND n."workspaceId" = ${workspaceId} AND n."kind" = ${kind}
          AND n."readOn" <= ${until ?? "9999-12-31"})`;
  return Prisma.sql`${newest("video")} UNION ALL ${newest("sound")}`;
}

/** Keeps a list as it was read on one day; a second list of that kind and day replaces the first, an empty one removes it. */
export async function replaceTopItems(scope: ProfileScope, list: NewTopItems): Promise<void> {
  const { kind, readOn, enteredBy, enteredAt } = list;
  const key = { profileId: scope.profileId, workspaceId: scope.workspaceId, kind, readOn };
  await write(async (tx) => {
    await tx.topItem.deleteMany({ where: key });
    await tx.topItem.createMany({
      data: list.items.map(({ rank, label, url }) => ({ ...key, rank, label, url, enteredBy, enteredAt })),
    });
  });
}
