import type { Day } from "./day";
import { formatDay, formatQuantity } from "./format";

/** When the lifetime totals of these posts were read: with the newest content export, or with the last one that held a post. */
export function formatTotalsRead(posts: readonly { readonly readOn: Day }[], newest: Day): string {
  const earlier = posts.filter(({ readOn }) => readOn < newest).length;
  if (earlier === 0) return `Lifetime totals as of ${formatDay(newest)}.`;
  const missing = formatQuantity(earlier, "post", "posts");
  return `Lifetime totals as of the newest content export, ${formatDay(newest)}; of ${missing} that it does not hold, as of the last one that did.`;
}
