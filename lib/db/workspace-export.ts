import { database, reader } from "./client";
import { openMigrationConnection } from "./migration-adapter";
import { atOneMoment, listMigrations } from "./portable-file";
import { type PortableRow, readPortableRows } from "./portable-rows";
import { listPortableTables, type PortableTable } from "./portable-tables";
import type { WorkspaceScope } from "./scope";
import { isCarried, toWorkspaceFilter } from "./workspace-tables";

export type CarriedMember = {
  readonly userId: string;
  readonly email: string;
  readonly role: string;
  /** Ids of the profiles that a client may see; [] for other roles. */
  readonly profiles: readonly string[];
};

/** A workspace at one moment: nothing that is written meanwhile is in it, and nothing of another workspace. */
export type WorkspaceSnapshot = {
  readonly workspaceId: string;
  readonly name: string;
  /** Names of the migrations that made its tables, oldest first. */
  readonly migrations: readonly string[];
  /** Parents before their children. */
  readonly tables: readonly PortableTable[];
  readonly rowsOf: (table: PortableTable) => AsyncGenerator<readonly PortableRow[]>;
  readonly members: readonly CarriedMember[];
  /** What was imported, once for each content, with the name that it first came under. */
  readonly originals: readonly { readonly sha256: string; readonly fileName: string }[];
};

/** Runs `work` on the workspace as it is at one moment; on a connection of its own, so that nobody waits for it. */
export async function readWorkspace<T>(
  scope: WorkspaceScope,
  work: (snapshot: WorkspaceSnapshot) => Promise<T>,
): Promise<T> {
  const { kind, url } = database();
  const { adapter } = await openMigrationConnection(url);
  const open = { adapter, kind };
  const { workspaceId } = scope;
  try {
    return await atOneMoment(open, async () => {
      const tables = (await listPortableTables(adapter, kind)).filter(isCarried);
      return work({
        workspaceId,
        name: await findWorkspaceName(scope),
        migrations: await listMigrations(open),
        tables,
        rowsOf: (table) => readPortableRows(open, table, toWorkspaceFilter(table, workspaceId)),
        members: await listCarriedMembers(scope),
        originals: await listOriginals(scope),
      });
    });
  } finally {
    await adapter.dispose();
  }
}

/** What its people call the workspace. */
async function findWorkspaceName({ workspaceId }: WorkspaceScope): Promise<string> {
  const { name } = await reader().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true },
  });
  return name;
}

async function listCarriedMembers({ workspaceId }: WorkspaceScope): Promise<readonly CarriedMember[]> {
  const rows = await reader().member.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: {
      userId: true,
      role: true,
      user: { select: { email: true } },
      profiles: { select: { profileId: true }, orderBy: { profileId: "asc" } },
    },
  });
  return rows.map(({ userId, role, user, profiles }) => ({
    userId,
    email: user.email,
    role,
    profiles: profiles.map(({ profileId }) => profileId),
  }));
}

async function listOriginals({ workspaceId }: WorkspaceScope) {
  const imports = await reader().import.findMany({
    where: { workspaceId },
    orderBy: [{ importedAt: "asc" }, { id: "asc" }],
    select: { sha256: true, fileName: true },
  });
  const kept = await reader().originalFile.findMany({
    where: { workspaceId, piece: 0 },
    orderBy: { sha256: "asc" },
    select: { sha256: true },
  });
  const names = new Map([...imports].reverse().map(({ sha256, fileName }) => [sha256, fileName]));
  return kept.map(({ sha256 }) => ({ sha256, fileName: names.get(sha256) ?? "file" }));
}
