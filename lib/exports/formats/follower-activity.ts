import { hourOfDay, text, total } from "../cells";
import { defineFormat } from "../format";

/** Studio › Followers: followers online, the last 7 or 8 days by the exporter's local hours. */
export const followerActivity = defineFormat({
  id: "studio/follower-activity",
  shape: { kind: "hours" },
  caption: null,
  emptyFor: "a profile below its follower threshold (100 followers)",
  columns: {
    label: { heading: "Date", read: text },
    hour: { heading: "Hour", read: hourOfDay },
    value: { heading: "Active followers", read: total },
  },
  toRow: (cells, line) => ({ kind: "hours", line, ...cells }),
});
