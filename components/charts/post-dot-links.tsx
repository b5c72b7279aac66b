import Link from "next/link";
import type { ChartModel } from "@/lib/charts/chart-model";
import { toPercentage, xShare, yShare } from "@/lib/charts/geometry";
import type { Day } from "@/lib/domain/day";

type PostDotLinksProps = {
  readonly model: ChartModel;
  readonly dotHref: (day: Day) => string | null;
};

/** The dots of the posts as something to press. For pointers only: the list of posts below has the same links for everybody. */
export function PostDotLinks({ model: { days, axis }, dotHref }: PostDotLinksProps) {
  return days.map(({ day, posts }, position) => {
    const href = posts.length === 0 ? null : dotHref(day);
    if (href === null) return null;
    return (
      <Link
        key={day}
        href={href}
        prefetch={false}
        aria-hidden
        tabIndex={-1}
        title={posts.map((title) => title || "Post without a caption").join("\n")}
        style={{ left: toPercentage(xShare(position, days.length)), top: toPercentage(yShare(0, axis)) }}
        className="no-print absolute size-5 -translate-1/2 rounded-full hover:bg-ink/15"
      />
    );
  });
}
