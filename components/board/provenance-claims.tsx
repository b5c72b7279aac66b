import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDayInFull, formatDayWithYear, formatExact } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import {
  type ClaimedDay,
  formatStanding,
  type ProvenanceReport,
  type RankedClaim,
} from "@/lib/domain/provenance";
import { type SourceAddress, toSourceHref } from "@/lib/domain/source-address";
import { SourceFile } from "./source-file";

type ClaimsCardProps = {
  readonly chosen: NonNullable<ProvenanceReport["chosen"]>;
  readonly address: SourceAddress;
};

/** Everything that any export says of one day, and which of it is shown. */
export function ClaimsCard({ chosen, address }: ClaimsCardProps) {
  return (
    <Card aria-labelledby="claims-title">
      <CardHeading
        id="claims-title"
        title={formatDayInFull(chosen.day)}
        hint="What each export says of this day. The newest export that knows it is shown."
        actions={
          <Link
            href={toSourceHref({ ...address, day: null })}
            prefetch={false}
            className="text-sm font-semibold text-accent-strong underline-offset-2 hover:underline"
          >
            Close this day
          </Link>
        }
      />
      {chosen.claimed.map((claimed) => (
        <Claims key={`${claimed.measure} ${claimed.day}`} claimed={claimed} />
      ))}
    </Card>
  );
}

function Claims({ claimed: { measure, day, claims, total } }: { readonly claimed: ClaimedDay }) {
  const title = `${METRICS[measure].label} on ${formatDayWithYear(day)}`;
  if (claims.length === 0) {
    return (
      <p className="border-t border-line py-2.5 text-sm">
        {title}: <span className="text-muted">unknown; no export speaks of this day.</span>
      </p>
    );
  }
  return (
    <>
      <Table caption={title} captionShown>
        <ClaimsHead />
        <tbody>
          {claims.map((claim) => (
            <ClaimRow key={claim.source.importId} claim={claim} measure={measure} />
          ))}
        </tbody>
      </Table>
      {total > claims.length ? (
        <p className="py-2 text-sm text-muted">{total - claims.length} older claims are not listed.</p>
      ) : null}
    </>
  );
}

function ClaimsHead() {
  return (
    <thead>
      <tr>
        <HeaderCell align="start">Value</HeaderCell>
        <HeaderCell align="start">Exported on</HeaderCell>
        <HeaderCell align="start">File</HeaderCell>
        <HeaderCell>Line</HeaderCell>
        <HeaderCell align="start">Day in the file</HeaderCell>
      </tr>
    </thead>
  );
}

type ClaimRowProps = { readonly claim: RankedClaim; readonly measure: ClaimedDay["measure"] };

function ClaimRow({ claim: { value, standing, place, source }, measure }: ClaimRowProps) {
  return (
    <tr>
      <RowHeader className="min-w-44">
        <b className="mr-2 font-[650]">{formatExact(measure, value)}</b>
        {standing === "shown" ? <Badge tone="good">shown</Badge> : null}
        <span className="block text-muted text-pretty">
          {standing === "shown" ? null : formatStanding(standing)}
        </span>
      </RowHeader>
      <Cell align="start">{formatDayWithYear(source.exportedOn.day)}</Cell>
      <Cell align="start" className="whitespace-normal wrap-anywhere">
        <SourceFile source={source} />
      </Cell>
      <Cell>{place.line}</Cell>
      <Cell align="start">{formatDayWithYear(place.labelDay)}</Cell>
    </tr>
  );
}
