import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzipSync } from "node:zlib";
import type { Section, WindowDays } from "@/lib/domain/report";
import { reader, type Tx } from "./client";
import type { OwnerScope, ProfileScope, WorkspaceScope } from "./scope";

const unpack = promisify(gunzip);

/** What a pinned portfolio keeps of one profile: its row, or a section that the row opens. `json` is kept to the last byte. */
export type PinnedRow = {
  readonly profileId: string;
  readonly section: "row" | Section;
  readonly window: WindowDays;
  readonly json: string;
};

/** Keeps what a portfolio link shows from now on, in place of what it showed before. */
export async function replacePinnedRows(
  tx: Tx,
  { workspaceId }: OwnerScope,
  { linkId, rows }: { readonly linkId: string; readonly rows: readonly PinnedRow[] },
): Promise<void> {
  await tx.pinnedPortfolio.deleteMany({ where: { workspaceId, linkId } });
  for (const { profileId, section, window, json } of rows) {
    const payload = Uint8Array.from(gzipSync(json));
    const sha256 = toHash(json);
    await tx.pinnedPortfolio.create({
      data: { workspaceId, profileId, linkId, section, window, payload, sha256 },
      select: { linkId: true },
    });
  }
}

/** The rows that were kept for a window, as JSON, of the profiles within this reach. Throws when one is not the one that was kept. */
export async function listPinnedRows(
  { workspaceId, onlyProfiles }: WorkspaceScope,
  { linkId, window }: { readonly linkId: string; readonly window: WindowDays },
): Promise<readonly string[]> {
  const rows = await reader().pinnedPortfolio.findMany({
    where: {
      workspaceId,
      linkId,
      section: "row",
      window,
      ...(onlyProfiles && { profileId: { in: [...onlyProfiles] } }),
    },
    orderBy: { profileId: "asc" },
    select: { payload: true, sha256: true },
  });
  return Promise.all(rows.map((row) => open(row, linkId)));
}

/** The report of one profile that was kept, as JSON; null when none was. Throws when it is not the one that was kept. */
export async function findPinnedOfPortfolio(
  { workspaceId, profileId }: ProfileScope,
  {
    linkId,
    section,
    window,
  }: { readonly linkId: string; readonly section: Section; readonly window: WindowDays },
): Promise<string | null> {
  const row = await reader().pinnedPortfolio.findFirst({
    where: { workspaceId, profileId, linkId, section, window },
    select: { payload: true, sha256: true },
  });
  return row && open(row, linkId);
}

async function open(
  { payload, sha256 }: { readonly payload: Uint8Array; readonly sha256: string },
  linkId: string,
): Promise<string> {
  const json = (await unpack(payload)).toString("utf8");
  if (toHash(json) !== sha256)
    throw new Error(`A pinned report of link ${linkId} is not the one that was kept.`);
  return json;
}

function toHash(json: string): string {
  return createHash("sha256").update(json).digest("hex");
}
