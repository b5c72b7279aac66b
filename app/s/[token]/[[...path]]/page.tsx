import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { ComparisonChoice } from "@/components/board/comparison-choice";
import { NothingKnown } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { PostPage } from "@/components/board/post-page";
import { ReportLine } from "@/components/board/report-line";
import { TakeAwayMenu } from "@/components/board/take-away-menu";
import { WindowChoice } from "@/components/board/window-choice";
import type { SharedBrand } from "@/components/links/brand-sign";
import { LockedLink } from "@/components/links/locked-link";
import { SharedFrame } from "@/components/links/shared-frame";
import { toClientKey } from "@/lib/accounts/client-address";
import { type Address, DEFAULT_ADDRESS, type Query, toHref } from "@/lib/domain/address";
import { toPostFileHref } from "@/lib/domain/download";
import type { PostReport } from "@/lib/domain/post-report";
import type { Section } from "@/lib/domain/report";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import { env } from "@/lib/env";
import { getBranding } from "@/lib/links/branding";
import { countGuess } from "@/lib/links/guesses";
import { countLinkOpen, findLockedLink, isOpening, type OpenedLink, openLink } from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { toPreviewMetadata } from "../../preview-metadata";
import { toSharedAddress, toStanding } from "../../shared-address";
import { readSharedPost, toPostsPath } from "../../shared-post";
import { readSharedSection } from "../../shared-section";

type Props = {
  readonly params: Promise<{ readonly token: string; readonly path?: readonly string[] }>;
  readonly searchParams: Promise<Query>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toPreviewMetadata((await params).token);
}

export default async function SharedDashboard({ params, searchParams }: Props) {
  const { token, path } = await params;
  const query = await searchParams;
  const proof = (await cookies()).get(READER_COOKIE)?.value ?? null;
  const link = await openLink(token, new Date(), proof);
  if (link === null && (await findLockedLink(token, new Date())) !== null)
    return <LockedLink token={token} section={toWanted(path)} problem={toProblem(query)} />;
  if (link === null) countGuess(toClientKey(await headers(), env().trustedProxies), Date.now());
  const post = link && (await readSharedPost(link, path, toSharedAddress(link, query)));
  if (link !== null && post !== null)
    return <OpenedPost link={link} token={token} query={query} report={post} />;
  const section = link && findSection(link, path);
  if (link === null || section === null) notFound();
  return <Opened link={link} token={token} section={section} path={path} query={query} />;
}

type OpenedProps = {
  readonly link: OpenedLink;
  readonly token: string;
  readonly section: Section;
  readonly path: readonly string[] | undefined;
  readonly query: Query;
};

async function Opened({ link, token, section, path, query }: OpenedProps) {
  await countOpenAfterwards(link);
  const root = `/s/${token}`;
  const ownPath = path === undefined ? root : `${root}/${section}`;
  const address = toSharedAddress(link, query);
  const { pinnedAt, asOf, message } = link.stored;
  const { report, coverage, compared, body } = await readSharedSection({
    link,
    section,
    address,
    path: ownPath,
    postsPath: toPostsPath(link, token),
  });
  return (
    <SharedFrame
      title={link.title}
      handle={link.scope.handle}
      sections={toSections(link, root, address)}
      current={section}
      standing={pinnedAt !== null ? "pinned" : asOf !== null ? "as-of" : "live"}
      brand={await toBrand(link, root)}
    >
      {message === null ? null : <Message text={message} />}
      <PageHeader
        title={SECTION_TITLES[section]}
        actions={
          <>
            {link.stored.windowFixed ? null : <WindowChoice path={ownPath} address={address} />}
            {compared && pinnedAt === null ? <ComparisonChoice path={ownPath} address={address} /> : null}
            {link.stored.downloads ? <TakeAwayMenu path={ownPath} address={address} /> : null}
          </>
        }
      >
        <ReportLine
          report={report}
          address={address}
          path={ownPath}
          coverage={coverage}
          compared={compared}
          standing={toStanding(link)}
        />
      </PageHeader>
      {report.window === null ? <NothingKnown shared={true} /> : body}
    </SharedFrame>
  );
}

type OpenedPostProps = Omit<OpenedProps, "section" | "path"> & { readonly report: PostReport };

/** One post of a live link's Content: the same report and the same picture as behind sign-in, without the files. */
async function OpenedPost({ link, token, query, report }: OpenedPostProps) {
  await countOpenAfterwards(link);
  const root = `/s/${token}`;
  const address = toSharedAddress(link, query);
  return (
    <SharedFrame
      title={link.title}
      handle={link.scope.handle}
      sections={toSections(link, root, address)}
      current="content"
      standing="live"
      brand={await toBrand(link, root)}
    >
      <PostPage
        report={report}
        backHref={toHref(`${root}/content`, address)}
        shared={true}
        fileHref={
          link.stored.downloads
            ? (file) => toPostFileHref(root, report.post.postId, file, { profile: null, asOf: null })
            : null
        }
      />
    </SharedFrame>
  );
}

async function toBrand({ scope }: OpenedLink, root: string): Promise<SharedBrand> {
  const { name, color, ink, hasLogo } = await getBranding(scope);
  return { name, color, ink, logo: hasLogo ? `${root}/logo` : null };
}

function toSections({ sections }: OpenedLink, root: string, address: Address) {
  return sections.map((name) => ({
    name,
    title: SECTION_TITLES[name],
    href: toHref(`${root}/${name}`, address, { metric: DEFAULT_ADDRESS.metric }),
  }));
}

const PROBLEMS: Readonly<Record<string, string>> = {
  wrong: "This is not the password of the link. Check it and try again.",
  wait: "Too many tries. Wait a quarter of an hour, then try again.",
};

function toProblem({ problem }: Query): string | null {
  return typeof problem === "string" ? (PROBLEMS[problem] ?? null) : null;
}

/** The section that a locked link is asked for; whether the link has it is not told. */
function toWanted(path: readonly string[] | undefined): Section | null {
  const [name] = path ?? [];
  return name === "overview" || name === "content" || name === "followers" ? name : null;
}

/** What the owner says about the figures. */
function Message({ text }: { readonly text: string }) {
  return (
    <p className="mb-4 max-w-[70ch] whitespace-pre-line text-pretty">
      <bdi>{text}</bdi>
    </p>
  );
}

/** `/s/<token>` is the first chosen section; one that was not chosen does not exist. */
function findSection({ sections }: OpenedLink, path: readonly string[] | undefined): Section | null {
  if (path === undefined) return sections[0] ?? null;
  return (path.length === 1 ? sections.find((section) => section === path[0]) : undefined) ?? null;
}

async function countOpenAfterwards(link: OpenedLink): Promise<void> {
  const requestHeaders = await headers();
  if (!isOpening(requestHeaders)) return;
  const now = new Date();
  after(() => countLinkOpen(link, requestHeaders.get("user-agent"), now));
}
