import { ChartFrame, PostDots } from "./chart-frame";
import type { ChartModel } from "./chart-model";
import { LivingLines } from "./living-lines";
import { StillLines } from "./still-lines";

type DayChartProps = {
  /** Unique on the page; names the patterns inside the picture. */
  readonly id: string;
  readonly model: ChartModel;
};

/** One metric by day. The box has its height before anything is drawn: nothing ever jumps. */
export function DayChart({ id, model }: DayChartProps) {
  return (
    <div className="h-[250px] pt-[10px] pr-[10px] pb-[26px] pl-11">
      <div className="relative h-full">
        <ChartFrame id={id} model={model} />
        <LivingLines id={id} model={model}>
          <StillLines id={id} model={model} />
        </LivingLines>
        <PostDots model={model} />
      </div>
    </div>
  );
}
