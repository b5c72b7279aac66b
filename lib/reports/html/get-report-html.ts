import type { ProfileScope } from "@/lib/db/scope";
import { dayAt } from "@/lib/domain/day";
import type { NotesShown } from "@/lib/domain/note";
import type {
  ContentReport,
  FollowersReport,
  OverviewReport,
  ReportRequest,
  Section,
} from "@/lib/domain/report";
import { DAY_METRICS } from "@/lib/domain/weekday-band";
import { getCampaigns } from "../campaigns";
import { getContent } from "../content";
import { getFollowers } from "../followers";
import { getGoals } from "../goals";
import { getOutlooks } from "../outlook";
import { getOverview } from "../overview";
import { getZoneName } from "../zone";
import type { Ahead } from "./ahead-html";
import { type OwnMatters, type ReportFile, toReportFile } from "./report-html";

export type ReportHtmlRequest = ReportRequest & {
  /** null: all, but Followers only once it is open. */
  readonly sections: readonly Section[] | null;
  /** Which notes it may tell: one that is made to be sent on tells no private ones. */
  readonly notes: NotesShown;
  /** With goals, the outlook and campaigns, for the people of the workspace alone. */
  readonly own?: boolean;
  readonly now: Date;
  /** BCP 47 tag; null: as on the pages. */
  readonly locale?: string | null;
  readonly title?: string | null;
  readonly message?: string | null;
  /** Reads a section elsewhere, such as the kept figures of a pinned link; null, or absent, reads it from the ledger. */
  readonly findKept?: FindKept;
  /** What to say in place of the newest data. */
  readonly standing?: string | null;
};

type FindKept = (section: Section) => Promise<OverviewReport | ContentReport | FollowersReport | null>;

/** The sections of a profile as one self-contained HTML file, for a download, the command line or a message. */
export async function getReportHtml(profile: ProfileScope, request: ReportHtmlRequest): Promise<ReportFile> {
  const { sections, now, locale = null, title = null, message = null, standing = null } = request;
  const reports = [];
  for (const section of sections ?? (["overview", "content", "followers"] as const)) {
    const report = (await request.findKept?.(section)) ?? (await getSection(profile, section, request));
    const isClosed = report.section === "followers" && report.open === null;
    if (sections !== null || !isClosed) reports.push(report);
  }
  return toReportFile({
    sections: reports,
    own: request.own === true ? await getOwnMatters(profile, request, reports) : null,
    zone: await getZoneName(profile),
    title,
    message,
    standing,
    madeOn: dayAt(now.getTime()),
    locale,
  });
}

async function getOwnMatters(
  profile: ProfileScope,
  request: ReportHtmlRequest,
  reports: readonly (OverviewReport | ContentReport | FollowersReport)[],
): Promise<OwnMatters> {
  const overview = reports.find((report) => report.section === "overview");
  const [ahead, campaigns] = await Promise.all([
    overview === undefined ? { goals: [], outlooks: [] } : getAhead(profile, request, overview),
    reports.some(({ section }) => section === "content") ? getCampaigns(profile) : [],
  ]);
  return { ...ahead, campaigns };
}

async function getAhead(
  profile: ProfileScope,
  { window, asOf, compare }: ReportRequest,
  overview: OverviewReport,
): Promise<Ahead> {
  const asked = { frame: overview, metrics: DAY_METRICS };
  const [goals, outlooks] = await Promise.all([
    getGoals(profile, overview.asOf),
    getOutlooks(profile, { window, asOf, compare }, asked),
  ]);
  return { goals, outlooks: DAY_METRICS.flatMap((metric) => outlooks[metric] ?? []) };
}

function getSection(
  profile: ProfileScope,
  section: Section,
  { window, asOf, compare, notes }: ReportHtmlRequest,
): Promise<OverviewReport | ContentReport | FollowersReport> {
  const request = { window, asOf, compare };
  switch (section) {
    case "overview":
      return getOverview(profile, request, notes);
    case "content":
      return getContent(profile, request);
    case "followers":
      return getFollowers(profile, request);
  }
}
