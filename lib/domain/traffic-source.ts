/** The traffic sources that TikTok's screen lists for a post, by the column of our table that holds each. */
export const TRAFFIC_SOURCES = {
  from_for_you_percent: "For You",
  from_personal_profile_percent: "Personal profile",
  from_search_percent: "Search",
  from_following_percent: "Following",
  from_sound_percent: "Sound",
  from_direct_message_percent: "Direct message",
} as const;

export type TrafficColumn = keyof typeof TRAFFIC_SOURCES;

export const TRAFFIC_COLUMNS = Object.keys(TRAFFIC_SOURCES) as readonly TrafficColumn[];
