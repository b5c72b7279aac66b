import type { PinnedRow } from "@/lib/db/pinned-portfolios";
import { findProfile, type PortfolioChoice, type ProfileScope, portfolioScopeOfLink } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import type { ReportRequest, Section, WindowDays } from "@/lib/domain/report";
import { WINDOW_LENGTHS } from "@/lib/domain/window";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { getOverview } from "./overview";
import { getWholePortfolio } from "./portfolio";

/** What pinning a portfolio makes grows with profiles × sections × windows, and is made while somebody waits. */
const MOST_PINNED_PROFILES = 100;

/** Notes that clients may see are kept with the figures; whether a link shows them is asked when it is opened. */
const GETTERS = {
  overview: (profile: ProfileScope, request: ReportRequest) => getOverview(profile, request, "shared"),
  content: getContent,
  followers: getFollowers,
} as const;

type Pinning = {
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  /** Readers cannot choose another window. */
  readonly windowFixed: boolean;
  readonly asOf: Day | null;
};

function windowsOf({ windowFixed, window }: Pinning): readonly WindowDays[] {
  return windowFixed ? [window] : WINDOW_LENGTHS;
}

/** The reports of these sections as JSON, in every window that readers can choose, for a link that shall show them for ever. */
export async function pinReports(
  profile: ProfileScope,
  chosen: Pinning,
): Promise<readonly { readonly section: Section; readonly window: WindowDays; readonly json: string }[]> {
  const reports: { section: Section; window: WindowDays; json: string }[] = [];
  const windows = windowsOf(chosen);
  for (const section of chosen.sections)
    for (const window of windows) {
      const report = await GETTERS[section](profile, { window, asOf: chosen.asOf, compare: "previous" });
      reports.push({ section, window, json: JSON.stringify(report) });
    }
  return reports;
}

/**
 * The rows of these profiles and the sections that they open, as JSON, in every window that readers can choose. null when there are more than
 * MOST_PINNED_PROFILES.
 */
export async function pinPortfolio(
  workspaceId: string,
  portfolio: PortfolioChoice,
  chosen: Pinning,
): Promise<readonly PinnedRow[] | null> {
  const scope = await portfolioScopeOfLink({ workspaceId, portfolio, pinnedId: null });
  if ((scope.onlyProfiles?.length ?? 0) > MOST_PINNED_PROFILES) return null;
  const found = new Map<string, ProfileScope>();
  const kept: PinnedRow[] = [];
  for (const window of windowsOf(chosen)) {
    const asked = { ...START, window, asOf: chosen.asOf };
    for (const row of (await getWholePortfolio(scope, asked)).rows) {
      const profile = found.get(row.handle) ?? (await findProfile(scope, row.handle));
      if (profile === null) continue;
      found.set(row.handle, profile);
      const { profileId } = profile;
      // The words that the house sorts its profiles by are not for readers.
      kept.push({ profileId, section: "row", window, json: JSON.stringify({ ...row, tags: [] }) });
    }
  }
  for (const profile of found.values())
    for (const report of await pinReports(profile, chosen))
      kept.push({ profileId: profile.profileId, ...report });
  return kept;
}

const START = {
  compare: "previous",
  sort: "handle",
  ascending: true,
  search: "",
  tag: null,
  page: 1,
} as const;
