import { Download } from "lucide-react";
import Link from "next/link";
import { Card, CardHeading } from "@/components/ui/card";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { formatDayWithYear, formatRange } from "@/lib/domain/format";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { Fact, Facts } from "./facts";
import { describeExportDaySource, describeShift, splitName } from "./import-words";
import { ProblemList } from "./problem-list";
import { RedoImport } from "./redo-import";
import { RefusedRowsLink } from "./refused-rows-link";
import { RowCountBar } from "./row-count-bar";
import { UndoImport } from "./undo-import";

type ImportFactsProps = {
  readonly record: ImportRecord;
  /** Where the posts of this file put the exporting computer; null when they say nothing. */
  readonly zone: string | null;
  /** Whether this person may undo and redo. */
  readonly mayChange: boolean;
};

/** One import as it was accepted: where it came from, how its days were placed, what it changed. */
export function ImportFacts({ record, zone, mayChange }: ImportFactsProps) {
  const { importId, fileName, format, exportedOn, range, rows, problems, importedAt, importedBy } = record;
  const { originalRemovedAt } = record;
  const { inner, outer } = splitName(fileName);
  const shift = describeShift(record);
  const from = outer === null ? EXPORT_FORMATS[format].label : `${EXPORT_FORMATS[format].label}, in ${outer}`;
  return (
    <Card aria-labelledby="import-name" className="flex flex-col gap-3">
      <CardHeading
        id="import-name"
        title={<span className="wrap-anywhere">{inner}</span>}
        hint={<span className="wrap-anywhere">{from}</span>}
        actions={
          <>
            {originalRemovedAt === null ? <OriginalLink importId={importId} /> : null}
            {mayChange ? <UndoOrRedo record={record} /> : null}
          </>
        }
      />
      <Standing record={record} />
      <Facts>
        <Fact term="Profile">@{record.profile}</Fact>
        <Fact term="Exported on" hint={describeExportDaySource(exportedOn)}>
          {formatDayWithYear(exportedOn.day)}
        </Fact>
        <Fact term="Days">{range === null ? "none" : formatRange(range)}</Fact>
        <Fact term="Imported" {...(importedBy === null ? {} : { hint: `by ${importedBy}` })}>
          <LocalTime iso={importedAt} />
        </Fact>
      </Facts>
      {shift === null ? null : <p className="text-sm text-pretty">{shift}</p>}
      {zone === null ? null : <p className="text-sm text-muted text-pretty">{zone}</p>}
      {rows.read > 0 ? <RowCountBar rows={rows} /> : null}
      <ProblemList problems={problems} />
      {rows.refused > 0 ? <RefusedRowsLink href={`/api/imports/${importId}/refused`} /> : null}
      <p className="border-t border-line pt-3 text-sm">
        <Link href="/imports" className="font-semibold text-accent-strong underline-offset-2 hover:underline">
          All imports
        </Link>
      </p>
    </Card>
  );
}

/** Whether it counts, and whether its file is kept, where that is not as usual. */
function Standing({ record }: Pick<ImportFactsProps, "record">) {
  const { undoneAt, gaveWayTo, originalRemovedAt } = record;
  return (
    <>
      {undoneAt === null ? null : (
        <Notice
          title={
            <>
              Undone <LocalTime iso={undoneAt} />
            </>
          }
        >
          Nothing on the board comes from this file any more.{" "}
          {originalRemovedAt === null ? "It can be downloaded and imported again." : null}
        </Notice>
      )}
      {originalRemovedAt === null ? null : (
        <Notice
          title={
            <>
              Original no longer kept since <LocalTime iso={originalRemovedAt} />
            </>
          }
        >
          Its time was over, as an owner chose in Settings.{" "}
          {undoneAt === null
            ? "Its figures stay, and undoing works. Once undone, it can only come back if you still have the file and drop it again."
            : "Redoing reads the original, so it is not possible any more. If you still have the file, drop it on Imports again."}
        </Notice>
      )}
      {undoneAt === null && gaveWayTo !== null ? (
        <Notice title="Gave way to the same file">
          Its day of export was a guess.{" "}
          <Link href={`/imports/${gaveWayTo}`} className="font-semibold underline underline-offset-2">
            Another import of the same file
          </Link>{" "}
          knows the day better and stands in its place. Undo that one, and this one counts again.
        </Notice>
      ) : null}
    </>
  );
}

function UndoOrRedo({ record }: Pick<ImportFactsProps, "record">) {
  if (record.undoneAt === null) return <UndoImport record={record} describedBy="import-name" />;
  if (record.originalRemovedAt !== null) return null;
  return <RedoImport record={record} describedBy="import-name" opensImport />;
}

function OriginalLink({ importId }: { readonly importId: string }) {
  return (
    <a
      href={`/api/imports/${importId}/original`}
      download
      className="inline-flex min-h-7 items-center gap-1.5 rounded-control border border-line bg-card px-2.5 text-sm font-semibold hover:bg-sunken"
    >
      <Download aria-hidden className="size-4" />
      Original file
    </a>
  );
}
