import { countOf, difference, text } from "../cells";
import { defineFormat } from "../format";

/** Studio › Followers: the running total. The difference column proves the label mode and is never a reading. */
export const followerHistory = defineFormat({
  id: "studio/follower-history",
  shape: { kind: "daily", measures: ["followers"] },
  caption: null,
  emptyFor: "a profile below its follower threshold (100 followers)",
  columns: {
    label: { heading: "Date", read: text },
    followers: { heading: "Followers", read: countOf("followers") },
    difference: { heading: "Difference in followers from previous day", read: difference },
  },
  toRow: (cells, line) => ({
    kind: "daily",
    line,
    label: cells.label,
    values: { followers: cells.followers },
    difference: cells.difference,
  }),
});
