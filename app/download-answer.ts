import { arrangePosts } from "@/components/board/arrange-posts";
import type { Address } from "@/lib/domain/address";
import { type AheadDownload, formatWanted, type Wanted } from "@/lib/domain/download";
import type { GoalProgress } from "@/lib/domain/goal";
import type { Outlook } from "@/lib/domain/outlook";
import type { ContentReport, FollowersReport, OverviewReport, ReportFrame } from "@/lib/domain/report";
import { toGoalsTable, toOutlookTable } from "@/lib/reports/downloads/ahead-tables";
import { type CsvTable, toCsv } from "@/lib/reports/downloads/csv-table";
import { toContentTable, toFollowersTable, toOverviewTable } from "@/lib/reports/downloads/section-tables";
import { toDisposition } from "./api/imports/attachment";
import { drawAhead, drawFollowers, drawOverview } from "./download-charts";

/** The reports that the page of the same address draws, each read when it is needed. */
export type Readers = {
  readonly overview: () => Promise<OverviewReport>;
  readonly content: () => Promise<ContentReport>;
  readonly followers: () => Promise<FollowersReport>;
  /** What only the people of a workspace are told; null through a link. */
  readonly ahead: AheadReaders | null;
  /** IANA name of the profile's zone; null when it is not known. */
  readonly zone: () => Promise<string | null>;
};

type AheadReaders = {
  /** Of the metric that the address names; null where it has none. */
  readonly outlook: (report: OverviewReport) => Promise<Outlook | null>;
  readonly goals: (report: OverviewReport) => Promise<readonly GoalProgress[]>;
};

type Made = { readonly frame: ReportFrame; readonly text: string | null };

const TYPES = { csv: "text/csv; charset=utf-8", svg: "image/svg+xml; charset=utf-8" } as const;

/** A table or chart of a page as a file; 404 for what the page does not show. */
export async function answerDownload(wanted: Wanted, address: Address, readers: Readers): Promise<Response> {
  const { frame, text } = await make(wanted, address, readers);
  if (text === null) return answerNothing();
  return new Response(text, {
    headers: {
      "Content-Type": TYPES[wanted.format],
      "Content-Disposition": toDisposition(toFileName(wanted, frame)),
      "Cache-Control": "private, no-store",
    },
  });
}

/** One answer for every address that leads nowhere. */
export function answerNothing(): Response {
  return new Response("There is nothing to download here.\n", {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}

async function make(wanted: Wanted, address: Address, readers: Readers): Promise<Made> {
  const zone = await readers.zone();
  const isTable = wanted.format === "csv";
  switch (wanted.section) {
    case "overview": {
      const { name } = wanted;
      const report = await readers.overview();
      if (name === "outlook" || name === "goals")
        return { frame: report, text: await makeAhead({ name, isTable }, { report, zone }, readers.ahead) };
      const text = isTable
        ? toCsv(toOverviewTable({ report, name, zone }))
        : drawOverview(report, name, zone);
      return { frame: report, text };
    }
    case "content": {
      const found = await readers.content();
      // Hashtags are those of the whole window, as on the page.
      const report =
        wanted.name === "posts" ? { ...found, posts: arrangePosts(found.posts, address) } : found;
      return { frame: report, text: toCsv(toContentTable({ report, name: wanted.name, zone })) };
    }
    case "followers": {
      const { name } = wanted;
      const report = await readers.followers();
      const text = isTable
        ? toText(toFollowersTable({ report, name, zone }))
        : drawFollowers(report, name, zone);
      return { frame: report, text };
    }
  }
}

async function makeAhead(
  { name, isTable }: { readonly name: AheadDownload; readonly isTable: boolean },
  { report, zone }: { readonly report: OverviewReport; readonly zone: string | null },
  ahead: AheadReaders | null,
): Promise<string | null> {
  if (ahead === null) return null;
  const context = { frame: report, zone };
  if (name === "goals") return toCsv(toGoalsTable(await ahead.goals(report), context));
  const outlook = await ahead.outlook(report);
  if (outlook === null) return null;
  return isTable ? toCsv(toOutlookTable(outlook, context)) : drawAhead(outlook, report, zone);
}

function toText(table: CsvTable | null): string | null {
  return table === null ? null : toCsv(table);
}

/** "northwind.bakes Video views by day 2026-02-25 to 2026-03-24.csv". */
function toFileName(wanted: Wanted, { profile, window }: ReportFrame): string {
  const days = window === null ? "" : ` ${window.from} to ${window.to}`;
  return `${profile.handle} ${formatWanted(wanted)}${days}.${wanted.format}`;
}
