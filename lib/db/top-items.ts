import { type Day, toDay } from "@/lib/domain/day";
import type { EntrySource, TopItemEntry, TopItems } from "@/lib/domain/report";
import { recordAudit } from "./audit";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { listMemberNames } from "./member-names";
import type { EnteredBy } from "./post-details";
import type { EditableProfile, ProfileScope } from "./scope";
import { write } from "./writer";

/** What the followers of a profile like best, as TikTok's screen ranks it. */
export type TopItemKind = "video" | "sound";

export type NewTopItems = {
  readonly kind: TopItemKind;
  readonly readOn: Day;
  readonly items: readonly TopItemEntry[];
};

/**
 * The newest lists of top videos and top sounds that were read up to `until` (null: at all), by rank; null when there is none. A list that
 * was entered by hand stands before the tables of its day, of which the newest is taken whole.
 */
export async function findTopItems(
  scope: ProfileScope,
  until: Day | null,
): Promise<Readonly<Record<TopItemKind, TopItems | null>>> {
  const [entered, imported] = await Promise.all([
    reader().$queryRaw<EnteredRow[]>(topItemsSql(scope, until)),
    reader().$queryRaw<ImportedRow[]>(topReadingsSql(scope, until)),
  ]);
  const names = await listMemberNames(
    scope,
    entered.map(({ enteredBy }) => enteredBy),
  );
  const of = (kind: TopItemKind): TopItems | null => {
    const hand = enteredList(
      entered.filter((row) => row.kind === kind),
      names,
    );
    const file = importedList(imported.filter((row) => row.kind === kind));
    if (hand === null || file === null) return hand ?? file;
    return hand.readOn >= file.readOn ? hand : file;
  };
  return { video: of("video"), sound: of("sound") };
}

type Row = { kind: string; readOn: string; rank: number | bigint; label: string; url: string | null };
type EnteredRow = Row & { enteredBy: string; enteredAt: Date | string };
type ImportedRow = Row & { importId: string; fileName: string; line: number | bigint };

function enteredList(rows: readonly EnteredRow[], names: ReadonlyMap<string, string>): TopItems | null {
  const [first] = rows;
  if (first === undefined) return null;
  const by = names.get(first.enteredBy) ?? null;
  return toList(rows, { kind: "hand", by, at: new Date(first.enteredAt).toISOString() });
}

/** The rows come newest export first. */
function importedList(rows: readonly ImportedRow[]): TopItems | null {
  const [first] = rows;
  if (first === undefined) return null;
  const own = rows.filter(({ importId }) => importId === first.importId);
  const line = Math.min(...own.map((row) => Number(row.line)));
  const { importId, fileName } = first;
  return toList(own, { kind: "file", importId, fileName, line });
}

function toList(rows: readonly Row[], source: EntrySource): TopItems {
  const items = rows.map(({ rank, label, url }) => ({ rank: Number(rank), label, url }));
  return {
    readOn: toDay(rows[0]?.readOn ?? ""),
    items: items.toSorted((a, b) => a.rank - b.rank),
    source,
  };
}

export function topItemsSql({ profileId, workspaceId }: ProfileScope, until: Day | null): Prisma.Sql {
  const newest = (kind: TopItemKind) => Prisma.sql`
    SELECT t."kind", t."readOn", t."rank", t."label", t."url", t."enteredBy", t."enteredAt" FROM "TopItem" t
    WHERE t."profileId" = ${profileId} AND t."workspaceId" = ${workspaceId} AND t."kind" = ${kind}
      AND t."readOn" = (
        SELECT MAX(n."readOn") FROM "TopItem" n
        WHERE n."profileId" = ${profileId} AND n."workspaceId" = ${workspaceId} AND n."kind" = ${kind}
          AND n."readOn" <= ${until ?? "9999-12-31"})`;
  return Prisma.sql`${newest("video")} UNION ALL ${newest("sound")}`;
}

/** Of each kind the lists of the newest day, newest export first; an undone import has left no rows. */
export function topReadingsSql({ profileId, workspaceId }: ProfileScope, until: Day | null): Prisma.Sql {
  const newest = (kind: TopItemKind) => Prisma.sql`
    SELECT t."kind", t."readOn", t."rank", t."label", t."url", t."importId", t."line", i."fileName",
      i."exportedOn", i."sha256"
    FROM "TopItemReading" t JOIN "Import" i ON i."profileId" = t."profileId" AND i."id" = t."importId"
    WHERE t."profileId" = ${profileId} AND t."workspaceId" = ${workspaceId} AND t."kind" = ${kind}
      AND t."readOn" = (
        SELECT MAX(n."readOn") FROM "TopItemReading" n
        WHERE n."profileId" = ${profileId} AND n."workspaceId" = ${workspaceId} AND n."kind" = ${kind}
          AND n."readOn" <= ${until ?? "9999-12-31"})`;
  return Prisma.sql`
    SELECT * FROM (${newest("video")} UNION ALL ${newest("sound")}) r
    ORDER BY r."exportedOn" DESC, r."sha256" DESC`;
}

/** Keeps lists as they were read, all of them or none; a second list of a kind and day replaces the first, an empty one removes it. */
export async function replaceTopItems(
  scope: EditableProfile,
  lists: readonly NewTopItems[],
  entered: EnteredBy,
): Promise<void> {
  const { profileId, workspaceId, handle } = scope;
  const by = { enteredBy: entered.by, enteredAt: entered.at };
  await write(async (tx) => {
    for (const { kind, readOn, items } of lists) {
      const key = { profileId, workspaceId, kind, readOn };
      await tx.topItem.deleteMany({ where: key });
      await tx.topItem.createMany({
        data: items.map(({ rank, label, url }) => ({ ...key, rank, label, url, ...by })),
      });
    }
    const named = lists.map(({ kind, readOn, items }) => `${items.length} top ${kind}s of ${readOn}`);
    await recordAudit(tx, workspaceId, {
      at: entered.at,
      actor: entered.by,
      kind: "entry/top-items",
      subject: profileId,
      detail: `${named.join(" and ")} of @${handle}`,
    });
  });
}

/** The lists that were entered by hand and read on `since` or later. */
export async function listEnteredTopLists(
  { profileId, workspaceId }: ProfileScope,
  since: Day,
): Promise<readonly NewTopItems[]> {
  const rows = await reader().topItem.findMany({
    where: { profileId, workspaceId, readOn: { gte: since } },
    orderBy: [{ readOn: "asc" }, { kind: "asc" }, { rank: "asc" }],
    select: { kind: true, readOn: true, rank: true, label: true, url: true },
  });
  const lists = new Map<string, { kind: TopItemKind; readOn: Day; items: TopItemEntry[] }>();
  for (const { kind, readOn, ...item } of rows) {
    const list = lists.get(`${kind} ${readOn}`) ?? {
      kind: kind === "sound" ? "sound" : "video",
      readOn: toDay(readOn),
      items: [],
    };
    list.items.push(item);
    lists.set(`${kind} ${readOn}`, list);
  }
  return [...lists.values()];
}
