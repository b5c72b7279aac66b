import { gender, share } from "../cells";
import { defineFormat } from "../format";

/** Studio › Followers: shares of Female, Male and Other; the file has no date. */
export const followerGender = defineFormat({
  id: "studio/follower-gender",
  shape: { kind: "shares", dimension: "gender" },
  caption: null,
  emptyFor: "a profile below its follower threshold (100 followers)",
  columns: {
    label: { heading: "Gender", read: gender },
    millionths: { heading: "Distribution", read: share },
  },
  toRow: (cells, line) => ({ kind: "shares", line, ...cells }),
});
