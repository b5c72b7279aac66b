import { listPostedDays, listPostedDaysOf } from "@/lib/db/post-days";
import { findProfileSettings, type ProfileScope, type WorkspaceScope } from "@/lib/db/scope";
import { evaluateZone, type ZoneReport } from "@/lib/domain/zone-check";

/** What the content exports of a profile say of the exporting computer's clock, and whether the profile's zone agrees. */
export async function getZone(scope: ProfileScope): Promise<ZoneReport> {
  const [{ timeZone }, posts] = await Promise.all([findProfileSettings(scope), listPostedDays(scope)]);
  return evaluateZone(timeZone, posts);
}

/** What one import alone says of it; its bounds are null for anything but a content export of Studio. */
export async function getImportZone(scope: WorkspaceScope, importId: string): Promise<ZoneReport> {
  return evaluateZone(null, await listPostedDaysOf(scope, importId));
}

/** IANA name as the profile's settings give it; null when they do not. */
export async function getZoneName(scope: ProfileScope): Promise<string | null> {
  return (await findProfileSettings(scope)).timeZone;
}
