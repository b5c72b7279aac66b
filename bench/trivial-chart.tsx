"use client";

import { ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";

const DAYS = Array.from({ length: 28 }, (_, day) => ({ day, views: 1_000 + ((day * 7_919) % 900) }));

/** The least that a page with a chart by Recharts can be: no figure, no database, no file. What the product's pages are compared with. */
export function TrivialChart() {
  return (
    <ComposedChart width={760} height={280} data={DAYS} accessibilityLayer>
      <XAxis dataKey="day" />
      <YAxis />
      <Line dataKey="views" isAnimationActive={false} />
      <Tooltip isAnimationActive={false} />
    </ComposedChart>
  );
}
