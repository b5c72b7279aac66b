import { text } from "../cells";
import { defineFormat } from "../format";
import { profileName, rank, topList, webLink } from "../written-cells";

/** Our table of the followers' top videos and sounds, which TikTok shows on its screen only. Rows without a label and a link are as if they were not there. */
export const topItems = defineFormat({
  id: "tallyboard/top-items",
  shape: { kind: "tops" },
  caption: null,
  hasYears: true,
  mayEndEarly: true,
  figures: ["label", "link"],
  emptyFor: "a table that nobody has filled in yet",
  columns: {
    read: { heading: "read_on", read: text },
    list: { heading: "kind", read: topList },
    rank: { heading: "rank", read: rank },
    label: { heading: "label", read: text },
    url: { heading: "link", read: webLink, optional: true },
    profile: { heading: "profile", read: profileName, optional: true },
  },
  toRow: ({ read, label, ...cells }, line) => ({
    kind: "tops",
    line,
    read: read.trim(),
    label: label.trim(),
    ...cells,
  }),
});
