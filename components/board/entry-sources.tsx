import Link from "next/link";
import { LocalTime } from "@/components/ui/local-time";
import type { Day } from "@/lib/domain/day";
import { formatDay } from "@/lib/domain/format";
import type { EntrySource } from "@/lib/domain/report";

type EntrySourcesProps = {
  readonly readOn: Day;
  readonly sources: readonly EntrySource[];
  /** Strangers are told neither names nor files. */
  readonly shared: boolean;
};

/** Who typed in what TikTok's screen showed, and when, or which line of which file says it. */
export function EntrySources({ readOn, sources, shared }: EntrySourcesProps) {
  return (
    <>
      As TikTok showed it on {formatDay(readOn)}.
      {shared
        ? null
        : sources.map((source) => (
            <span key={toKey(source)} className="block">
              {source.kind === "hand" ? (
                <>
                  Entered by hand{source.by === null ? "" : " by "}
                  <bdi>{source.by}</bdi>, <LocalTime iso={source.at} />.
                </>
              ) : (
                <>
                  From{" "}
                  <Link
                    href={`/imports/${source.importId}`}
                    prefetch={false}
                    className="wrap-anywhere text-accent underline"
                  >
                    <bdi>{source.fileName}</bdi>
                  </Link>
                  , line {source.line}.
                </>
              )}
            </span>
          ))}
    </>
  );
}

function toKey(source: EntrySource): string {
  return source.kind === "hand" ? source.at : `${source.importId} ${source.line}`;
}
