import type { OwnedProfile } from "@/lib/db/scope";
import { exclusive, write } from "@/lib/db/writer";
import { addDays, toDay } from "@/lib/domain/day";
import type { HourRow, ShareRow } from "@/lib/domain/reading";
import { seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { HISTORY_DAYS, seedMeasuredProfile } from "./seeded-profile";

/** Readings of one profile's Overview and followers, exported once: six measures a day. */
const READINGS_PER_EXPORT = 6 * HISTORY_DAYS;

export type Growth = {
  readonly profiles: number;
  /** How often each of them exported the same days again. */
  readonly exports: number;
};

export function readingsOf({ profiles, exports }: Growth): number {
  return profiles * exports * READINGS_PER_EXPORT;
}

/**
 * A profile of which all is known that its sections need, and others with the same figures, all of which exported the same days many times. What
 * the others and the exports before the newest hold is copied by the database itself. Throws when there are not as many readings in the end.
 */
export async function seedGrownLedger({ profiles, exports }: Growth): Promise<OwnedProfile> {
  const profile = await seedMeasuredProfile(0);
  await seedFollowers(profile);
  const daily = await write((tx) =>
    tx.import.findMany({
      where: {
        profileId: profile.profileId,
        format: { in: ["studio/overview", "studio/follower-history"] },
      },
    }),
  );
  for (let number = 0; number < profiles; number += 1) {
    const copy = number === 0 ? profile : await seedProfile(`northwind.stall${number}`);
    for (const one of daily) {
      const first = number === 0 ? 1 : 0;
      const ids = Array.from({ length: exports - first }, (_, index) => `${copy.profileId}-${index + first}`);
      const imports = ids.map((id, index) => ({
        ...one,
        id: `${id}-${one.format}`,
        profileId: copy.profileId,
        exportedOn: addDays(toDay(one.exportedOn), -index - first),
      }));
      await write((tx) => tx.import.createMany({ data: imports }));
      await copyReadings(profile, one.id, { profileId: copy.profileId, format: one.format });
    }
    if (number > 0) await copyBoard(profile, copy);
  }
  const count = await exclusive((writer) => writer.reading.count());
  if (count !== readingsOf({ profiles, exports }))
    throw new Error(`There are ${count} readings instead of ${readingsOf({ profiles, exports })}.`);
  return profile;
}

type Copies = { readonly profileId: string; readonly format: string };

function copyReadings(from: OwnedProfile, importId: string, to: Copies): Promise<number> {
  return exclusive(
    (writer) => writer.$executeRaw`
      INSERT INTO "Reading" ("profileId", "measure", "labelDay", "importId", "workspaceId", "value", "line")
      SELECT i."profileId", r."measure", r."labelDay", i."id", r."workspaceId", r."value", r."line"
      FROM "Import" i CROSS JOIN "Reading" r
      WHERE i."profileId" = ${to.profileId} AND i."format" = ${to.format} AND i."id" <> ${importId}
        AND r."profileId" = ${from.profileId} AND r."importId" = ${importId}`,
  );
}

function copyBoard(from: OwnedProfile, to: OwnedProfile): Promise<number> {
  return exclusive(
    (writer) => writer.$executeRaw`
      INSERT INTO "Board" ("profileId", "measure", "day", "workspaceId", "value", "importId")
      SELECT ${to.profileId}, "measure", "day", "workspaceId", "value", "importId"
      FROM "Board" WHERE "profileId" = ${from.profileId}`,
  );
}

const EXPORTED_ON = toDay("2026-03-25");
const HOURS = 24;
const WEEK = 7;

async function seedFollowers(profile: OwnedProfile): Promise<void> {
  const hours: HourRow[] = Array.from({ length: WEEK * HOURS }, (_, index) => ({
    line: index + 2,
    labelDay: addDays(EXPORTED_ON, -WEEK + Math.floor(index / HOURS)),
    hour: index % HOURS,
    value: BigInt(100 + ((index * 37) % 400)),
  }));
  const shares: ShareRow[] = ["SE", "DE", "US", "GB", "FR", "JP"].map((label, index) => ({
    line: index + 2,
    label,
    millionths: 300_000 - 40_000 * index,
  }));
  await seedExports(profile, [
    { format: "studio/follower-activity", exportedOn: EXPORTED_ON, rows: { kind: "hours", rows: hours } },
    {
      format: "studio/follower-territories",
      exportedOn: EXPORTED_ON,
      rows: { kind: "shares", dimension: "territory", rows: shares },
    },
  ]);
}
