import type { ProfileScope } from "@/lib/db/scope";
import type { ReportRequest, Section } from "@/lib/domain/report";
import { DAY_METRICS } from "@/lib/domain/weekday-band";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { getGoals } from "./goals";
import { getOutlooks } from "./outlook";
import { getOverview } from "./overview";
import { toReportJson } from "./to-json";

export type ReportRun = ReportRequest & { readonly scope: ProfileScope; readonly section: Section };

/** One section of a profile in the JSON that people script against. */
export async function runReport({ scope, section, ...request }: ReportRun): Promise<object> {
  switch (section) {
    case "overview":
      return runOverview(scope, request);
    case "content":
      return toReportJson(await getContent(scope, request));
    case "followers":
      return toReportJson(await getFollowers(scope, request));
  }
}

/** With what only the people of a workspace are told. */
async function runOverview(scope: ProfileScope, request: ReportRequest): Promise<object> {
  const report = await getOverview(scope, request, "all");
  const outlook = await getOutlooks(scope, request, { frame: report, metrics: DAY_METRICS });
  return { ...toReportJson(report), outlook, goals: await getGoals(scope, report.asOf) };
}
