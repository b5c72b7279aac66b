import { ChartFrame, PostDots } from "./chart-frame";
import type { ChartModel } from "./chart-model";
import { LivingLines } from "./living-lines";
import { PlotBox } from "./plot-box";
import { StillLines } from "./still-lines";

type DayChartProps = {
  /** Unique on the page; names the patterns inside the picture. */
  readonly id: string;
  readonly model: ChartModel;
};

/** One metric by day as a line. */
export function DayChart({ id, model }: DayChartProps) {
  return (
    <PlotBox>
      <ChartFrame id={id} model={model} />
      <PostDots model={model} />
      <LivingLines id={id} model={model}>
        <StillLines id={id} model={model} />
      </LivingLines>
    </PlotBox>
  );
}
