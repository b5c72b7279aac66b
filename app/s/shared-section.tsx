import type { ReactNode } from "react";
import { ContentSection } from "@/components/board/content-section";
import { FollowersSection } from "@/components/board/followers-section";
import { OverviewSection } from "@/components/board/overview-section";
import { type Address, toReportRequest } from "@/lib/domain/address";
import type { Coverage, ReportFrame, Section } from "@/lib/domain/report";
import type { OpenedLink } from "@/lib/links/open-link";
import { findPinned, toNotesShown } from "@/lib/links/pinned";
import { getContent } from "@/lib/reports/content";
import { getFollowers } from "@/lib/reports/followers";
import { getOverview } from "@/lib/reports/overview";

type Wanted = {
  readonly link: OpenedLink;
  readonly section: Section;
  readonly address: Address;
  readonly path: string;
  /** Below which each post has its page; null where posts cannot be opened. */
  readonly postsPath: string | null;
};

type SharedSection = {
  readonly report: ReportFrame;
  /** Of the section's leading figure. */
  readonly coverage: Coverage | null;
  /** false where nothing in the section is compared. */
  readonly compared: boolean;
  readonly body: ReactNode;
};

/** One section as a stranger sees it: the same report and the same picture as behind sign-in, with nothing to change. */
export async function readSharedSection(wanted: Wanted): Promise<SharedSection> {
  const { link, section, address, path, postsPath } = wanted;
  const request = toReportRequest(address);
  const { window } = request;
  const { downloads } = link.stored;
  const frame = { address, path, postsPath, shared: true, downloads } as const;
  switch (section) {
    case "overview": {
      const report =
        (await findPinned(link, "overview", window)) ??
        (await getOverview(link.scope, request, toNotesShown(link)));
      const { coverage } = report.figures[address.metric];
      return { report, coverage, compared: true, body: <OverviewSection report={report} {...frame} /> };
    }
    case "content": {
      const report = (await findPinned(link, "content", window)) ?? (await getContent(link.scope, request));
      return { report, coverage: null, compared: false, body: <ContentSection report={report} {...frame} /> };
    }
    case "followers": {
      const report =
        (await findPinned(link, "followers", window)) ?? (await getFollowers(link.scope, request));
      const coverage = report.open?.figures.followers.coverage ?? null;
      const compared = report.open !== null;
      return { report, coverage, compared, body: <FollowersSection report={report} {...frame} /> };
    }
  }
}
