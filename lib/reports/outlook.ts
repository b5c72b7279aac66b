import type { ProfileScope } from "@/lib/db/scope";
import { evaluateOutlook, type Outlook } from "@/lib/domain/outlook";
import type { ReportFrame, ReportRequest } from "@/lib/domain/report";
import type { DayMetric } from "@/lib/domain/weekday-band";
import { readHistory } from "./figures";

/**
 * What the 28 days after the window are expected to bring, per metric; empty while nothing is known. For the people of a workspace alone: a link
 * shows what was, and promises nothing.
 */
export async function getOutlooks<M extends DayMetric>(
  scope: ProfileScope,
  request: ReportRequest,
  { frame, metrics }: { readonly frame: ReportFrame; readonly metrics: readonly M[] },
): Promise<Readonly<Partial<Record<M, Outlook>>>> {
  const history = await readHistory(scope, request, frame, metrics);
  const told = history === null ? [] : metrics.map((metric) => [metric, evaluateOutlook(metric, history)]);
  return Object.fromEntries(told) as Partial<Record<M, Outlook>>;
}
