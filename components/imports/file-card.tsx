"use client";

import { FileSpreadsheet } from "lucide-react";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field";
import { daysBetween } from "@/lib/domain/day";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { formatDayWithYear, formatQuantity, formatRange } from "@/lib/domain/format";
import type { FilePreview, FileStatus } from "@/lib/domain/import-preview";
import { ChangeReading, isInDoubt } from "./change-reading";
import { DayChoice } from "./day-choice";
import { ExportDayField } from "./export-day-field";
import { Fact, Facts } from "./facts";
import type { Answers } from "./import-requests";
import {
  describeEncodingSource,
  describeExportDaySource,
  describeProfileSource,
  describeShift,
  splitName,
} from "./import-words";
import { TableColumns } from "./mapping/table-columns";
import { OverlapValues } from "./overlap-values";
import { ProblemList } from "./problem-list";
import { RestatedValues } from "./restated-values";
import { RowCountBar } from "./row-count-bar";
import { ShiftChoice } from "./shift-choice";
import { TableProfiles } from "./table-profiles";
import { ZoneChoice } from "./zone-choice";

type FileCardProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  /** null once the file is imported: nothing can be said any more. */
  readonly onAnswer: ((part: Partial<Answers>) => void) | null;
  readonly onRemove: (() => void) | null;
  /** Where the file waits; null once it is imported. */
  readonly batchId: string | null;
  /** Profiles that are known already, to choose from. */
  readonly handles: readonly string[];
};

/** One export of the drop: what it is, how each of that is known, and what importing it does. */
export function FileCard({ file, answers, onAnswer, onRemove, batchId, handles }: FileCardProps) {
  const title = useId();
  const shift = file.range === null ? null : describeShift(file);
  const { inner, outer } = splitName(file.name);
  return (
    <article
      aria-labelledby={title}
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-card p-4 sm:px-[18px]"
    >
      <div className="flex items-start gap-3">
        <FileSpreadsheet aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" strokeWidth={1.6} />
        <div className="min-w-0 flex-1">
          <h3 id={title} className="font-[650] tracking-[-0.01em] wrap-anywhere">
            {inner}
          </h3>
          <p className="text-sm text-muted wrap-anywhere">
            {file.format === null ? "Not recognised" : EXPORT_FORMATS[file.format].label}
            {outer === null ? null : `, in ${outer}`}
          </p>
        </div>
        <StatusBadge file={file} />
      </div>
      <FileFacts file={file} />
      {shift === null ? null : (
        <p className="text-sm text-pretty">
          {shift}
          {onAnswer !== null && file.status === "ready" && isInDoubt(file) ? (
            <ShiftChoice file={file} answers={answers} onAnswer={onAnswer} />
          ) : null}
        </p>
      )}
      <OverlapValues name={file.name} overlap={file.overlap} />
      {onAnswer !== null && file.status === "ready" ? (
        <ExportDayField file={file} answers={answers} onAnswer={onAnswer} />
      ) : null}
      <ZoneChoice file={file} answers={answers} onAnswer={onAnswer} />
      {file.rows.read > 0 && file.status !== "needs-answer" ? <RowCountBar rows={file.rows} /> : null}
      <TableProfiles name={file.name} profiles={file.profiles} />
      <RestatedValues
        name={file.name}
        format={file.format}
        restated={file.restated}
        restatedTotal={file.restatedTotal}
        disagreements={file.disagreements}
      />
      <ProblemList problems={file.problems} />
      <TableColumns file={file} answers={answers} batchId={batchId} handles={handles} onAnswer={onAnswer} />
      {onAnswer === null ? null : (
        <>
          <DayChoice file={file} answers={answers} onAnswer={onAnswer} />
          <ChangeReading file={file} answers={answers} onAnswer={onAnswer} />
        </>
      )}
      <Doubts file={file} answers={answers} onAnswer={onAnswer} onRemove={onRemove} />
    </article>
  );
}

const STATUSES: Readonly<
  Record<FileStatus, { readonly tone: "neutral" | "good" | "warn" | "danger"; readonly label: string }>
> = {
  ready: { tone: "good", label: "Ready" },
  committed: { tone: "good", label: "Imported" },
  "dry-run": { tone: "good", label: "Ready" },
  duplicate: { tone: "neutral", label: "Imported before" },
  "needs-answer": { tone: "warn", label: "Needs an answer" },
  refused: { tone: "danger", label: "Cannot be imported" },
};

function StatusBadge({ file: { status, rows } }: { readonly file: FilePreview }) {
  const { tone, label } = STATUSES[status];
  const addsNothing = status === "ready" && rows.new + rows.changed === 0;
  return <Badge tone={addsNothing ? "neutral" : tone}>{addsNothing ? "Nothing new" : label}</Badge>;
}

function FileFacts({ file }: { readonly file: FilePreview }) {
  const { profile, exportedOn, range, provisional, encoding, encodingSource } = file;
  if (profile === null && exportedOn === null && range === null) return null;
  return (
    <Facts>
      {profile === null ? null : (
        <Fact
          term="Profile"
          hint={
            file.createsProfile
              ? `new here, ${describeProfileSource(profile)}`
              : describeProfileSource(profile)
          }
        >
          @{profile.handle}
        </Fact>
      )}
      {exportedOn === null ? null : (
        <Fact term="Exported on" hint={describeExportDaySource(exportedOn)}>
          {formatDayWithYear(exportedOn.day)}
        </Fact>
      )}
      {range === null ? null : (
        <Fact term="Days" hint={formatQuantity(daysBetween(range.from, range.to) + 1, "day", "days")}>
          {formatRange(range)}
        </Fact>
      )}
      {provisional === null ? null : (
        <Fact term="Provisional" hint="TikTok may still correct them; a later export settles them">
          {formatRange(provisional)}
        </Fact>
      )}
      {encoding === null ? null : (
        <Fact
          term="Letters read as"
          {...(encodingSource === null ? {} : { hint: describeEncodingSource(encodingSource) })}
        >
          {encoding.replace(/ with(out)? BOM$/, "")}
        </Fact>
      )}
    </Facts>
  );
}

function Doubts({ file, answers, onAnswer, onRemove }: Omit<FileCardProps, "batchId" | "handles">) {
  if (onAnswer === null) return null;
  const isStrange = file.problems.some(({ code }) => code === "ledger/another-profile");
  const claimed = answers.sameProfile.includes(file.sha256);
  const removable = onRemove !== null && file.status !== "ready";
  if (!isStrange && !claimed && !removable) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {isStrange || claimed ? (
        <Checkbox
          className="flex-1 basis-60"
          label="It does belong to this profile"
          hint="Choose this only when you exported it yourself from this profile."
          checked={claimed}
          onChange={() =>
            onAnswer({
              sameProfile: claimed
                ? answers.sameProfile.filter((sha256) => sha256 !== file.sha256)
                : [...answers.sameProfile, file.sha256],
            })
          }
        />
      ) : null}
      {removable ? (
        <Button size="small" onClick={onRemove}>
          Remove from this import
        </Button>
      ) : null}
    </div>
  );
}
