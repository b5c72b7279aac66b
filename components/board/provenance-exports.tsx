import { describeExportDaySource, describeShift } from "@/components/imports/import-words";
import { Card, CardHeading } from "@/components/ui/card";
import { formatDayWithYear, formatQuantity } from "@/lib/domain/format";
import type { ExportShare, ProvenanceReport } from "@/lib/domain/provenance";
import { SourceFile } from "./source-file";

/** The exports that the figure rests on, newest first, and why their days stand where they do. */
export function SourcesCard({ exports }: Pick<ProvenanceReport, "exports">) {
  return (
    <Card aria-labelledby="exports-title">
      <CardHeading
        id="exports-title"
        title="The exports behind it"
        hint={exports.length === 0 ? "No export speaks of these days." : "The newest export wins each day."}
      />
      <ul>
        {exports.map((share) => (
          <Share key={share.source.importId} share={share} />
        ))}
      </ul>
    </Card>
  );
}

function Share({ share: { source, supplies, unknown } }: { readonly share: ExportShare }) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-t border-line py-2.5 text-sm md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.6fr)]">
      <div className="min-w-0">
        <SourceFile source={source} />
      </div>
      <div>
        <p>
          {formatQuantity(supplies, "value", "values")}
          {unknown > 0 ? `, ${unknown} unknown` : ""}
        </p>
        <p className="text-muted">
          exported on {formatDayWithYear(source.exportedOn.day)}, {describeExportDaySource(source.exportedOn)}
        </p>
      </div>
      <p className="text-muted text-pretty">{describeShift(source)}</p>
    </li>
  );
}
