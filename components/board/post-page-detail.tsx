import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import {
  formatCountry,
  formatDay,
  formatDayWithYear,
  formatPercent,
  formatSeconds,
} from "@/lib/domain/format";
import type { PostReport } from "@/lib/domain/post-report";
import type { EntrySource, NamedShare, PostDetailEntry } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS } from "@/lib/domain/thresholds";
import { UnknownValue } from "./tile";

type DetailCardProps = {
  readonly report: PostReport;
  readonly shared: boolean;
  /** The button that opens the form; null where nothing can be entered. */
  readonly actions: ReactNode;
};

/** What TikTok shows of a post for seven days, as it was captured on each day. */
export function DetailCard({ report: { detail, captured }, shared, actions }: DetailCardProps) {
  return (
    <Card aria-labelledby="detail-title">
      <CardHeading
        id="detail-title"
        title={
          <>
            Traffic source, watch time, viewers’ location{" "}
            {detail.state === "current" ? <Badge tone="good">current</Badge> : null}
          </>
        }
        hint={sayState(detail)}
        actions={detail.state === "current" ? actions : null}
      />
      {captured.map((entry) => (
        <Capture key={entry.capturedOn} entry={entry} shared={shared} />
      ))}
    </Card>
  );
}

function sayState({ state, lastDay, entry }: PostReport["detail"]): string {
  const rule = `TikTok documents this for ${CONTENT_DETAIL_DAYS} days after publishing`;
  if (state === "expired") {
    return `${rule}, which ended on ${formatDayWithYear(lastDay)}. Nothing was captured in that time, so nothing is known.`;
  }
  if (state === "captured")
    return `${rule}, which ended on ${formatDayWithYear(lastDay)}. What was captured in time stays readable.`;
  const open = `${rule}: it can be read until ${formatDayWithYear(lastDay)}.`;
  return entry === null ? `${open} No export holds it, and nothing was captured yet.` : open;
}

function Capture({ entry, shared }: { readonly entry: PostDetailEntry; readonly shared: boolean }) {
  const day = formatDay(entry.capturedOn);
  return (
    <section
      aria-label={`Captured on ${day}`}
      className="border-t border-line pt-3 pb-2 text-sm not-last:mb-1"
    >
      <h3 className="font-[650]">Captured on {formatDayWithYear(entry.capturedOn)}</h3>
      {shared ? null : <p className="text-muted wrap-anywhere">{entry.sources.map(saySource).join("; ")}</p>}
      <div className="mt-2 grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <dl className="grid content-start gap-y-1">
          <Fact label="Average watch time" value={formatKnown(entry.averageWatchSeconds, formatSeconds)} />
          <Fact label="Watched the full video" value={formatKnown(entry.watchedFull, formatPercent)} />
        </dl>
        <Shares title="Traffic source" shares={entry.trafficSources} />
        <Shares title="Viewers’ location" shares={entry.viewerLocations} />
      </div>
    </section>
  );
}

function saySource(source: EntrySource): string {
  if (source.kind === "file") return `read from ${source.fileName}, line ${source.line}`;
  return source.by === null ? "entered by hand" : `entered by hand, by ${source.by}`;
}

function formatKnown(value: number | null, format: (value: number) => string): string | null {
  return value === null ? null : format(value);
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <div className="flex justify-between gap-4 sm:block">
      <dt className="text-muted">{label}</dt>
      <dd className="font-semibold">{value ?? <UnknownValue />}</dd>
    </div>
  );
}

const MOST_BARS = 6;

function Shares({ title, shares }: { readonly title: string; readonly shares: readonly NamedShare[] }) {
  return (
    <div>
      <h4 className="text-muted">{title}</h4>
      {shares.length === 0 ? (
        <p>Not captured.</p>
      ) : (
        <ul className="mt-1 flex flex-col gap-1">
          {shares.slice(0, MOST_BARS).map(({ label, share }) => (
            <li key={label}>
              <span className="flex justify-between gap-4">
                <bdi className="min-w-0 truncate">{formatCountry(label)}</bdi>
                <span>{formatPercent(share)}</span>
              </span>
              <svg aria-hidden="true" width="100%" height="4" className="block">
                <rect width="100%" height="4" rx="2" className="fill-sunken" />
                <rect width={`${Math.min(100, share * 100)}%`} height="4" rx="2" className="fill-accent" />
              </svg>
            </li>
          ))}
          {shares.length > MOST_BARS ? (
            <li className="text-muted">and {shares.length - MOST_BARS} more</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}
