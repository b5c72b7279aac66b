import Link from "next/link";
import { AdviceCard } from "@/components/board/advice-card";
import { formatAdvice } from "@/lib/domain/advice";
import { dayAt } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { getCoverage } from "@/lib/reports/coverage";
import type { Board } from "../read-board";

/** An agency's drop may hold thirty profiles; Coverage tells each of them. */
const PROFILES_ADVISED = 2;
const EXPORTS_TOLD = 3;

type NextExportsProps = Pick<Board, "profiles"> & {
  /** Newest first. */
  readonly records: readonly ImportRecord[];
};

/** What to export next for the profiles of the newest drop, most pressing first. */
export async function NextExports({ profiles, records }: NextExportsProps) {
  const newest = new Set<Handle>(
    records
      .filter(({ batchId, undoneAt }) => batchId === records[0]?.batchId && undoneAt === null)
      .map(({ profile }) => profile),
  );
  const advised = profiles.filter(({ handle }) => newest.has(handle)).slice(0, PROFILES_ADVISED);
  const today = dayAt(Date.now());
  const cards = await Promise.all(
    advised.map(async (profile) => {
      const { advice } = await getCoverage(profile, today);
      return { handle: profile.handle, exports: formatAdvice(advice, today).slice(0, EXPORTS_TOLD) };
    }),
  );
  return cards.map(({ handle, exports }) => (
    <AdviceCard
      key={handle}
      id={`next-${handle}`}
      title={cards.length === 1 ? "Export these next" : `Export these next for @${handle}`}
      exports={exports}
      actions={
        <Link
          href={`/coverage?profile=@${handle}`}
          prefetch={false}
          className="text-sm font-semibold text-accent-strong underline-offset-2 hover:underline"
        >
          All of Coverage
        </Link>
      }
    />
  ));
}
