import { countOf, text } from "../cells";
import { defineFormat } from "../format";

/** Studio › Viewers: unique people per day, never summed. An unknown total comes with zeros that nobody measured [R]. */
export const viewers = defineFormat({
  id: "studio/viewers",
  shape: { kind: "daily", measures: ["viewers", "newViewers", "returningViewers"] },
  caption: null,
  emptyFor: "a profile that nobody has watched yet",
  columns: {
    label: { heading: "Date", read: text },
    viewers: { heading: "Total Viewers", read: countOf("viewers") },
    newViewers: { heading: "New Viewers", read: countOf("newViewers") },
    returningViewers: { heading: "Returning Viewers", read: countOf("returningViewers") },
  },
  toRow: ({ label, ...values }, line) => ({
    kind: "daily",
    line,
    label,
    values:
      values.viewers === null && values.newViewers === 0n && values.returningViewers === 0n
        ? { viewers: null, newViewers: null, returningViewers: null }
        : values,
    difference: null,
  }),
});
