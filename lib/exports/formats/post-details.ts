import { text } from "../cells";
import { POST_DETAILS_FIGURES } from "../entry-templates";
import { defineFormat } from "../format";
import {
  percentage,
  postReference,
  profileName,
  shareList,
  toTrafficSources,
  watchTime,
} from "../written-cells";

const source = <Heading extends string>(heading: Heading) =>
  ({ heading, read: percentage, optional: true }) as const;

/**
 * Our table of what TikTok's screen says of a post and no export holds: one row per post and day of reading. Rows without a figure are as if
 * they were not there, so that a table made ready with all recent posts can be filled in for some of them.
 */
export const postDetails = defineFormat({
  id: "tallyboard/post-details",
  shape: { kind: "details" },
  caption: null,
  hasYears: true,
  mayEndEarly: true,
  figures: POST_DETAILS_FIGURES,
  notes: ["title", "published"],
  emptyFor: "a table that nobody has filled in yet",
  columns: {
    captured: { heading: "captured_on", read: text },
    post: { heading: "post", read: postReference },
    averageWatchMillis: { heading: "average_watch_seconds", read: watchTime },
    watchedFull: { heading: "watched_full_percent", read: percentage },
    profile: { heading: "profile", read: profileName, optional: true },
    from_for_you_percent: source("from_for_you_percent"),
    from_personal_profile_percent: source("from_personal_profile_percent"),
    from_search_percent: source("from_search_percent"),
    from_following_percent: source("from_following_percent"),
    from_sound_percent: source("from_sound_percent"),
    from_direct_message_percent: source("from_direct_message_percent"),
    otherSources: { heading: "other_sources", read: shareList, optional: true },
    viewerLocations: { heading: "viewer_locations", read: shareList, optional: true },
  },
  toRow: ({ captured, post, averageWatchMillis, watchedFull, profile, ...cells }, line) => ({
    kind: "details",
    line,
    profile,
    post,
    captured: captured.trim(),
    averageWatchMillis,
    watchedFull,
    trafficSources: toTrafficSources(cells, cells.otherSources),
    viewerLocations: cells.viewerLocations,
  }),
});
