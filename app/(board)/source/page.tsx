import type { Metadata } from "next";
import Link from "next/link";
import { NothingKnown } from "@/components/board/first-run";
import { Provenance } from "@/components/board/provenance";
import { type Query, toHref } from "@/lib/domain/address";
import { formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import { parseSourceAddress, SOURCE_PATH } from "@/lib/domain/source-address";
import { getProvenance } from "@/lib/reports/provenance";
import { BoardPage } from "../board-page";
import { readBoard } from "../read-board";

export const metadata: Metadata = { title: "Where it comes from" };

const OVERVIEW = { name: "Overview", path: "/overview" } as const;
const FOLLOWERS = { name: "Followers", path: "/followers" } as const;
const FOLLOWERS_ONLY: ReadonlySet<string> = new Set([
  "netFollowers",
  "followerGrowth",
  "viewers",
  "newViewers",
  "returningViewers",
]);

/** A figure's way back to the files: which export, line and day each of its values was read from. */
export default async function SourcePage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { profile } = board;
  const address = { ...parseSourceAddress(await searchParams), profile: board.address.profile };
  const { label } = METRICS[address.metric];
  const frame = { title: `${label}: where it comes from`, path: SOURCE_PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const back = FOLLOWERS_ONLY.has(address.metric) ? FOLLOWERS : OVERVIEW;
  const report = await getProvenance(profile, address);
  const line = (
    <p className="mt-1.5 text-muted">
      {report.window === null ? null : `${formatRange(report.window)} · `}
      <Link
        href={toHref(back.path, board.address)}
        prefetch={false}
        className="font-semibold text-accent underline"
      >
        Back to {back.name}
      </Link>
    </p>
  );
  return (
    <BoardPage {...frame} line={line}>
      {report.window === null ? (
        <NothingKnown shared={false} />
      ) : (
        <Provenance report={report} address={address} />
      )}
    </BoardPage>
  );
}
