import type { ChartModel } from "@/lib/charts/chart-model";
import type { Day } from "@/lib/domain/day";
import { ChartFrame, PostDots } from "./chart-frame";
import { DayMarks, UsualBand } from "./day-marks";
import { LivingLines } from "./living-lines";
import { NoteFlags } from "./note-flags";
import { PlotBox } from "./plot-box";
import { PostDotLinks } from "./post-dot-links";
import { StillLines } from "./still-lines";

type DayChartProps = {
  /** Unique on the page; names the patterns inside the picture. */
  readonly id: string;
  readonly model: ChartModel;
  /** What the dot of a day's posts opens; null where it opens nothing. */
  readonly dotHref: ((day: Day) => string | null) | null;
};

/** One metric by day as a line. */
export function DayChart({ id, model, dotHref }: DayChartProps) {
  return (
    <PlotBox isFlagged={model.notes.flags.length > 0}>
      <ChartFrame id={id} model={model} />
      <UsualBand model={model} />
      <PostDots model={model} />
      <LivingLines id={id} model={model}>
        <StillLines id={id} model={model} />
      </LivingLines>
      <DayMarks model={model} />
      {dotHref === null ? null : <PostDotLinks model={model} dotHref={dotHref} />}
      <NoteFlags id={id} notes={model.notes} length={model.days.length} />
    </PlotBox>
  );
}
