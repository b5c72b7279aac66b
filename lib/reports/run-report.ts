import type { ProfileScope } from "@/lib/db/scope";
import type { ReportRequest, Section } from "@/lib/domain/report";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { getOverview } from "./overview";
import { toReportJson } from "./to-json";

export type ReportRun = ReportRequest & { readonly scope: ProfileScope; readonly section: Section };

/** One section of a profile in the JSON that people script against. */
export async function runReport({ scope, section, ...request }: ReportRun): Promise<object> {
  switch (section) {
    case "overview":
      return toReportJson(await getOverview(scope, request, "all"));
    case "content":
      return toReportJson(await getContent(scope, request));
    case "followers":
      return toReportJson(await getFollowers(scope, request));
  }
}
