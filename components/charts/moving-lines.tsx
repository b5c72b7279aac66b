"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Area, ComposedChart, Line, ReferenceDot, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartDay, ChartModel } from "@/lib/charts/chart-model";
import { findLoneDays } from "@/lib/charts/geometry";
import { AccentFade } from "./accent-fade";

/** Room around the plot, so that strokes and dots at its edges are not cut off; living-lines.tsx says it as -inset-[10px]. */
const EDGE = 10;

type Row = {
  readonly position: number;
  readonly value: number | null;
  readonly settled: number | null;
  readonly provisional: number | null;
  readonly previous: number | null;
};

/** The settled line ends where provisional days begin; the dotted one starts on the last settled day, so that they meet. */
function toRows(days: readonly ChartDay[]): Row[] {
  const isProvisional = (position: number) => days[position]?.provisional === true;
  return days.map(({ value, previous }, position) => ({
    position,
    value,
    previous,
    settled: isProvisional(position) ? null : value,
    provisional:
      isProvisional(position) || isProvisional(position - 1) || isProvisional(position + 1) ? value : null,
  }));
}

type MovingLinesProps = {
  readonly model: ChartModel;
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly onReady: () => void;
};

const STILL = { type: "linear", isAnimationActive: false, connectNulls: false, legendType: "none" } as const;
const NO_DOT = { dot: false } as const;

/** The same lines by Recharts, with a reading at every day for pointer, touch and arrow keys. */
export function MovingLines({ model, id, width, height, onReady }: MovingLinesProps) {
  const { days, axis, metricLabel } = model;
  const spoken = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onReady));
    return () => cancelAnimationFrame(frame);
  }, [onReady]);

  return (
    <>
      <p ref={spoken} role="status" className="sr-only" />
      <ComposedChart
        aria-label={`${metricLabel} by day`}
        width={width + 2 * EDGE}
        height={height + 2 * EDGE}
        margin={{ top: EDGE, right: EDGE, bottom: EDGE, left: EDGE }}
        data={toRows(days)}
        accessibilityLayer
        desc={`${metricLabel} by day. Left and right arrow keys read one day after another.`}
      >
        <defs>
          <AccentFade id={`${id}-moving`} top={EDGE} bottom={height + EDGE} />
        </defs>
        <XAxis hide type="number" dataKey="position" domain={[0, days.length - 1]} />
        <YAxis hide domain={[axis.low, axis.high]} allowDataOverflow />
        <Area
          {...STILL}
          dataKey="value"
          stroke="none"
          fill={`url(#${id}-moving)`}
          fillOpacity={1}
          activeDot={false}
        />
        <Line
          {...STILL}
          {...NO_DOT}
          dataKey="previous"
          stroke="var(--previous)"
          strokeWidth={1.8}
          strokeDasharray="5 4"
          activeDot={{ r: 3, fill: "var(--previous)", stroke: "var(--card)" }}
        />
        <Line
          {...STILL}
          {...NO_DOT}
          dataKey="settled"
          stroke="var(--accent)"
          strokeWidth={2.4}
          activeDot={false}
        />
        <Line
          {...STILL}
          {...NO_DOT}
          dataKey="provisional"
          stroke="var(--accent)"
          strokeWidth={2.4}
          strokeDasharray="2 4"
          activeDot={false}
        />
        {findLoneDays(days.map(({ value }) => value)).map((position) => (
          <ReferenceDot
            key={position}
            x={position}
            y={days[position]?.value ?? 0}
            r={3}
            fill="var(--accent)"
            stroke="none"
          />
        ))}
        <Line
          {...STILL}
          {...NO_DOT}
          dataKey="value"
          stroke="none"
          activeDot={{ r: 4.5, fill: "var(--accent)", stroke: "var(--card)", strokeWidth: 2 }}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--field)", strokeWidth: 1 }}
          content={({ active, label }) => {
            const day = active ? days[Number(label)] : undefined;
            return day ? <DayReading day={day} label={metricLabel} spoken={spoken} /> : null;
          }}
        />
      </ComposedChart>
    </>
  );
}

type DayReadingProps = {
  readonly day: ChartDay;
  readonly label: string;
  /** Where a screen reader hears of the day: it must be there before, or nothing is read. */
  readonly spoken: RefObject<HTMLParagraphElement | null>;
};

/** The same in one sentence: "Tuesday, 24 March 2026: Video views 1,200, outside the usual of a Tuesday: 300 to 520." */
function sayDay(day: ChartDay, label: string): string {
  const { dayText, valueText, previousDayText, previousText, unusualText, posts, notes } = day;
  const state = day.provisional && day.value !== null ? " provisional" : "";
  return [
    `${dayText}: ${label} ${valueText}${state}`,
    unusualText,
    previousDayText === null ? null : `${previousDayText}: ${previousText}`,
    posts.length === 0
      ? null
      : `published: ${posts.map((title) => title || "Post without a caption").join(", ")}`,
    notes.length === 0 ? null : `notes: ${notes.join("; ")}`,
  ]
    .filter((part) => part !== null)
    .join(". ");
}

/** What is known of one day: the value, the day it is compared with, what was published. */
function DayReading({ day, label, spoken }: DayReadingProps) {
  useEffect(() => {
    const status = spoken.current;
    // A pointer passes over days that nobody asked for; keys ask for one after another.
    if (status?.parentElement?.contains(document.activeElement)) status.textContent = sayDay(day, label);
  }, [day, label, spoken]);
  return (
    <div className="max-w-64 rounded-control border border-line bg-card px-3 py-2 text-sm shadow-pop">
      <p className="font-semibold">{day.dayText}</p>
      <p>
        <span className="text-muted">{label} </span>
        <b>{day.valueText}</b>
        {day.provisional && day.value !== null ? <span className="text-muted"> provisional</span> : null}
      </p>
      {day.unusualText === null ? null : <p className="font-semibold">{day.unusualText}</p>}
      {day.previousDayText ? (
        <p className="text-muted">
          {day.previousDayText}: {day.previousText}
        </p>
      ) : null}
      {day.posts.map((title, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: titles of one day may repeat and never move.
        <p key={index} className="mt-1 line-clamp-2 border-t border-line pt-1">
          ● <bdi>{title || "Post without a caption"}</bdi>
        </p>
      ))}
      {day.notes.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of one day may repeat and never move.
        <p key={index} className="mt-1 line-clamp-2 border-t border-line pt-1">
          ⚑ <bdi>{text}</bdi>
        </p>
      ))}
    </div>
  );
}
