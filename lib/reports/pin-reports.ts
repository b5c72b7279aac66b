import type { ProfileScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import type { Section, WindowDays } from "@/lib/domain/report";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { getOverview } from "./overview";

const GETTERS = { overview: getOverview, content: getContent, followers: getFollowers } as const;

/** The reports of these sections and windows as JSON, for a link that shall show them for ever. */
export async function pinReports(
  profile: ProfileScope,
  chosen: {
    readonly sections: readonly Section[];
    readonly windows: readonly WindowDays[];
    readonly asOf: Day | null;
  },
): Promise<readonly { readonly section: Section; readonly window: WindowDays; readonly json: string }[]> {
  const reports: { section: Section; window: WindowDays; json: string }[] = [];
  for (const section of chosen.sections)
    for (const window of chosen.windows) {
      const report = await GETTERS[section](profile, { window, asOf: chosen.asOf, compare: "previous" });
      reports.push({ section, window, json: JSON.stringify(report) });
    }
  return reports;
}
