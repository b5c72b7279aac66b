"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field";
import { formatQuantity } from "@/lib/domain/format";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { Answers } from "./import-requests";
import { addRows, describeRows } from "./import-words";

type ImportBarProps = {
  readonly preview: BatchPreview;
  readonly answers: Answers;
  readonly disabled: boolean;
  readonly onAnswer: (part: Partial<Answers>) => void;
  readonly onImport: () => void;
  readonly onDiscard: () => void;
};

/** Stays in sight under a long preview: what one press does to the whole drop, and why it may not. */
export function ImportBar({ preview, answers, disabled, onAnswer, onImport, onDiscard }: ImportBarProps) {
  const ready = preview.files.filter(({ status }) => status === "ready");
  const open = preview.files.filter(({ status }) => status === "refused" || status === "needs-answer");
  const mayImport = ready.length > 0 && (open.length === 0 || answers.importRest);
  return (
    <div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-card p-3 shadow-pop sm:px-[18px] md:bottom-4">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="font-semibold">{describeReady(ready.length, preview.files.length)}</p>
        {ready.length > 0 ? <p className="text-muted">{describeRows(addRows(ready))}</p> : null}
        {open.length > 0 && ready.length > 0 ? (
          <Checkbox
            label={`Leave out ${formatQuantity(open.length, "file that cannot", "files that cannot")} be imported`}
            checked={answers.importRest}
            onChange={() => onAnswer({ importRest: !answers.importRest })}
            disabled={disabled}
          />
        ) : null}
      </div>
      <div className="flex gap-2">
        <Button onClick={onDiscard} disabled={disabled}>
          Discard
        </Button>
        <Button look="primary" onClick={onImport} disabled={disabled || !mayImport}>
          Import
        </Button>
      </div>
    </div>
  );
}

function describeReady(ready: number, all: number): string {
  if (ready === 0) return "Nothing here can be imported.";
  if (ready === all) return `${formatQuantity(ready, "file is", "files are")} ready.`;
  return `${ready} of ${formatQuantity(all, "file is", "files are")} ready.`;
}
