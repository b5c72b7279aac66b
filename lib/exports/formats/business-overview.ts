import { countOf, difference, text } from "../cells";
import { defineFormat } from "../format";

type Heading =
  | "date"
  | "videoViews"
  | "reachedAudience"
  | "profileViews"
  | "likes"
  | "shares"
  | "comments"
  | "netGrowth"
  | "newFollowers"
  | "lostFollowers";

/**
 * Business Suite › Overview: daily values whose dates have years [R]. Clicks on an account's own buttons stand between the columns, as
 * varied as the buttons, and are left out. Net growth is new less lost followers, so it is checked to be a number and not kept.
 */
function declare(headings: Readonly<Record<Heading, string>>) {
  return defineFormat({
    id: "business/overview",
    shape: {
      kind: "daily",
      measures: [
        "videoViews",
        "reachedAudience",
        "profileViews",
        "likes",
        "shares",
        "comments",
        "newFollowers",
        "lostFollowers",
      ],
    },
    caption: null,
    hasYears: true,
    emptyFor: "a profile that has nothing to show yet",
    columns: {
      label: { heading: headings.date, read: text },
      videoViews: { heading: headings.videoViews, read: countOf("videoViews") },
      reachedAudience: { heading: headings.reachedAudience, read: countOf("reachedAudience") },
      profileViews: { heading: headings.profileViews, read: countOf("profileViews") },
      likes: { heading: headings.likes, read: countOf("likes") },
      shares: { heading: headings.shares, read: countOf("shares") },
      comments: { heading: headings.comments, read: countOf("comments") },
      netGrowth: { heading: headings.netGrowth, read: difference },
      newFollowers: { heading: headings.newFollowers, read: countOf("newFollowers") },
      lostFollowers: { heading: headings.lostFollowers, read: countOf("lostFollowers") },
    },
    toRow: ({ label, netGrowth: _, ...values }, line) => ({
      kind: "daily",
      line,
      label,
      values,
      difference: null,
    }),
  });
}

/** Headings in English [R] and Swedish [P]. */
export const businessOverview = [
  declare({
    date: "Date",
    videoViews: "Video views",
    reachedAudience: "Reached audience",
    profileViews: "Profile views",
    likes: "Likes",
    shares: "Shares",
    comments: "Comments",
    netGrowth: "Net growth",
    newFollowers: "New followers",
    lostFollowers: "Lost followers",
  }),
  declare({
    date: "Datum",
    videoViews: "Videovisningar",
    reachedAudience: "Målgrupp som nåtts",
    profileViews: "Profilvisningar",
    likes: "Gilla-markeringar",
    shares: "Delningar",
    comments: "Kommentarer",
    netGrowth: "Nettotillväxt",
    newFollowers: "Nya följare",
    lostFollowers: "Tappade följare",
  }),
];
