import type { Section } from "./report";

/** The names of the sections, in the order in which they are listed. */
export const SECTION_TITLES = {
  overview: "Overview",
  content: "Content",
  followers: "Followers",
} as const satisfies Record<Section, string>;
