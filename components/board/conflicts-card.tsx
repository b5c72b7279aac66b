import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import {
  type ConflictList,
  type ConflictReport,
  evaluateRestatement,
  isLateRestatement,
} from "@/lib/domain/conflict";
import { makerOf } from "@/lib/domain/export-format";
import {
  formatDayWithYear,
  formatExact,
  formatQuantity,
  formatSigned,
  formatWhole,
} from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import { METRICS } from "@/lib/domain/metric";
import type { ClaimedDay } from "@/lib/domain/provenance";
import { toSourceHref } from "@/lib/domain/source-address";

type ConflictsCardProps = { readonly report: ConflictReport; readonly profile: Handle };

/** Days on which exports give different numbers: contradictions of one day first, then what TikTok restated. */
export function ConflictsCard({ report: { contradicted, restated }, profile }: ConflictsCardProps) {
  if (contradicted.total + restated.total === 0) return null;
  return (
    <Card aria-labelledby="conflicts-title">
      <CardHeading
        id="conflicts-title"
        title="Where exports disagree"
        hint="The newest export is shown, and every other claim stays readable. Choose a day to see them all."
      />
      {contradicted.total > 0 ? <Contradicted list={contradicted} profile={profile} /> : null}
      {restated.total > 0 ? <Restated list={restated} profile={profile} /> : null}
    </Card>
  );
}

type ListProps = { readonly list: ConflictList; readonly profile: Handle };

/** Who made the exports that say different things about one of the listed days. */
function findMakers(list: ConflictList): readonly string[] {
  const mixed = list.days
    .map(({ claims }) => new Set(claims.map(({ source }) => makerOf(source.format))))
    .filter((makers) => makers.size > 1);
  return [...new Set(mixed.flatMap((makers) => [...makers]))].sort();
}

function Contradicted({ list, profile }: ListProps) {
  const makers = findMakers(list);
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        title={`${formatQuantity(list.total, "value differs", "values differ")} between exports made on one day`}
      >
        {makers.length === 0
          ? "Exports of one profile made on the same day should agree."
          : `${makers.join(" and ")} count differently, and neither corrects the other. Exports of one maker made on the same day should agree.`}{" "}
        One of them may be from another profile, or its days may be moved wrongly: open the day, look at the
        files, and undo the one that does not belong.
      </Notice>
      <Disagreements caption="Contradictions between exports of one day" list={list} profile={profile} />
    </div>
  );
}

function Restated({ list, profile }: ListProps) {
  return (
    <>
      <p className="text-sm text-pretty">
        <b className="font-[650]">
          {formatQuantity(list.total, "value", "values")} restated by a later export.
        </b>{" "}
        <span className="text-muted">
          This is normal for the newest one or two days of an export, which TikTok goes on counting. A day
          that changed after it had settled is marked: look at its files.
        </span>
      </p>
      <Disagreements caption="Values that a later export restated" list={list} profile={profile} />
    </>
  );
}

function Disagreements({ caption, list, profile }: ListProps & { readonly caption: string }) {
  return (
    <>
      <Table caption={caption}>
        <thead>
          <tr>
            <HeaderCell>Day</HeaderCell>
            <HeaderCell align="start">Measure</HeaderCell>
            <HeaderCell>Shown</HeaderCell>
            <HeaderCell>Said first</HeaderCell>
            <HeaderCell>Difference</HeaderCell>
            <HeaderCell>Exports</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {list.days.map((claimed) => (
            <Disagreement key={`${claimed.measure} ${claimed.day}`} claimed={claimed} profile={profile} />
          ))}
        </tbody>
      </Table>
      {list.total > list.days.length ? (
        <p className="pt-2 text-sm text-muted">
          The newest {list.days.length} of {formatWhole(list.total)} are listed.
        </p>
      ) : null}
    </>
  );
}

function Disagreement({ claimed, profile }: { readonly claimed: ClaimedDay; readonly profile: Handle }) {
  const { measure, day, total } = claimed;
  const said = evaluateRestatement(claimed);
  const href = toSourceHref({ profile, window: 7, asOf: day, compare: "previous", metric: measure, day });
  return (
    <tr>
      <RowHeader>
        <Link href={href} prefetch={false} className="font-semibold underline-offset-2 hover:underline">
          {formatDayWithYear(day)}
          <span className="sr-only">: every claim on {METRICS[measure].label.toLowerCase()}</span>
        </Link>
      </RowHeader>
      <Cell align="start">
        {METRICS[measure].label} {isLateRestatement(claimed) ? <Badge tone="warn">had settled</Badge> : null}
      </Cell>
      <Cell>{formatExact(measure, said?.shown ?? null)}</Cell>
      <Cell className="text-muted">{formatExact(measure, said?.first ?? null)}</Cell>
      <Cell>{formatSigned(said === null ? null : said.shown - said.first)}</Cell>
      <Cell>{total}</Cell>
    </tr>
  );
}
