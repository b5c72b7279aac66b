import { CalendarClock, Globe, Music2, TrendingUp } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatWhole } from "@/lib/domain/format";
import type { FollowersReport } from "@/lib/domain/report";

const WILL_APPEAR = [
  { Icon: TrendingUp, title: "Growth", text: "total and net followers, day by day" },
  { Icon: CalendarClock, title: "Activity", text: "when followers are most and least active" },
  { Icon: Globe, title: "Audience", text: "top 5 countries and gender" },
  { Icon: Music2, title: "Favourites", text: "top videos and the sounds they listen to" },
] as const;

type FollowersClosedProps = {
  readonly threshold: FollowersReport["threshold"];
  readonly shared: boolean;
};

/** Below the threshold: the count, the distance, what will appear. No sample data. */
export function FollowersClosed({ threshold: { needed, have }, shared }: FollowersClosedProps) {
  return (
    <Card className="px-6 py-8 sm:px-10 sm:py-12">
      <div className="mx-auto flex max-w-2xl flex-col gap-7">
        <div className="flex flex-col gap-2">
          <h2 className="text-title font-bold tracking-[-0.02em]">
            {have === null
              ? "The number of followers is unknown"
              : `${formatWhole(have)} of ${needed} followers`}
          </h2>
          <p className="max-w-prose text-muted text-pretty">
            {have === null
              ? `This section opens at ${needed} followers, as TikTok documents it. None of the exports imported so far holds a follower total.`
              : `This section opens at ${needed} followers, as TikTok documents it. ${formatWhole(needed - have)} to go. Below that TikTok’s files hold no audience, and Tallyboard makes nothing up.`}
          </p>
        </div>
        {have === null ? null : <Distance needed={needed} have={have} />}
        <div>
          <h3 className="mb-2 text-sm font-semibold text-muted">What will be here</h3>
          <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {WILL_APPEAR.map(({ Icon, title, text }) => (
              <li key={title} className="flex gap-3">
                <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" strokeWidth={1.8} />
                <span>
                  <b className="font-[650]">{title}</b>
                  <span className="block text-sm text-muted">{text}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
        {have === null && !shared ? (
          <p>
            <ButtonLink href="/imports" look="primary">
              Import FollowerHistory.csv
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function Distance({ needed, have }: { readonly needed: number; readonly have: number }) {
  const share = Math.max(0, Math.min(1, have / needed));
  return (
    <svg width="100%" height="10" role="img" aria-label={`${have} of ${needed} followers`}>
      <rect width="100%" height="10" rx="5" className="fill-line" />
      <rect width={`${share * 100}%`} height="10" rx="5" className="fill-accent" />
    </svg>
  );
}
