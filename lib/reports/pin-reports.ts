import type { ProfileScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import type { ReportRequest, Section, WindowDays } from "@/lib/domain/report";
import { WINDOW_LENGTHS } from "@/lib/domain/window";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { getOverview } from "./overview";

/** Notes that clients may see are kept with the figures; whether a link shows them is asked when it is opened. */
const GETTERS = {
  overview: (profile: ProfileScope, request: ReportRequest) => getOverview(profile, request, "shared"),
  content: getContent,
  followers: getFollowers,
} as const;

/** The reports of these sections as JSON, in every window that readers can choose, for a link that shall show them for ever. */
export async function pinReports(
  profile: ProfileScope,
  chosen: {
    readonly sections: readonly Section[];
    readonly window: WindowDays;
    /** Readers cannot choose another window. */
    readonly windowFixed: boolean;
    readonly asOf: Day | null;
  },
): Promise<readonly { readonly section: Section; readonly window: WindowDays; readonly json: string }[]> {
  const reports: { section: Section; window: WindowDays; json: string }[] = [];
  const windows = chosen.windowFixed ? [chosen.window] : WINDOW_LENGTHS;
  for (const section of chosen.sections)
    for (const window of windows) {
      const report = await GETTERS[section](profile, { window, asOf: chosen.asOf, compare: "previous" });
      reports.push({ section, window, json: JSON.stringify(report) });
    }
  return reports;
}
