import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatQuantity } from "@/lib/domain/format";
import { formatBytes } from "./format-bytes";
import { ImportProgress } from "./import-progress";
import { type ToldProgress, tellProgress } from "./progress-words";
import type { ImportBatch } from "./use-import-batch";

type WhatHappensProps = {
  readonly batch: ImportBatch;
  readonly onCancel: () => void;
  /** Reads files again that wait without a preview. */
  readonly onRead: () => void;
  readonly onDiscard: () => void;
};

/** The step that is going on, with the way out of it; or files that wait because it was taken. */
export function WhatHappens({ batch, onCancel, onRead, onDiscard }: WhatHappensProps) {
  const { phase, files, preview, batchId, isStopping } = batch;
  if (phase === "sending" || phase === "reading" || phase === "importing") {
    return (
      <ImportProgress
        doing={nameStep(batch)}
        progress={tellStep(batch)}
        isStopping={isStopping}
        onCancel={onCancel}
      />
    );
  }
  if (phase !== "ready" || batchId === null) return null;
  if (preview !== null) {
    return batch.wasStopped ? (
      <Notice tone="warn" role="status" title="The import was stopped. Nothing was imported.">
        The files go on waiting here.
      </Notice>
    ) : null;
  }
  return (
    <Notice
      tone="warn"
      role="status"
      title={`${formatQuantity(files.length, "file waits", "files wait")} here. Nothing was imported.`}
      actions={
        <>
          <Button size="small" onClick={onRead}>
            Read again
          </Button>
          <Button size="small" onClick={onDiscard}>
            Discard
          </Button>
        </>
      }
    >
      Read them to see what importing them would do, or discard them.
    </Notice>
  );
}

function nameStep({ phase, files, preview }: ImportBatch): string {
  if (phase === "sending") return `Sending ${formatQuantity(files.length, "file", "files")}`;
  if (phase === "importing") return "Importing";
  return preview === null ? "Reading what they say" : "Looking again";
}

function tellStep({ phase, sending, progress }: ImportBatch): ToldProgress | null {
  if (phase === "sending") {
    const { sent, total } = sending;
    if (total === 0) return null;
    return { share: sent / total, words: `${formatBytes(sent)} of ${formatBytes(total)} sent` };
  }
  return progress && tellProgress(phase === "importing" ? "commit" : "preview", progress);
}
