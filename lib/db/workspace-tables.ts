import type { PortableFilter } from "./portable-rows";
import type { PortableTable } from "./portable-tables";

/** The workspace's own tables that do not travel with it, each with the reason. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  OriginalFile: "travels as the files themselves",
  Member: "names accounts of this installation; travels as addresses and roles",
  MemberProfile: "belongs to the members",
  Invitation: "a way into this installation",
  DeletionCode: "ends within minutes",
};

/** Which rows of a table belong to a workspace; null for tables that belong to the installation. */
export function toWorkspaceFilter(table: PortableTable, workspaceId: string): PortableFilter | null {
  if (table.name === "Workspace") return { column: "id", value: workspaceId };
  const isOwned = table.columns.some(({ name }) => name === "workspaceId");
  return isOwned ? { column: "workspaceId", value: workspaceId } : null;
}

/** Whether the rows of a table travel with their workspace. */
export function isCarried(table: PortableTable): boolean {
  return toWorkspaceFilter(table, "") !== null && LEFT_BEHIND[table.name] === undefined;
}
