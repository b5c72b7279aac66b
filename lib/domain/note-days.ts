import { formatRange } from "./format";
import type { Note } from "./note";

/** "4 Nov 2026", "4 Nov – 8 Nov 2026". */
export function formatNoteDays({ firstDay, lastDay }: Pick<Note, "firstDay" | "lastDay">): string {
  return formatRange({ from: firstDay, to: lastDay });
}
