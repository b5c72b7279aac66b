import { postLink, text, total } from "../cells";
import { defineFormat } from "../format";

/** Studio › Content: lifetime totals of at most 15 posts. `Time` is the day of the export, without a year. */
export const content = defineFormat({
  id: "studio/content",
  shape: { kind: "posts" },
  caption: "Video title",
  emptyFor: "a profile without posts in the chosen range",
  columns: {
    exported: { heading: "Time", read: text },
    title: { heading: "Video title", read: text },
    link: { heading: "Video link", read: postLink },
    published: { heading: "Post time", read: text },
    likes: { heading: "Total likes", read: total },
    comments: { heading: "Total comments", read: total },
    shares: { heading: "Total shares", read: total },
    views: { heading: "Total views", read: total },
  },
  toRow: (cells, line) => ({ kind: "posts", line, saves: null, ...cells }),
});
