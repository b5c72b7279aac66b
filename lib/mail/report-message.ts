import { createHash } from "node:crypto";
import type { StoredDelivery } from "@/lib/db/mail-deliveries";
import { formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { OverviewReport } from "@/lib/domain/report";
import { formatSummary } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import { findOrigin, toLinkAddress } from "@/lib/links/link-address";
import { type OpenedLink, openLink } from "@/lib/links/open-link";
import { getReportHtml } from "@/lib/reports/html/get-report-html";
import { getOverview } from "@/lib/reports/overview";
import { unsealToken } from "./seal";
import type { Message } from "./send-message";

/** In the order of the tiles. */
const HEADLINES = ["videoViews", "followers", "likes", "comments", "shares", "profileViews"] as const;
const LOCALE = "en-GB";

export type Composed =
  | { readonly ok: true; readonly message: Message }
  /** Trying again would not help. */
  | { readonly ok: false; readonly problem: string };

/** The message of one delivery, as of now: what its link shows, in the words of the page, with the same sections as one file. */
export async function composeReport(delivery: StoredDelivery, now: Date): Promise<Composed> {
  const { schedule, recipient } = delivery;
  const token = unsealToken(schedule.sealedToken, schedule.linkId);
  if (token === null)
    return refuse("It was made by another installation. Stop it and make it again, which makes a new link.");
  const link = await openLink(token, now);
  if (link === null) return refuse("Its link is closed. Open the link again, or stop the messages.");
  const { baseUrl, port } = env();
  const address = toLinkAddress(token, findOrigin({ baseUrl, host: null, port }));
  const request = { window: link.window, asOf: link.stored.asOf, compare: "previous" } as const;
  const locale = link.stored.locale ?? LOCALE;
  const report = await getOverview(link.scope, request, "none");
  const file = await getReportHtml(link.scope, {
    ...request,
    sections: link.sections,
    notes: link.stored.notesShown ? "shared" : "none",
    now,
    locale,
    title: link.title,
    message: link.stored.message,
  });
  return {
    ok: true,
    message: {
      id: toMessageId(delivery),
      to: recipient,
      subject: toSubject(link, report, locale),
      text: toText({ link, report, address, locale }),
      html: null,
      attachments: [{ fileName: file.name, html: file.html }],
    },
  };
}

/** The same whenever it is tried, so that a mail program that gets it twice shows it once. */
function toMessageId({ profileId, scheduleId, dueAt, recipient }: StoredDelivery): string {
  const key = createHash("sha256").update(JSON.stringify([profileId, scheduleId, dueAt, recipient]));
  return `<${key.digest("hex").slice(0, 40)}@tallyboard>`;
}

function toSubject({ title }: OpenedLink, { window }: OverviewReport, locale: string): string {
  const name = title.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 120);
  return window === null ? name : `${name}: ${formatRange(window, locale)}`;
}

type Told = {
  readonly link: OpenedLink;
  readonly report: OverviewReport;
  readonly address: string;
  readonly locale: string;
};

function toText({ link, report, address, locale }: Told): string {
  const { window } = report;
  const head = window === null ? "No figures are known yet." : formatRange(window, locale);
  // What the link does not show, its message does not tell.
  const told = link.sections.includes("overview") && window !== null ? HEADLINES : [];
  const figures = told.map(
    (metric) => `${METRICS[metric].label}: ${formatSummary(report.figures[metric], report.compare, locale)}`,
  );
  const lines = [
    `${link.title} · ${head}`,
    ...(link.stored.message === null ? [] : [link.stored.message]),
    ...figures,
    `Everything, with charts and with the newest data:\n${address}`,
    "The report of today is attached as one file that needs no network.",
    "This message is sent by the people of this profile with Tallyboard, to addresses that they entered. Ask them to stop it.",
  ];
  return `${lines.join("\n\n")}\n`;
}

function refuse(problem: string): Composed {
  return { ok: false, problem };
}
