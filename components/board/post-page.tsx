import { ChevronLeft, ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { PostFile } from "@/lib/domain/download";
import {
  formatCount,
  formatDay,
  formatDayInFull,
  formatPercent,
  formatQuantity,
  formatSigned,
  formatWhole,
} from "@/lib/domain/format";
import type { PostReport, PostTotal } from "@/lib/domain/post-report";
import { CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { isTikTokLink } from "@/lib/domain/tiktok-link";
import { FileMenu } from "./file-menu";
import { Note, NoteFacts } from "./note";
import { AgesCard } from "./post-page-ages";
import { PostCurve } from "./post-page-curve";
import { DetailCard } from "./post-page-detail";
import { PostSourcesCard, ReadingsTable } from "./post-page-sources";
import { TableTwin } from "./table-twin";
import { UnknownValue } from "./tile";

type PostPageProps = {
  readonly report: PostReport;
  /** The list that the post was chosen on. */
  readonly backHref: string;
  /** Seen through a link: no file and no person is named. */
  readonly shared: boolean;
  /** Where its tables and chart are as files; null where they are not handed over. */
  readonly fileHref: ((file: PostFile) => string) | null;
  /** The button that opens the form for its detail; null where nothing can be entered. */
  readonly detailActions?: ReactNode;
};

const FILE_LABELS: Readonly<Record<PostFile, string>> = {
  "curve.csv": "Table as CSV",
  "curve.svg": "Chart as SVG",
  "ages.csv": "Table as CSV",
};

/** One post: totals, growth over its exports, its place beside the median post, its detail, and where every number comes from. */
export function PostPage({ report, backHref, shared, fileHref, detailActions = null }: PostPageProps) {
  const take = (title: string, files: readonly PostFile[]) =>
    fileHref === null ? null : (
      <FileMenu
        name={`Download: ${title}`}
        files={files.map((file) => ({ href: fileHref(file), label: FILE_LABELS[file] }))}
        {...(files.includes("curve.svg") ? { picture: fileHref("curve.svg") } : {})}
      />
    );
  return (
    <>
      <PostHeader report={report} backHref={backHref} />
      <div className="flex flex-col gap-3">
        <Totals report={report} />
        <Unlisted report={report} shared={shared} />
        <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
          <GrowthCard report={report} shared={shared} actions={take("Growth", ["curve.csv", "curve.svg"])} />
          <AgesCard report={report} actions={take("Beside the median post", ["ages.csv"])} />
        </div>
        <DetailCard report={report} shared={shared} actions={detailActions} />
        {shared ? null : <PostSourcesCard claims={report.claims} />}
      </div>
    </>
  );
}

function PostHeader({ report: { post, profile }, backHref }: Pick<PostPageProps, "report" | "backHref">) {
  const title = post.title.trim();
  return (
    <header className="mb-[18px]">
      <Link
        href={backHref}
        prefetch={false}
        className="no-print -ml-1 inline-flex min-h-7 items-center gap-0.5 rounded-md pr-1.5 text-sm text-muted hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        Content
      </Link>
      <h1
        className={classNames(
          "line-clamp-3 max-w-[70ch] text-title leading-snug font-bold tracking-[-0.02em] wrap-anywhere",
          title === "" && "text-muted italic",
        )}
        title={title === "" ? undefined : title}
      >
        <bdi>{title === "" ? "Post without a caption" : title}</bdi>
      </h1>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted max-sm:text-sm">
        <span>
          {post.kind === "photo" ? "Photo post" : "Video"} of <bdi>@{profile.handle}</bdi>
        </span>
        <span aria-hidden>·</span>
        <span>published {formatDayInFull(post.publishedOn)}</span>
        {isTikTokLink(post.url) ? (
          <>
            <span aria-hidden>·</span>
            <a
              href={post.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex items-center gap-1 font-semibold text-accent underline"
            >
              Open on TikTok
              <ExternalLink aria-hidden className="size-3.5" />
            </a>
          </>
        ) : null}
      </p>
    </header>
  );
}

const TOTALS: readonly { readonly name: PostTotal; readonly label: string }[] = [
  { name: "views", label: "Views" },
  { name: "likes", label: "Likes" },
  { name: "comments", label: "Comments" },
  { name: "shares", label: "Shares" },
  { name: "saves", label: "Saves" },
];

const HELD =
  "Since the post was published, as the newest export that knows the number gives it. A total may fall.";

function Totals({ report }: { readonly report: PostReport }) {
  const { post, gained, readings } = report;
  const facts = [
    {
      name: "From",
      text: `${formatQuantity(readings.length, "export", "exports")} that held the post, the newest of ${formatDay(post.readOn)}`,
    },
    {
      name: "Gained",
      text:
        gained === null
          ? "Not told: one export alone says nothing of what was gained."
          : `The difference of the exports of ${formatDay(gained.from)} and ${formatDay(gained.to)}.`,
    },
  ];
  const shown = TOTALS.filter(({ name }) => name !== "saves" || post.saves !== null);
  return (
    <dl
      aria-label="Lifetime totals"
      className={classNames(
        "grid grid-cols-2 gap-2.5 sm:grid-cols-3 max-sm:[&>:last-child:nth-child(odd)]:col-span-2",
        shown.length === TOTALS.length ? "xl:grid-cols-6" : "xl:grid-cols-5",
      )}
    >
      {shown.map(({ name, label }) => (
        <Total
          key={name}
          label={label}
          value={post[name] === null ? null : formatCount(post[name])}
          exact={formatWhole(post[name])}
          note={
            <Note id={`post-${name}-formula`} label={label}>
              <p>{HELD}</p>
              <NoteFacts facts={facts} />
            </Note>
          }
        >
          {gained === null || gained.totals[name] === null ? null : (
            <>
              <b className="font-semibold text-ink">{formatSigned(gained.totals[name])}</b> since{" "}
              {formatDay(gained.from)}
            </>
          )}
        </Total>
      ))}
      <Total
        label="Engagement"
        value={post.engagementRate === null ? null : formatPercent(post.engagementRate)}
        exact="(likes + comments + shares) ÷ views, lifetime"
        note={
          <Note id="post-engagement-formula" label="Engagement">
            <p>
              (likes + comments + shares) ÷ views of this post, over its lifetime. Unknown without one of
              them.
            </p>
            <NoteFacts facts={facts.slice(0, 1)} />
          </Note>
        }
      >
        by views, lifetime
      </Total>
    </dl>
  );
}

type TotalProps = {
  readonly label: string;
  readonly value: string | null;
  readonly exact: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
};

function Total({ label, value, exact, note, children }: TotalProps) {
  return (
    <div className="relative min-w-0 rounded-card border border-line bg-card px-3.5 py-3">
      <dt className="truncate pr-6 text-sm text-muted">{label}</dt>
      <dd className="absolute top-1.5 right-1.5">{note}</dd>
      <dd
        className="text-figure leading-tight font-[650] tracking-[-0.03em]"
        title={value === null ? "Not known" : exact}
      >
        {value ?? <UnknownValue />}
      </dd>
      <dd className="min-h-5 text-sm text-muted">{children}</dd>
    </div>
  );
}

/** The newest list no longer holds the post: its totals are older than the other posts'. */
function Unlisted({ report: { post, contentReadOn }, shared }: Pick<PostPageProps, "report" | "shared">) {
  if (contentReadOn === null || contentReadOn <= post.readOn) return null;
  return (
    <Notice title={`Totals as of ${formatDay(post.readOn)}`}>
      The newest content export, of {formatDay(contentReadOn)}, does not list this post
      {shared
        ? "."
        : `: TikTok lists at most ${CONTENT_EXPORT_POSTS}. Sort the list by views or likes before exporting, and older posts come back.`}
    </Notice>
  );
}

type GrowthCardProps = Pick<PostPageProps, "report" | "shared"> & { readonly actions: ReactNode };

function GrowthCard({ report, shared, actions }: GrowthCardProps) {
  const known = report.readings.filter(({ totals }) => totals.views !== null);
  const name = "Views by day of export";
  return (
    <Card aria-labelledby="growth-title" className="keep-together flex flex-col">
      <CardHeading
        id="growth-title"
        title="Growth"
        hint={sayGrowth(report, known.length, shared)}
        actions={known.length === 0 ? null : actions}
      />
      {known.length === 0 ? (
        <EmptyState title="No export knows its views" level={3}>
          The exports name this post without a view count. The next Content export may bring one.
        </EmptyState>
      ) : (
        <figure aria-label={name} className="flex flex-1 flex-col">
          <PostCurve id="growth" report={report} />
          <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <CurveLegend report={report} />
            <TableTwin id="growth-table" title={name}>
              <ReadingsTable report={report} />
            </TableTwin>
          </div>
        </figure>
      )}
    </Card>
  );
}

function sayGrowth({ post, readings, gained }: PostReport, known: number, shared: boolean): string {
  const asOf = `Lifetime totals as of ${formatDay(post.readOn)}`;
  if (known === 0) return `${asOf}.`;
  if (gained === null) {
    return `${asOf}, from the one export that holds this post.${shared ? "" : " Each further Content export adds a point."}`;
  }
  const views = gained.totals.views;
  const change =
    views === null
      ? `What it gained since ${formatDay(gained.from)} is not known.`
      : views < 0
        ? `${formatCount(-views)} views fewer than on ${formatDay(gained.from)}; a total may fall.`
        : `${formatCount(views)} views gained since ${formatDay(gained.from)}.`;
  return `${asOf}, from ${readings.length} exports. ${change}`;
}

function CurveLegend({ report: { readings, ages } }: { readonly report: PostReport }) {
  const first = readings.find(({ totals }) => totals.views !== null);
  const last = readings.findLast(({ totals }) => totals.views !== null);
  const reach = last?.age ?? 0;
  const hasMedian = ages.some(({ age, median }) => median.bounds !== null && age <= Math.max(1, reach));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <Mark mark={<circle cx="8" cy="6" r="4" className="fill-accent" />}>read on a day of export</Mark>
      {first !== undefined && first.age > 0 ? (
        <Mark mark={<path d="M1 11L6 1M6 11L11 1M11 11L16 1" className="stroke-field" strokeWidth="1.2" />}>
          before the first export: not known
        </Mark>
      ) : null}
      {hasMedian ? (
        <Mark mark={<path d="M8 1V11M3 1H13M3 11H13" className="stroke-previous" strokeWidth="2" />}>
          median post
        </Mark>
      ) : null}
      <Mark mark={<circle cx="8" cy="6" r="3.6" className="fill-ink" />}>published</Mark>
    </ul>
  );
}

function Mark({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 16 12" width="16" height="12" fill="none">
        {mark}
      </svg>
      {children}
    </li>
  );
}
