import { countOf, text } from "../cells";
import { defineFormat } from "../format";

/** Studio › Overview: daily values, net of what was taken back. */
export const overview = defineFormat({
  id: "studio/overview",
  shape: { kind: "daily", measures: ["videoViews", "profileViews", "likes", "comments", "shares"] },
  caption: null,
  emptyFor: "a profile that has nothing to show yet",
  columns: {
    label: { heading: "Date", read: text },
    videoViews: { heading: "Video Views", read: countOf("videoViews") },
    profileViews: { heading: "Profile Views", read: countOf("profileViews") },
    likes: { heading: "Likes", read: countOf("likes") },
    comments: { heading: "Comments", read: countOf("comments") },
    shares: { heading: "Shares", read: countOf("shares") },
  },
  toRow: ({ label, ...values }, line) => ({ kind: "daily", line, label, values, difference: null }),
});
