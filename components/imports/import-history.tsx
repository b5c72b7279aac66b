import { Download } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { LocalTime } from "@/components/ui/local-time";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { formatRange } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { describeRows, splitName } from "./import-words";
import { RedoImport } from "./redo-import";
import { UndoImport } from "./undo-import";

type ImportHistoryProps = {
  /** Newest first. */
  readonly records: readonly ImportRecord[];
  /** Where older ones are; null when these are all. */
  readonly olderHref: string | null;
  /** The imports of one profile, or of all of them; null where there is but one. */
  readonly choice: HistoryChoice | null;
  /** Whether this person may undo and redo. */
  readonly mayChange: boolean;
};

type HistoryChoice = {
  readonly profile: Handle;
  readonly isOnly: boolean;
  readonly onlyHref: string;
  readonly allHref: string;
};

/** Every import there was, by drop: who, when, which days, what it changed; undone ones stay to be read. */
export function ImportHistory({ records, olderHref, choice, mayChange }: ImportHistoryProps) {
  const standing = new Set(records.filter(({ undoneAt }) => undoneAt === null).map(fileOf));
  return (
    <Card aria-labelledby="history">
      <CardHeading
        id="history"
        title="History"
        hint="Each import can be undone on its own. What it brought leaves the board exactly as it came."
        actions={choice === null ? null : <WhoseImports {...choice} />}
      />
      {records.length === 0 ? (
        <EmptyState title="No imports yet" level={3}>
          The files you import will be listed here with their days, their rows and a way back.
        </EmptyState>
      ) : (
        groupByBatch(records).map((batch) => (
          <Drop key={batch[0]?.batchId} records={batch} standing={standing} mayChange={mayChange} />
        ))
      )}
      {olderHref === null ? null : (
        <p className="border-t border-line pt-3 text-sm">
          <Link
            href={olderHref}
            className="font-semibold text-accent-strong underline-offset-2 hover:underline"
          >
            Older imports
          </Link>
        </p>
      )}
    </Card>
  );
}

function WhoseImports({ profile, isOnly, onlyHref, allHref }: HistoryChoice) {
  const choices = [
    { label: `@${profile}`, href: onlyHref, isCurrent: isOnly },
    { label: "All profiles", href: allHref, isCurrent: !isOnly },
  ];
  return (
    <nav aria-label="Whose imports" className="flex flex-wrap gap-1 text-sm">
      {choices.map(({ label, href, isCurrent }) => (
        <Link
          key={label}
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={isCurrent ? "page" : undefined}
          className={classNames(
            "rounded-control px-2.5 py-1",
            isCurrent ? "bg-sunken font-semibold" : "text-accent-strong underline-offset-2 hover:underline",
          )}
        >
          <bdi>{label}</bdi>
        </Link>
      ))}
    </nav>
  );
}

function groupByBatch(records: readonly ImportRecord[]): readonly (readonly ImportRecord[])[] {
  const batches = new Map<string, ImportRecord[]>();
  for (const record of records) {
    const batch = batches.get(record.batchId);
    if (batch === undefined) batches.set(record.batchId, [record]);
    else batch.push(record);
  }
  return [...batches.values()];
}

/** The same bytes exported on the same day are the same file, however often they were imported. */
function fileOf({ profile, sha256, exportedOn }: ImportRecord): string {
  return `${profile} ${sha256} ${exportedOn.day}`;
}

type DropProps = Pick<ImportHistoryProps, "records" | "mayChange"> & {
  readonly standing: ReadonlySet<string>;
};

function Drop({ records, standing, mayChange }: DropProps) {
  const [first] = records;
  if (first === undefined) return null;
  return (
    <section className="border-t border-line py-3 first-of-type:border-t-0">
      <h3 className="text-sm text-muted">
        <LocalTime iso={first.importedAt} />
        {first.importedBy === null ? null : ` · ${first.importedBy}`}
      </h3>
      <ul>
        {records.map((record) => (
          <Row
            key={record.importId}
            record={record}
            canUndo={mayChange && record.undoneAt === null}
            canRedo={
              mayChange &&
              record.undoneAt !== null &&
              record.originalRemovedAt === null &&
              !standing.has(fileOf(record))
            }
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = {
  readonly record: ImportRecord;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** `canRedo`: it was undone, its file is kept, and no import here stands for the same bytes. */
function Row({ record, canUndo, canRedo }: RowProps) {
  const { importId, fileName, format, range, rows, undoneAt, gaveWayTo, profile, originalRemovedAt } = record;
  const nameId = `file-${importId}`;
  const { inner, outer } = splitName(fileName);
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 text-sm md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_7rem] md:items-center">
      <div className="min-w-0">
        <Link
          id={nameId}
          href={`/imports/${importId}`}
          className={classNames(
            "text-base font-semibold underline-offset-2 wrap-anywhere hover:underline",
            undoneAt !== null && "text-muted line-through",
          )}
        >
          {inner}
        </Link>
        <p className="text-muted wrap-anywhere">
          {EXPORT_FORMATS[format].label}, @{profile}
          {outer === null ? null : `, in ${outer}`}
        </p>
      </div>
      <div className="min-w-0">
        <p>{range === null ? "no days" : formatRange(range)}</p>
        <p className="text-muted">{describeRows(rows)}</p>
        {undoneAt === null ? null : (
          <p>
            <Badge>
              Undone <LocalTime iso={undoneAt} />
            </Badge>
          </p>
        )}
        {undoneAt === null && gaveWayTo !== null ? (
          <p>
            <Badge>Gave way to the same file with a known day</Badge>
          </p>
        ) : null}
        {originalRemovedAt === null ? null : (
          <p className="text-muted">
            Original no longer kept since <LocalTime iso={originalRemovedAt} />
          </p>
        )}
      </div>
      <div className="flex items-center gap-2 md:justify-end">
        {originalRemovedAt === null ? <OriginalLink importId={importId} fileName={fileName} /> : null}
        {canUndo ? <UndoImport record={record} describedBy={nameId} /> : null}
        {canRedo ? <RedoImport record={record} describedBy={nameId} /> : null}
      </div>
    </li>
  );
}

function OriginalLink({ importId, fileName }: Pick<ImportRecord, "importId" | "fileName">) {
  return (
    <a
      href={`/api/imports/${importId}/original`}
      download
      aria-label={`Download ${fileName}`}
      title="Download the original file"
      className="grid size-8 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <Download aria-hidden className="size-[17px]" />
    </a>
  );
}
