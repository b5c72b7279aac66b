import { createHash } from "node:crypto";
import type { CampaignReport } from "@/lib/domain/campaign";
import type { Day } from "@/lib/domain/day";
import { formatDay, formatDayWithYear, formatRange } from "@/lib/domain/format";
import { currentLocale } from "@/lib/domain/locale";
import type { ContentReport, FollowersReport, OverviewReport, ReportFrame } from "@/lib/domain/report";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import { formatShortPeriod } from "@/lib/domain/summary";
import type { Ahead } from "./ahead-html";
import { contentHtml } from "./content-html";
import type { Manner } from "./figure-html";
import { followersHtml } from "./followers-html";
import { type Html, html, NOTHING, trusted } from "./markup";
import { overviewHtml } from "./overview-html";
import { REPORT_STYLE } from "./report-style";

/** What the people of a workspace alone are told, and no link has: goals, what is expected of the days to come, and campaigns. */
export type OwnMatters = Ahead & { readonly campaigns: readonly CampaignReport[] };

/** What a report file is made of: nothing that is not in here can be in it. */
export type ReportContent = {
  /** In the order in which they are shown; at least one. */
  readonly sections: readonly (OverviewReport | ContentReport | FollowersReport)[];
  /** Goals and outlook stand below Overview's chart, campaigns in Content; null where they are not to be told. */
  readonly own: OwnMatters | null;
  /** IANA name of the profile's zone; null when it is not known. */
  readonly zone: string | null;
  /** null: the profile's name or handle. */
  readonly title: string | null;
  /** A few words above the figures; null: none. */
  readonly message: string | null;
  /** Said where the figures stand still, in place of the newest data; null where they do not. */
  readonly standing: string | null;
  readonly madeOn: Day;
  /** BCP 47 tag of numbers and days; null: as on the pages. */
  readonly locale: string | null;
};

/** A file with the name that it is best saved under. */
export type ReportFile = { readonly name: string; readonly html: string; readonly bytes: number };

const MARK =
  '<svg width="24" height="24" viewBox="0 0 22 22" aria-hidden="true"><rect width="22" height="22" rx="6" fill="var(--accent)"/><path d="M6 16.5v-5M9.4 16.5v-9M12.8 16.5v-7M16.2 16.5v-12" stroke="var(--card)" stroke-width="2"/></svg>';
const SIZE_PLACE = "{size}";
const KILOBYTE = 1024;

/**
 * Reports as one HTML file that needs no network and no script: charts as SVG, every figure as in `report --json` (`data` elements hold it
 * to the last digit), and a policy of its own that lets it load nothing. Throws without a section.
 */
export function toReportFile(content: ReportContent): ReportFile {
  const { sections, madeOn } = content;
  const [first] = sections;
  if (first === undefined) throw new Error("A report needs a section.");
  const locale = content.locale ?? currentLocale();
  const { window, profile } = first;
  const style = createHash("sha256").update(REPORT_STYLE).digest("base64");
  const title = content.title ?? profile.name ?? `@${profile.handle}`;
  const body = html`<header><p class="brand">${trusted(MARK)}Tallyboard</p><h1><bdi>${title}</bdi></h1>
${lineHtml(content, first, locale)}${navHtml(sections)}</header>
<main>${sections.map((report) => sectionHtml(report, { locale, compare: report.compare }, content))}</main>
<footer><p>From TikTok’s own exports${provenance(sections, locale)}. Made by Tallyboard on ${formatDayWithYear(madeOn, locale)}. A dash stands for what is not known; it is never a zero.</p>
<p>This file is ${SIZE_PLACE}, loads nothing from anywhere and runs no script.</p></footer>`;
  const head = html`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><title>${title}${window === null ? "" : ` · ${formatRange(window, locale)}`}</title>`;
  const markup = `<!DOCTYPE html>\n<html lang="en"><head>${head.markup}<style>${REPORT_STYLE}</style></head>\n<body>${body.markup}</body></html>\n`;
  const size = `${Math.ceil(Buffer.byteLength(markup) / KILOBYTE)} KB`;
  const written = markup.replace(SIZE_PLACE, size);
  return {
    name: toFileName(first, content.own !== null),
    html: written,
    bytes: Buffer.byteLength(written),
  };
}

/** "northwind.bakes report 2026-02-25 to 2026-03-24.html"; one's own says so, lest it be sent on. */
function toFileName({ profile, window }: ReportFrame, isOwn: boolean): string {
  const days = window === null ? "" : ` ${window.from} to ${window.to}`;
  return `${profile.handle} ${isOwn ? "own report" : "report"}${days}.html`;
}

/** Whose figures, of which days, against which, in which zone, how new and how complete. */
function lineHtml(
  { sections, zone, title, message, standing, own }: ReportContent,
  frame: ReportFrame,
  locale: string,
): Html {
  const { profile, window, previous, compare, newestDay } = frame;
  const overview = sections.find((report) => report.section === "overview");
  const coverage = overview?.section === "overview" ? overview.figures.videoViews.coverage : null;
  const isCompared = sections.some(({ section }) => section !== "content");
  const parts = [
    title === null && profile.name === null ? null : `@${profile.handle}`,
    window === null ? "nothing is known yet" : formatRange(window, locale),
    window === null || previous === null || !isCompared
      ? null
      : `compared with ${formatShortPeriod(compare, window.days)}, ${formatRange(previous, locale)}`,
    standing ?? (newestDay === null ? null : `newest data ${formatDay(newestDay, locale)}`),
    sayZone(zone),
    own === null ? null : "for ourselves, with goals, outlook and campaigns",
  ].filter((part) => part !== null);
  const badge =
    coverage === null || coverage.known === coverage.days
      ? NOTHING
      : html` <span class="badge">${coverage.known} of ${coverage.days} days covered</span>`;
  return html`<p class="line">${parts.join(" · ")}${badge}</p>${message === null ? NOTHING : html`<p class="message"><bdi>${message}</bdi></p>`}`;
}

function sayZone(zone: string | null): string {
  return zone === null ? "days as TikTok exported them" : `time zone ${zone}`;
}

function navHtml(sections: ReportContent["sections"]): Html {
  if (sections.length < 2) return NOTHING;
  return html`<nav aria-label="Sections">${sections.map(({ section }) => html`<a href="#${section}">${SECTION_TITLES[section]}</a>`)}</nav>`;
}

function sectionHtml(
  report: ReportContent["sections"][number],
  manner: Manner,
  { sections, own }: ReportContent,
): Html {
  const { section, window } = report;
  const heading =
    sections.length > 1
      ? html`<h2 id="${section}">${SECTION_TITLES[section]}</h2>`
      : html`<h2>${SECTION_TITLES[section]}</h2>`;
  if (window === null) return html`${heading}<p class="muted">Nothing is known of this profile yet.</p>`;
  return html`${heading}${bodyOf(report, manner, own)}`;
}

function bodyOf(report: ReportContent["sections"][number], manner: Manner, own: OwnMatters | null): Html {
  switch (report.section) {
    case "overview":
      return overviewHtml(report, manner, own);
    case "content":
      return contentHtml(report, manner, own?.campaigns ?? []);
    case "followers":
      return followersHtml(report, manner);
  }
}

/** How new what stands behind it is; no file and nobody is named. */
function provenance(sections: ReportContent["sections"], locale: string): string {
  const parts = sections.flatMap((report): readonly string[] => {
    if (report.section === "content")
      return report.contentReadOn === null
        ? []
        : [`posts as of ${formatDayWithYear(report.contentReadOn, locale)}`];
    return report.asOf === null ? [] : [`days up to ${formatDayWithYear(report.asOf, locale)}`];
  });
  const said: ReadonlySet<string> = new Set(parts);
  return said.size === 0 ? "" : `: ${[...said].join(", ")}`;
}
