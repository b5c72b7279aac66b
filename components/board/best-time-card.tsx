import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { formatHour, formatQuantity, formatRange, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatCell, HeatOfDays, WorkedSlot, WorkedTimes } from "@/lib/domain/report";
import { POST_SETTLED_DAYS, POSTS_NEEDED } from "@/lib/domain/thresholds";
import { DAY_PARTS } from "@/lib/domain/worked-times";
import { sayZone } from "./heat-card";
import { Note, NoteFacts } from "./note";
import { WorkedTable } from "./worked-table";

const HOURS_LISTED = 5;

type BestTimeCardProps = {
  readonly heat: HeatOfDays;
  readonly worked: WorkedTimes;
  readonly actions: ReactNode;
};

/** Two different things, side by side and never mixed: when followers are online, and when posts that did well were published. */
export function BestTimeCard({ heat, worked, actions }: BestTimeCardProps) {
  return (
    <Card aria-labelledby="best-time-title" className="keep-together">
      <CardHeading
        id="best-time-title"
        title="Best time to post"
        hint="Two answers that need not agree, and neither is a cause."
        actions={
          <>
            <BestTimeNote worked={worked} />
            {actions}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Online heat={heat} />
        <Worked worked={worked} />
      </div>
    </Card>
  );
}

function BestTimeNote({ worked: { days, tooYoung, untimed } }: { readonly worked: WorkedTimes }) {
  const published = days === null ? "no post yet" : `posts published ${formatRange(days)}`;
  return (
    <Note id="best-time-formula" label="Best time to post">
      <p>
        Online: mean followers online per weekday and hour. What worked: the median of the lifetime views of
        the posts published then, told from {POSTS_NEEDED} posts on.
      </p>
      <NoteFacts
        facts={[
          { name: "From", text: `${published}, as the newest export that holds each gives it` },
          {
            name: "Left out",
            text:
              tooYoung === 0
                ? "No post."
                : `${formatQuantity(tooYoung, "post", "posts")} read before ${POST_SETTLED_DAYS} days had passed: their views are still growing.`,
          },
          {
            name: "Time of day",
            text: `The upload, which TikTok keeps in a post’s id. ${formatQuantity(untimed, "post counts", "posts count")} by weekday only.`,
          },
        ]}
      />
    </Note>
  );
}

function Online({ heat }: { readonly heat: HeatOfDays }) {
  const hours = heat.cells
    .flatMap((cell) => (cell.mean === null ? [] : [{ ...cell, mean: cell.mean }]))
    .sort((a, b) => b.mean - a.mean || a.weekday - b.weekday || a.hour - b.hour)
    .slice(0, HOURS_LISTED);
  const [most] = hours;
  return (
    <section aria-labelledby="best-online" className="min-w-0">
      <h3 id="best-online" className="font-[650]">
        Online
      </h3>
      {most === undefined || heat.most.length === 0 ? (
        <p className="text-sm text-muted">
          {most === undefined ? "No hour was measured yet." : "Every hour that was measured is alike."}
        </p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted text-pretty">
            Hours with the most followers online, over all that were kept. {sayZone(heat.zone)}
          </p>
          <ol className="flex flex-col gap-2">
            {hours.map((cell) => (
              <OnlineHour key={`${cell.weekday} ${cell.hour}`} cell={cell} highest={most.mean} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function OnlineHour({
  cell,
  highest,
}: {
  readonly cell: HeatCell & { readonly mean: number };
  readonly highest: number;
}) {
  return (
    <li className="text-sm">
      <div className="mb-1 flex justify-between gap-3">
        <span>
          {formatWeekday(cell.weekday)} {formatHour(cell.hour)}
        </span>
        <span className="font-semibold">{formatWhole(Math.round(cell.mean))}</span>
      </div>
      <svg aria-hidden="true" width="100%" height="5" className="block">
        <rect width="100%" height="5" rx="2.5" className="fill-sunken" />
        <rect
          width={`${highest === 0 ? 0 : Math.max(0, cell.mean / highest) * 100}%`}
          height="5"
          rx="2.5"
          className="fill-accent"
        />
      </svg>
    </li>
  );
}

function Worked({ worked }: { readonly worked: WorkedTimes }) {
  return (
    <section aria-labelledby="best-worked" className="min-w-0">
      <h3 id="best-worked" className="font-[650]">
        What worked
      </h3>
      <p className="mb-2 text-sm text-muted text-pretty">{sayWorked(worked)}</p>
      {worked.slots.some(({ medianViews }) => medianViews !== null) ? <WorkedTable worked={worked} /> : null}
    </section>
  );
}

function sayWorked({ slots, best, zone }: WorkedTimes): ReactNode {
  const posts = slots[0]?.posts ?? 0;
  if (posts < POSTS_NEEDED)
    return `Told from ${POSTS_NEEDED} posts that are at least ${POST_SETTLED_DAYS} days old; ${formatQuantity(posts, "is", "are")} known.`;
  const unsaid = zone === null ? " By weekday only: the zone of the exporting computer is not known." : "";
  const [first] = best;
  if (first === undefined)
    return `Median views of ${formatQuantity(posts, "post", "posts")}; no time of the week stands out with ${POSTS_NEEDED} posts or more.${unsaid}`;
  return (
    <>
      Highest median: <b className="font-[650] text-ink">{best.map(formatSlot).join(" and ")}</b>,{" "}
      {formatViews(first)} views in {formatQuantity(first.posts, "post", "posts")}. All {formatWhole(posts)}{" "}
      posts: {formatViews(slots[0] ?? first)}.{unsaid}
    </>
  );
}

function formatSlot({ weekday, part }: WorkedSlot): string {
  const day = weekday === null ? "" : formatWeekday(weekday);
  const times = part === null ? undefined : DAY_PARTS[part];
  const time = times === undefined ? "" : `${formatHour(times.from)}–${formatHour(times.to)}`;
  return [day, time].filter(Boolean).join(" ");
}

function formatViews({ medianViews }: WorkedSlot): string {
  return formatWhole(medianViews === null ? null : Math.round(medianViews));
}
