import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { NothingKnown } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { ReportLine } from "@/components/board/report-line";
import { WindowChoice } from "@/components/board/window-choice";
import { SharedFrame } from "@/components/links/shared-frame";
import { toClientKey } from "@/lib/accounts/client-address";
import { type Address, DEFAULT_ADDRESS, parseAddress, type Query, toHref } from "@/lib/domain/address";
import type { Section } from "@/lib/domain/report";
import { env } from "@/lib/env";
import { countGuess } from "@/lib/links/guesses";
import { countLinkOpen, type OpenedLink, openLink } from "@/lib/links/open-link";
import { readSharedSection } from "../../shared-section";

/** A preview of the link in a chat shows this and nothing of what it opens. */
export const metadata: Metadata = {
  title: "Shared dashboard",
  description: "A read-only dashboard.",
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

type Props = {
  readonly params: Promise<{ readonly token: string; readonly path?: readonly string[] }>;
  readonly searchParams: Promise<Query>;
};

const TITLES: Readonly<Record<Section, string>> = {
  overview: "Overview",
  content: "Content",
  followers: "Followers",
};

export default async function SharedDashboard({ params, searchParams }: Props) {
  const { token, path } = await params;
  const link = await openLink(token, new Date());
  if (!link) countGuess(toClientKey(await headers(), env().trustedProxies), Date.now());
  const section = link && findSection(link, path);
  if (!link || !section) notFound();
  await countOpenAfterwards(link);
  const root = `/s/${token}`;
  const ownPath = path === undefined ? root : `${root}/${section}`;
  const address = toSharedAddress(link, await searchParams);
  const { report, coverage, compared, body } = await readSharedSection({
    link,
    section,
    address,
    path: ownPath,
  });
  return (
    <SharedFrame
      title={link.title}
      handle={link.scope.handle}
      sections={link.sections.map((name) => ({
        name,
        title: TITLES[name],
        href: toHref(`${root}/${name}`, address, { metric: DEFAULT_ADDRESS.metric }),
      }))}
      current={section}
    >
      <PageHeader title={TITLES[section]} actions={<WindowChoice path={ownPath} address={address} />}>
        <ReportLine
          report={report}
          address={address}
          path={ownPath}
          coverage={coverage}
          compared={compared}
        />
      </PageHeader>
      {report.window === null ? <NothingKnown shared={true} /> : body}
    </SharedFrame>
  );
}

/** `/s/<token>` is the first chosen section; one that was not chosen does not exist. */
function findSection({ sections }: OpenedLink, path: readonly string[] | undefined): Section | null {
  if (path === undefined) return sections[0] ?? null;
  return (path.length === 1 ? sections.find((section) => section === path[0]) : undefined) ?? null;
}

/** A reader chooses the window, the tile and the comparison; everything else in the query is ignored. */
function toSharedAddress(link: OpenedLink, query: Query): Address {
  const { window, metric, compare } = parseAddress(query);
  return {
    ...DEFAULT_ADDRESS,
    window: query["window"] === undefined ? link.window : window,
    metric,
    compare,
  };
}

/** A page that a person opened counts; what the page itself fetches afterwards does not. */
async function countOpenAfterwards(link: OpenedLink): Promise<void> {
  const requestHeaders = await headers();
  const destination = requestHeaders.get("sec-fetch-dest") ?? "document";
  if (destination !== "document") return;
  const now = new Date();
  after(() => countLinkOpen(link, requestHeaders.get("user-agent"), now));
}
