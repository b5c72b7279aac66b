import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { instant } from "./dialect";
import type { EditorScope, WorkspaceScope } from "./scope";
import { write } from "./writer";

/** Which tables a remembered mapping is for. */
export type ColumnMappingKey = {
  /** SHA-256 of the header. */
  readonly headerHash: string;
  /** A handle; "" for the tables of every profile. */
  readonly profileKey: string;
};

type StoredColumnMapping = ColumnMappingKey & {
  /** JSON. */
  readonly mapping: string;
  /** A user's id, or "operator". */
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** Every mapping that the workspace remembers, the one saved last first; to a client the tables of others tell too much. */
export async function listColumnMappings(scope: WorkspaceScope): Promise<readonly StoredColumnMapping[]> {
  if (scope.onlyProfiles !== null) return [];
  return reader().columnMapping.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ savedAt: "desc" }, { headerHash: "asc" }, { profileKey: "asc" }],
    omit: { workspaceId: true },
  });
}

/** Remembers a mapping inside the caller's transaction; one for the same tables gives way to it. `about`: the tables, for the audit log. */
export async function storeColumnMapping(
  tx: Tx,
  scope: EditorScope,
  { about, ...stored }: StoredColumnMapping & { readonly about: string },
): Promise<void> {
  const { workspaceId } = scope;
  const { headerHash, profileKey, mapping, savedBy, savedAt } = stored;
  await tx.$executeRaw`INSERT INTO "ColumnMapping"
      ("workspaceId", "headerHash", "profileKey", "mapping", "savedBy", "savedAt")
    VALUES (${workspaceId}, ${headerHash}, ${profileKey}, ${mapping}, ${savedBy}, ${instant(savedAt)})
    ON CONFLICT ("workspaceId", "headerHash", "profileKey")
    DO UPDATE SET "mapping" = excluded."mapping", "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`;
  await recordAudit(tx, workspaceId, {
    at: savedAt,
    actor: savedBy,
    kind: "mapping/saved",
    subject: headerHash,
    detail: aboutTables(profileKey, about),
  });
}

/** Forgets a mapping; false when the workspace has none for these tables. */
export async function removeColumnMapping(
  scope: EditorScope,
  { headerHash, profileKey }: ColumnMappingKey,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<boolean> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    const { count } = await tx.columnMapping.deleteMany({ where: { workspaceId, headerHash, profileKey } });
    if (count === 0) return false;
    const event = { at: now, actor, kind: "mapping/forgotten", subject: headerHash } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: aboutTables(profileKey, null) });
    return true;
  });
}

function aboutTables(profileKey: string, about: string | null): string {
  const whose = profileKey === "" ? "every profile" : `@${profileKey}`;
  return about === null ? whose : `${whose}: ${about}`;
}
