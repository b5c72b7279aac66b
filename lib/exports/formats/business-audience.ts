import { countOf, text } from "../cells";
import { defineFormat } from "../format";

/** Business Suite › Audience: daily values whose dates have years. Headings are known in English only [R]. */
export const businessAudience = defineFormat({
  id: "business/audience",
  shape: {
    kind: "daily",
    measures: ["newFollowers", "followers", "reachedAudience", "engagedAudience"],
  },
  caption: null,
  hasYears: true,
  emptyFor: "a profile that has nothing to show yet",
  columns: {
    label: { heading: "Date", read: text },
    newFollowers: { heading: "New followers", read: countOf("newFollowers") },
    followers: { heading: "Total followers", read: countOf("followers") },
    reachedAudience: { heading: "Reached audience", read: countOf("reachedAudience") },
    engagedAudience: { heading: "Engaged audience", read: countOf("engagedAudience") },
  },
  toRow: ({ label, ...values }, line) => ({ kind: "daily", line, label, values, difference: null }),
});
