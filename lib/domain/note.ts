import type { Day } from "./day";

/** A few words about a day or a range of days of a profile, both ends included. */
export type Note = {
  readonly id: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly text: string;
  /** Links that show notes show this one; false: people of the workspace only. */
  readonly shared: boolean;
};

/** Whose notes a report holds: `none` unless the caller says who is looking, so that no new page can tell a private one by accident. */
export type NotesShown = "all" | "shared" | "none";

export const LONGEST_NOTE = 200;
