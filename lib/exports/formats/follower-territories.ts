import { share, territory } from "../cells";
import { defineFormat } from "../format";

/** Studio › Followers: at most ten countries and Others; the file has no date. */
export const followerTerritories = defineFormat({
  id: "studio/follower-territories",
  shape: { kind: "shares", dimension: "territory" },
  caption: null,
  emptyFor: "a profile below its follower threshold (100 followers)",
  columns: {
    label: { heading: "Top territories", read: territory },
    millionths: { heading: "Distribution", read: share },
  },
  toRow: (cells, line) => ({ kind: "shares", line, ...cells }),
});
