import Link from "next/link";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDayWithYear, formatExact } from "@/lib/domain/format";
import type { Measure } from "@/lib/domain/measure";
import { METRICS } from "@/lib/domain/metric";
import {
  formatMissing,
  type InputDay,
  type ProvenanceReport,
  type SourceExport,
} from "@/lib/domain/provenance";
import { type SourceAddress, toSourceHref } from "@/lib/domain/source-address";
import { SourceFile } from "./source-file";

type InputsCardProps = Pick<ProvenanceReport, "exports"> & {
  readonly measure: Measure;
  /** Ascending; shown newest first. */
  readonly days: readonly InputDay[];
  readonly address: SourceAddress;
};

/** One measure day by day with the file and line of each value; unknown days say why. */
export function InputsCard({ measure, days, exports, address }: InputsCardProps) {
  const { label } = METRICS[measure];
  const sources = new Map(exports.map(({ source }) => [source.importId, source]));
  return (
    <Card aria-labelledby={`days-${measure}`}>
      <CardHeading id={`days-${measure}`} title={`${label}, day by day`} hint={sayMissing(days)} />
      <Table caption={`${label} by day with the line of the file`}>
        <thead>
          <tr>
            <HeaderCell>Day</HeaderCell>
            <HeaderCell>{label}</HeaderCell>
            <HeaderCell align="start">File</HeaderCell>
            <HeaderCell>Line</HeaderCell>
            <HeaderCell align="start">Day in the file</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((each) => (
            <DayRow
              key={each.day}
              measure={measure}
              input={each}
              source={sources.get(each.place?.importId ?? "") ?? null}
              href={toSourceHref({ ...address, day: each.day })}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type DayRowProps = {
  readonly measure: Measure;
  readonly input: InputDay;
  readonly source: SourceExport | null;
  readonly href: string;
};

function DayRow({ measure, input: { day, value, state, place }, source, href }: DayRowProps) {
  return (
    <tr>
      <RowHeader className="whitespace-nowrap">
        <Link href={href} prefetch={false} className="underline-offset-2 hover:underline">
          {formatDayWithYear(day)}
          <span className="sr-only">: every claim on this day</span>
        </Link>
        {state === "provisional" ? <span className="text-muted"> (provisional)</span> : null}
      </RowHeader>
      <Cell>{formatExact(measure, value)}</Cell>
      <Cell align="start" className="whitespace-normal">
        {source === null ? null : <SourceFile source={source} />}
        {state === "exported-unknown" || state === "never-exported" ? (
          <span className="text-muted">{formatMissing(state)}</span>
        ) : null}
      </Cell>
      <Cell>{place?.line ?? "–"}</Cell>
      <Cell align="start">{place === null ? "–" : formatDayWithYear(place.labelDay)}</Cell>
    </tr>
  );
}

function sayMissing(days: readonly InputDay[]): string {
  const never = days.filter(({ state }) => state === "never-exported").length;
  const unknown = days.filter(({ state }) => state === "exported-unknown").length;
  if (never + unknown === 0) return "Every day is known. Choose a day to see every export’s claim on it.";
  const parts = [
    never > 0 ? `${never} never exported` : "",
    unknown > 0 ? `${unknown} exported as unknown` : "",
  ].filter(Boolean);
  return `Of ${days.length} days, ${parts.join(" and ")}. Choose a day to see every export’s claim on it.`;
}
