import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzipSync } from "node:zlib";
import type { Section, WindowDays } from "@/lib/domain/report";
import { reader, type Tx } from "./client";
import type { OwnerScope, ProfileScope } from "./scope";

const unpack = promisify(gunzip);

/** One report of a pinned link; `json` is kept as it is, to the last byte. */
export type PinnedReport = { readonly section: Section; readonly window: WindowDays; readonly json: string };

/** Keeps the reports that a link shows from now on, in place of those it showed before. */
export async function replacePinnedReports(
  tx: Tx,
  { workspaceId }: OwnerScope,
  {
    profileId,
    linkId,
    reports,
  }: { readonly profileId: string; readonly linkId: string; readonly reports: readonly PinnedReport[] },
): Promise<void> {
  await tx.pinnedReport.deleteMany({ where: { workspaceId, profileId, linkId } });
  for (const { section, window, json } of reports) {
    const payload = Uint8Array.from(gzipSync(json));
    const sha256 = createHash("sha256").update(json).digest("hex");
    await tx.pinnedReport.create({
      data: { workspaceId, profileId, linkId, section, window, payload, sha256 },
      select: { linkId: true },
    });
  }
}

/** The report that was kept for a section and window, as JSON; null when none was. Throws when it is not the one that was kept. */
export async function findPinnedReport(
  { workspaceId, profileId }: ProfileScope,
  { linkId, section, window }: { readonly linkId: string } & Pick<PinnedReport, "section" | "window">,
): Promise<string | null> {
  const row = await reader().pinnedReport.findFirst({
    where: { workspaceId, profileId, linkId, section, window },
    select: { payload: true, sha256: true },
  });
  if (row === null) return null;
  const json = (await unpack(row.payload)).toString("utf8");
  if (createHash("sha256").update(json).digest("hex") !== row.sha256)
    throw new Error(`A pinned report of link ${linkId} is not the one that was kept.`);
  return json;
}
