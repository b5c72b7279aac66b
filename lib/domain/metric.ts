/** The only place where a metric gets its name, its unit and its formula in words. The README table is checked against it. */
export const METRICS = {
  videoViews: { label: "Video views", unit: "count", better: "higher", formula: "Sum of the known days." },
  profileViews: {
    label: "Profile views",
    unit: "count",
    better: "higher",
    formula: "Sum of the known days.",
  },
  likes: {
    label: "Likes",
    unit: "count",
    better: "higher",
    formula: "Sum of the known days; net of removed likes, so a day may be negative.",
  },
  comments: {
    label: "Comments",
    unit: "count",
    better: "higher",
    formula: "Sum of the known days; net of removed comments, so a day may be negative.",
  },
  shares: {
    label: "Shares",
    unit: "count",
    better: "higher",
    formula: "Sum of the known days; net, so a day may be negative.",
  },
  followers: {
    label: "Followers",
    unit: "level",
    better: "higher",
    formula: "Total on the last known day of the window.",
  },
  netFollowers: {
    label: "Net followers",
    unit: "count",
    better: "higher",
    formula:
      "Followers on the last known day of the window minus followers on the last known day before the window.",
  },
  viewers: {
    label: "Viewers",
    unit: "people",
    better: "higher",
    formula: "Unique people per day. Never summed over days; the median day stands for a window.",
  },
  newViewers: {
    label: "New viewers",
    unit: "people",
    better: "higher",
    formula: "Unique people per day. Never summed over days.",
  },
  returningViewers: {
    label: "Returning viewers",
    unit: "people",
    better: "higher",
    formula: "Unique people per day. Never summed over days.",
  },
  reachedAudience: {
    label: "Reached audience",
    unit: "people",
    better: "higher",
    formula: "Unique people per day, from Business Suite. Never summed over days.",
  },
  engagedAudience: {
    label: "Engaged audience",
    unit: "people",
    better: "higher",
    formula: "Unique people per day, from Business Suite. Never summed over days.",
  },
  newFollowers: {
    label: "New followers",
    unit: "count",
    better: "higher",
    formula: "Sum of the known days, from Business Suite.",
  },
  lostFollowers: {
    label: "Lost followers",
    unit: "count",
    better: "lower",
    formula: "Sum of the known days, from Business Suite.",
  },
  activeFollowers: {
    label: "Followers online",
    unit: "people",
    better: "neither",
    formula: "Mean per weekday and hour over the measured hours.",
  },
  engagementRate: {
    label: "Engagement rate",
    unit: "ratio",
    better: "higher",
    formula: "(Likes + comments + shares) ÷ video views, over the days on which all four are known.",
  },
  shareRate: {
    label: "Share rate",
    unit: "ratio",
    better: "higher",
    formula: "Shares ÷ video views, over the days on which both are known.",
  },
  followerGrowth: {
    label: "Follower growth",
    unit: "ratio",
    better: "higher",
    formula: "Net followers ÷ followers on the last known day before the window.",
  },
} as const satisfies Record<
  string,
  {
    readonly label: string;
    readonly unit: "count" | "level" | "people" | "ratio";
    readonly better: "higher" | "lower" | "neither";
    readonly formula: string;
  }
>;

export type MetricName = keyof typeof METRICS;

export type MetricUnit = (typeof METRICS)[MetricName]["unit"];
