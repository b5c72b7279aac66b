import { postLink, text, total } from "../cells";
import { defineFormat } from "../format";

type Heading = "title" | "link" | "published" | "views" | "likes" | "comments" | "shares" | "saves";

/** Business Suite › Video: lifetime totals of every post of the range, with the second of publishing in UTC [R]. It does not tell the day of export. */
function declare(headings: Readonly<Record<Heading, string>>) {
  return defineFormat({
    id: "business/video",
    shape: { kind: "posts" },
    caption: headings.title,
    hasYears: true,
    emptyFor: "a profile without posts in the chosen range",
    columns: {
      title: { heading: headings.title, read: text },
      link: { heading: headings.link, read: postLink },
      published: { heading: headings.published, read: text },
      views: { heading: headings.views, read: total },
      likes: { heading: headings.likes, read: total },
      comments: { heading: headings.comments, read: total },
      shares: { heading: headings.shares, read: total },
      saves: { heading: headings.saves, read: total },
    },
    toRow: (cells, line) => ({ kind: "posts", line, exported: null, ...cells }),
  });
}

/** Headings in English [R] and Swedish [P]. */
export const businessVideo = [
  declare({
    title: "Video title",
    link: "Video link",
    published: "Post time",
    views: "Video views",
    likes: "Likes",
    comments: "Comments",
    shares: "Shares",
    saves: "Add to Favorites",
  }),
  declare({
    title: "Videotitel",
    link: "Videolänk",
    published: "Publiceringstid",
    views: "Videovisningar",
    likes: "Gilla-markeringar",
    comments: "Kommentarer",
    shares: "Delningar",
    saves: "Lägg till i Favoriter",
  }),
];
