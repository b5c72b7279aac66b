import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ComparisonChoice } from "@/components/board/comparison-choice";
import { NothingKnown } from "@/components/board/first-run";
import { PageHeader } from "@/components/board/page-header";
import { PostPage } from "@/components/board/post-page";
import { ReportLine } from "@/components/board/report-line";
import { TakeAwayMenu } from "@/components/board/take-away-menu";
import { WindowChoice } from "@/components/board/window-choice";
import { LockedLink } from "@/components/links/locked-link";
import { SharedFrame } from "@/components/links/shared-frame";
import { type Address, DEFAULT_ADDRESS, type Query, toHref } from "@/lib/domain/address";
import { toPostFileHref } from "@/lib/domain/download";
import type { PostReport } from "@/lib/domain/post-report";
import type { Section } from "@/lib/domain/report";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import {
  findLockedLink,
  type OpenedLink,
  type OpenedPortfolio,
  openRow,
  openShared,
} from "@/lib/links/open-link";
import { READER_COOKIE } from "@/lib/links/reader-cookie";
import { countOpenAfterwards } from "../../count-open";
import { toPreviewMetadata } from "../../preview-metadata";
import { toSharedAddress, toStanding } from "../../shared-address";
import { SharedMessage, SharedPortfolio, toBrand, toFooter } from "../../shared-portfolio-page";
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
  const opened = await openShared(token, new Date(), proof);
  if (opened === null) return answerClosed({ token, path, query });
  if (opened.kind === "profile") return openProfile({ link: opened, token, path, query });
  if (query["profile"] !== undefined) {
    const link = await openRow(opened, toText(query["profile"]));
    return link === null ? notFound() : openProfile({ link, token, path, query });
  }
  if (path === undefined) return <SharedPortfolio link={opened} token={token} query={query} />;
  // Where a password was asked for in between: the address has lost its row.
  return findSection(opened, path) === null ? notFound() : redirect(`/s/${token}`);
}

type Asked = { readonly token: string; readonly path: readonly string[] | undefined; readonly query: Query };

/** What a link that is not open answers: a question for its password, or nothing. */
async function answerClosed({ token, path, query }: Asked) {
  if ((await findLockedLink(token, new Date())) !== null)
    return <LockedLink token={token} section={toWanted(path)} problem={toProblem(query)} />;
  return notFound();
}

async function openProfile({ link, token, path, query }: Asked & { readonly link: OpenedLink }) {
  const post = await readSharedPost(link, path, toSharedAddress(link, query));
  if (post !== null) return <OpenedPost link={link} token={token} query={query} report={post} />;
  const section = findSection(link, path);
  if (section === null) return notFound();
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
  const { pinnedAt, message } = link.stored;
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
      backHref={toBackHref(link, root, address)}
      sections={toSections(link, root, address)}
      current={section}
      standing={toFooter(link)}
      brand={await toBrand(link.scope, root)}
    >
      {message === null ? null : <SharedMessage text={message} />}
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
      backHref={toBackHref(link, root, address)}
      sections={toSections(link, root, address)}
      current="content"
      standing="live"
      brand={await toBrand(link.scope, root)}
    >
      <PostPage
        report={report}
        backHref={toHref(`${root}/content`, address)}
        shared={true}
        fileHref={
          link.stored.downloads
            ? (file) =>
                toPostFileHref(root, report.post.postId, file, { profile: address.profile, asOf: null })
            : null
        }
      />
    </SharedFrame>
  );
}

/** From a row back to all of them, with the same window. */
function toBackHref({ stored }: OpenedLink, root: string, { window, compare }: Address): string | null {
  if (stored.portfolio === null) return null;
  return toHref(root, { ...DEFAULT_ADDRESS, window, compare });
}

function toText(value: string | readonly string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
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

/** `/s/<token>` is the first chosen section; one that was not chosen does not exist. */
function findSection(
  { sections }: Pick<OpenedLink | OpenedPortfolio, "sections">,
  path: readonly string[] | undefined,
): Section | null {
  if (path === undefined) return sections[0] ?? null;
  return (path.length === 1 ? sections.find((section) => section === path[0]) : undefined) ?? null;
}
