import type { Tx } from "@/lib/db/client";
import { findProvisionalDays } from "@/lib/db/provisional-days";
import { findProfileSettingsIn, type ProfileScope } from "@/lib/db/scope";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import type { Rows } from "@/lib/domain/reading";
import { PROVISIONAL_DAYS } from "@/lib/domain/thresholds";
import { findUploadSeconds } from "@/lib/domain/zone-bounds";
import { evaluateZone, type ZoneReport } from "@/lib/domain/zone-check";
import type { ReadExport } from "@/lib/exports/read-export";
import type { Outcome } from "./apply";

/** What an import means for later: the days that may still change, and what its posts say of the exporter's clock. */
export type Foresight = { readonly provisional: DayRange | null; readonly zone: ZoneReport | null };

export const NO_FORESIGHT: Foresight = { provisional: null, zone: null };

/** Asked once the import is in the ledger. `timeZone`: what a person says now; null: as it is set for the profile. */
export async function foresee(
  tx: Tx,
  profile: ProfileScope,
  {
    file,
    outcome,
    timeZone,
  }: { readonly file: ReadExport; readonly outcome: Outcome; readonly timeZone: string | null },
): Promise<Foresight> {
  if (outcome.kind !== "stored") return NO_FORESIGHT;
  const zone = timeZone ?? (await findProfileSettingsIn(tx, profile)).timeZone;
  return {
    provisional: await provisionalDays(tx, profile, { file, outcome }),
    zone: file.format === "studio/content" ? zoneOf(zone, file.rows) : null,
  };
}

async function provisionalDays(
  tx: Tx,
  profile: ProfileScope,
  { file, outcome }: { readonly file: ReadExport; readonly outcome: Extract<Outcome, { kind: "stored" }> },
): Promise<DayRange | null> {
  const { labels, rows } = file;
  if (labels === null || (rows.kind !== "daily" && rows.kind !== "columns")) return null;
  const { importId, decision, standsAlone } = outcome;
  const range = {
    from: addDays(labels.from, decision.shiftDays),
    to: addDays(labels.to, decision.shiftDays),
  };
  if (!standsAlone) return findProvisionalDays(tx, profile, { importId, range });
  // A preview does not store what stands alone, and all that it knows is going to be the board's.
  const days = knownDays(rows).map((day) => addDays(day, decision.shiftDays));
  const newest = days.filter((day) => day > addDays(range.to, -PROVISIONAL_DAYS)).sort();
  const [from, to] = [newest[0], newest.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The last label days of daily rows with a known value. */
function knownDays(rows: Extract<Rows, { kind: "daily" | "columns" }>): readonly Day[] {
  if (rows.kind === "daily")
    return rows.rows.flatMap(({ labelDay, values }) =>
      Object.values(values).some((value) => value !== null) ? [labelDay] : [],
    );
  const { length, measures, dayAt, valueAt } = rows.rows;
  const newest = Array.from({ length: Math.min(length, PROVISIONAL_DAYS) }, (_, back) => length - 1 - back);
  return newest
    .filter((row) => measures.some((_, measure) => valueAt(measure, row) !== null))
    .map((row) => dayAt(row));
}

/** Studio prints the day of a post as the exporting computer's clock has it. */
function zoneOf(timeZone: string | null, rows: Rows): ZoneReport | null {
  if (rows.kind !== "posts") return null;
  const posts = rows.rows.flatMap(({ postId, publishedOn }) => {
    const uploadedAtSeconds = findUploadSeconds(postId);
    return uploadedAtSeconds === null ? [] : [{ uploadedAtSeconds, publishedOn }];
  });
  const report = evaluateZone(timeZone, posts);
  return report.bounds === null ? null : report;
}
