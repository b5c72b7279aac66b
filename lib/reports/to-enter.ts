import { listEnteredDetails } from "@/lib/db/post-details";
import { listPosts } from "@/lib/db/post-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { listEnteredTopLists, type NewTopItems } from "@/lib/db/top-items";
import { addDays, type Day } from "@/lib/domain/day";
import type { PostDetailFigures, PostSummary } from "@/lib/domain/report";

/** People enter what they read lately; older posts have the form of their own. */
const DAYS_BACK = 35;
const MOST_POSTS = 60;

/** A post of which something can be entered, with what was entered by hand of it, of every day, oldest first. */
export type PostToEnter = Pick<PostSummary, "postId" | "title" | "url" | "publishedOn"> & {
  readonly entered: readonly PostDetailFigures[];
};

/** The posts of the last five weeks, newest first; `today` is the day in the reader's zone, give or take one. */
export async function listPostsToEnter(scope: ProfileScope, today: Day): Promise<readonly PostToEnter[]> {
  const posts = await listPosts(scope, [{ from: addDays(today, -DAYS_BACK), to: addDays(today, 1) }]);
  const shown = posts.slice(0, MOST_POSTS);
  const entered = await listEnteredDetails(scope, shown);
  return shown.map(({ postId, title, url, publishedOn }) => ({
    ...{ postId, title, url, publishedOn },
    entered: entered.filter((one) => one.postId === postId).map(({ postId: _, ...figures }) => figures),
  }));
}

/** The rankings that were entered by hand in the last five weeks. */
export function listTopListsToEnter(scope: ProfileScope, today: Day): Promise<readonly NewTopItems[]> {
  return listEnteredTopLists(scope, addDays(today, -DAYS_BACK));
}
