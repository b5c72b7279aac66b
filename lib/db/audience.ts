import { type Day, toDay } from "@/lib/domain/day";
import type { AudienceDimension } from "@/lib/domain/reading";
import type { AudienceShares } from "@/lib/domain/report";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/**
 * The newest shares of followers by gender and by country that were read up to `until` (null: at all), in no order; null when there are
 * none. Two exports of one day: the greater hash speaks.
 */
export async function findAudienceShares(
  scope: ProfileScope,
  until: Day | null,
): Promise<Readonly<Record<AudienceDimension, AudienceShares | null>>> {
  const rows = await reader().$queryRaw<ShareRow[]>(audienceSql(scope, until));
  const of = (dimension: AudienceDimension): AudienceShares | null => {
    const found = rows.filter((row) => row.dimension === dimension);
    const readOn = found[0]?.readOn;
    if (readOn === undefined) return null;
    const shares = found.map(({ label, millionths }) => ({ label, share: Number(millionths) / 1e6 }));
    return { readOn: toDay(readOn), shares };
  };
  return { gender: of("gender"), territory: of("territory") };
}

/** The first day of which there are any; null where there are none at all. */
export async function findFirstAudienceDays(
  scope: ProfileScope,
): Promise<Readonly<Record<AudienceDimension, Day | null>>> {
  const { workspaceId, profileId } = scope;
  const rows = await reader().audienceShare.groupBy({
    by: ["dimension"],
    where: { workspaceId, profileId },
    _min: { readOn: true },
  });
  const of = (dimension: AudienceDimension): Day | null => {
    const first = rows.find((row) => row.dimension === dimension)?._min.readOn ?? null;
    return first === null ? null : toDay(first);
  };
  return { gender: of("gender"), territory: of("territory") };
}

type ShareRow = { dimension: string; readOn: string; label: string; millionths: number | bigint };

export function audienceSql({ profileId, workspaceId }: ProfileScope, until: Day | null): Prisma.Sql {
  const last = until ?? "9999-12-31";
  const newest = (dimension: AudienceDimension) => Prisma.sql`
    SELECT s."dimension", s."readOn", s."label", s."millionths" FROM "AudienceShare" s
    WHERE s."profileId" = ${profileId} AND s."workspaceId" = ${workspaceId} AND s."dimension" = ${dimension}
      AND (s."readOn", s."importId") = (
        SELECT n."readOn", n."importId" FROM "AudienceShare" n
        JOIN "Import" i ON i."profileId" = n."profileId" AND i."id" = n."importId"
        WHERE n."profileId" = ${profileId} AND n."workspaceId" = ${workspaceId} AND n."dimension" = ${dimension}
          AND n."readOn" <= ${last}
        ORDER BY n."readOn" DESC, i."sha256" DESC LIMIT 1)`;
  return Prisma.sql`${newest("gender")} UNION ALL ${newest("territory")}`;
}
