import { findPinnedOfPortfolio, listPinnedRows } from "@/lib/db/pinned-portfolios";
import { findPinnedReport } from "@/lib/db/pinned-reports";
import type { NotesShown } from "@/lib/domain/note";
import type { PortfolioRow } from "@/lib/domain/portfolio";
import type {
  ContentReport,
  FollowersReport,
  OverviewReport,
  Section,
  WindowDays,
} from "@/lib/domain/report";
import type { OpenedLink, OpenedPortfolio } from "./open-link";

type ReportOf = {
  readonly overview: OverviewReport;
  readonly content: ContentReport;
  readonly followers: FollowersReport;
};

/** The report that a pinned link keeps of one of its sections; null when the link is live. Throws when it keeps no such report. */
export async function findPinned<Name extends Section>(
  link: OpenedLink,
  section: Name,
  window: WindowDays,
): Promise<ReportOf[Name] | null> {
  if (link.stored.pinnedAt === null) return null;
  const find = link.stored.portfolio === null ? findPinnedReport : findPinnedOfPortfolio;
  const json = await find(link.scope, { linkId: link.stored.id, section, window });
  // Never the newest figures in place of kept ones.
  if (json === null) throw new Error(`Link ${link.stored.id} keeps no report of ${section}, ${window} days.`);
  const report = JSON.parse(json) as ReportOf[Name];
  return report.section === "overview" ? { ...report, notes: keptNotes(link, report) } : report;
}

/** The rows that a pinned portfolio keeps, in no order, without those of profiles that are private by now; null when the link is live. */
export async function findPinnedPortfolio(
  { scope, stored }: OpenedPortfolio,
  window: WindowDays,
): Promise<readonly PortfolioRow[] | null> {
  if (stored.pinnedAt === null) return null;
  const rows = await listPinnedRows(scope, { linkId: stored.id, window });
  return rows.map((json) => JSON.parse(json) as PortfolioRow);
}

/** Reports that were kept before there were notes have none. */
function keptNotes(link: OpenedLink, report: Partial<OverviewReport>): OverviewReport["notes"] {
  return toNotesShown(link) === "shared" ? (report.notes ?? []) : [];
}

/** The notes that readers of a link may see: those marked for clients, where its maker shows notes. */
export function toNotesShown({ stored }: Pick<OpenedLink, "stored">): Exclude<NotesShown, "all"> {
  return stored.notesShown ? "shared" : "none";
}
