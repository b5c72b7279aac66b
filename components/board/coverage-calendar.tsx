import { type Day, weekdayOf } from "@/lib/domain/day";
import { formatDayInFull, formatWeekday } from "@/lib/domain/format";

type CoverageDay = { readonly day: Day; readonly state: "known" | "provisional" | "missing" };

type CoverageCalendarProps = { readonly label: string; readonly days: readonly CoverageDay[] };

const STEP = 13;
const SIDE = 10;
const LEFT = 30;
const TOP = 16;
const DAYS_PER_WEEK = 7;
const WORDS = { known: "known", provisional: "provisional", missing: "missing" } as const;

/** A column for each week, Monday on top. State is told by fill and shape: full, half, outlined. */
export function CoverageCalendar({ label, days }: CoverageCalendarProps) {
  const first = days[0];
  if (first === undefined) return null;
  const offset = weekdayOf(first.day);
  const weeks = Math.ceil((offset + days.length) / DAYS_PER_WEEK);
  const width = LEFT + weeks * STEP;
  const height = TOP + DAYS_PER_WEEK * STEP;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <div role="group" aria-label={`${label}, day by day`} tabIndex={0} className="overflow-x-auto">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${label}: ${count(days, "known")} days known, ${count(days, "provisional")} provisional, ${count(days, "missing")} missing`}
        className="block text-[10px]"
      >
        {[0, 2, 4].map((weekday) => (
          <text key={weekday} y={TOP + weekday * STEP + 9} className="fill-muted">
            {formatWeekday(weekday, undefined, "short")}
          </text>
        ))}
        {monthStarts(days, offset).map(({ week, text }) => (
          <text key={week} x={LEFT + week * STEP} y="10" className="fill-muted">
            {text}
          </text>
        ))}
        {days.map((day, index) => (
          <DaySquare key={day.day} day={day} position={offset + index} />
        ))}
      </svg>
    </div>
  );
}

export function CoverageLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
      {(["known", "provisional", "missing"] as const).map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width={SIDE} height={SIDE} className="overflow-visible">
            <Mark state={state} />
          </svg>
          {WORDS[state]}
        </li>
      ))}
    </ul>
  );
}

function count(days: readonly CoverageDay[], wanted: CoverageDay["state"]): number {
  return days.filter(({ state }) => state === wanted).length;
}

function DaySquare({ day, position }: { readonly day: CoverageDay; readonly position: number }) {
  const x = LEFT + Math.floor(position / DAYS_PER_WEEK) * STEP;
  const y = TOP + (position % DAYS_PER_WEEK) * STEP;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${formatDayInFull(day.day)}: ${WORDS[day.state]}`}</title>
      <Mark state={day.state} />
    </g>
  );
}

function Mark({ state }: { readonly state: CoverageDay["state"] }) {
  if (state === "missing") {
    return (
      <rect
        x="0.5"
        y="0.5"
        width={SIDE - 1}
        height={SIDE - 1}
        rx="2.5"
        className="fill-transparent stroke-field"
        strokeDasharray="2 2"
      />
    );
  }
  return (
    <>
      <rect
        width={SIDE}
        height={SIDE}
        rx="2.5"
        className="fill-accent"
        opacity={state === "known" ? 1 : 0.35}
      />
      {state === "provisional" ? <path d="M2 10L10 2" className="stroke-accent" strokeWidth="2" /> : null}
    </>
  );
}

const LABEL_WEEKS = 3;

/** Month names over the week of their first day, left out where the one before would touch. */
function monthStarts(days: readonly CoverageDay[], offset: number): { week: number; text: string }[] {
  const starts: { week: number; text: string }[] = [];
  for (const [index, { day }] of days.entries()) {
    if (!day.endsWith("-01")) continue;
    const week = Math.floor((offset + index) / DAYS_PER_WEEK);
    const last = starts.at(-1);
    if (last && week - last.week < LABEL_WEEKS) continue;
    const name = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(
      Date.parse(day),
    );
    starts.push({ week, text: name.replace("Sept", "Sep") });
  }
  return starts;
}
