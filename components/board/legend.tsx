import type { ChartModel } from "@/lib/charts/chart-model";
import type { Comparison, WindowDays } from "@/lib/domain/report";
import { formatPreviousLine } from "@/lib/domain/summary";

type LegendProps = {
  readonly model: ChartModel;
  readonly shape: "line" | "bars";
  readonly compare: Comparison;
  readonly days: WindowDays;
};

/** Only what is in this chart. */
export function Legend({ model, shape, compare, days }: LegendProps) {
  const has = (holds: (day: ChartModel["days"][number]) => boolean) => model.days.some(holds);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {shape === "bars" ? <BarItems lost={has(({ value }) => value !== null && value < 0)} /> : null}
      {shape === "line" ? (
        <Item mark={<path d="M0 6H16" className="stroke-accent" strokeWidth="2.5" />}>this period</Item>
      ) : null}
      {has(({ previous }) => previous !== null) ? (
        <Item mark={<path d="M0 6H16" className="stroke-previous" strokeWidth="2" strokeDasharray="4 2.5" />}>
          {formatPreviousLine(compare, days)}
        </Item>
      ) : null}
      {has(({ provisional, value }) => provisional && value !== null) ? (
        <Item
          mark={
            shape === "line" ? (
              <path d="M1 6H16" className="stroke-accent" strokeWidth="2.5" strokeDasharray="2 3" />
            ) : (
              <rect x="4" width="8" height="12" rx="1.5" className="fill-accent" opacity="0.5" />
            )
          }
        >
          provisional
        </Item>
      ) : null}
      {has(({ value }) => value === null) ? (
        <Item mark={<path d="M1 11L6 1M6 11L11 1M11 11L16 1" className="stroke-field" strokeWidth="1.2" />}>
          no data
        </Item>
      ) : null}
      {has(({ usual }) => usual !== null) ? (
        <Item mark={<rect width="16" height="12" className="fill-ink" opacity="0.1" />}>
          usual for the weekday
        </Item>
      ) : null}
      {has(({ unusualText, value }) => unusualText !== null && value !== null) ? (
        <Item mark={<path d="M8 1L13 6L8 11L3 6Z" className="fill-card stroke-ink" strokeWidth="1.6" />}>
          unusual day
        </Item>
      ) : null}
      {model.levels.length > 0 ? (
        <Item mark={<path d="M0 9H7M9 3H16" className="stroke-ink" strokeWidth="1.2" />}>level</Item>
      ) : null}
      {has(({ posts }) => posts.length > 0) ? (
        <Item mark={<circle cx="8" cy="6" r="3.6" className="fill-ink" />}>post published</Item>
      ) : null}
      {model.notes.flags.length > 0 ? (
        <Item mark={<path d="M4 12V1H12L9.5 4L12 7H4" className="stroke-ink" strokeWidth="1.5" />}>note</Item>
      ) : null}
    </ul>
  );
}

function BarItems({ lost }: { readonly lost: boolean }) {
  return (
    <>
      <Item mark={<rect x="4" width="8" height="12" rx="1.5" className="fill-accent" />}>
        gained, above 0
      </Item>
      {lost ? (
        <Item mark={<rect x="4" width="8" height="12" rx="1.5" className="fill-down" />}>lost, below 0</Item>
      ) : null}
    </>
  );
}

function Item({ mark, children }: { readonly mark: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 16 12" width="16" height="12" fill="none">
        {mark}
      </svg>
      {children}
    </li>
  );
}
