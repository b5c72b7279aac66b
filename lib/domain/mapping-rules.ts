import type { ColumnRole, Mapping } from "./mapping";

/** Why a table cannot be read with this mapping, in one sentence that says what to choose; null when it can. */
export function findMappingFault({ target, header, columns }: Mapping): string | null {
  if (header.length !== columns.length) return "Every column of the header needs exactly one meaning.";
  const twice = columns.find((role, index) => isOnce(role) && columns.findIndex(isSame(role)) !== index);
  if (twice !== undefined)
    return "Two columns have the same meaning. Keep one of them and leave the other out.";
  const has = (kind: ColumnRole["kind"]) => columns.some((role) => role.kind === kind);
  if (target === "daily") {
    if (columns.some(({ kind }) => OF_POSTS.includes(kind)))
      return "A table of daily figures has no links, titles or totals of posts.";
    if (!has("day")) return "Choose the column that holds the day.";
    return has("measure") ? null : "Choose at least one column of figures.";
  }
  if (columns.some(({ kind }) => OF_DAYS.includes(kind)))
    return "A table of posts has no days and no daily figures.";
  if (!has("link")) return "Choose the column that holds the link to each video.";
  return has("total") ? null : "Choose at least one column of figures.";
}

const OF_POSTS: readonly ColumnRole["kind"][] = ["link", "title", "published", "total"];
const OF_DAYS: readonly ColumnRole["kind"][] = ["day", "measure"];

function isOnce({ kind }: ColumnRole): boolean {
  return kind !== "ignored";
}

function isSame(role: ColumnRole): (other: ColumnRole) => boolean {
  return (other) => toRoleKey(other) === toRoleKey(role);
}

/** `measure videoViews`, `total likes`, `day`: equal for equal roles. */
export function toRoleKey(role: ColumnRole): string {
  if (role.kind === "measure") return `measure ${role.measure}`;
  return role.kind === "total" ? `total ${role.total}` : role.kind;
}
