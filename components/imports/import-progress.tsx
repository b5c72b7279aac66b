import { Button } from "@/components/ui/button";
import { formatBytes } from "./format-bytes";

type ImportProgressProps = {
  readonly doing: string;
  /** Bytes; null while nobody can say how long it takes. */
  readonly progress: { readonly sent: number; readonly total: number } | null;
  readonly onCancel: (() => void) | null;
};

/** Appears after 400 ms, so that what is quick never flashes a bar. */
export function ImportProgress({ doing, progress, onCancel }: ImportProgressProps) {
  return (
    <div
      role="status"
      className="appear-late flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-card px-4 py-3"
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap justify-between gap-x-3 text-sm">
          <span className="font-semibold">{doing}</span>
          {progress !== null && progress.total > 0 ? (
            <span className="text-muted">
              {formatBytes(progress.sent)} of {formatBytes(progress.total)}
            </span>
          ) : null}
        </p>
        <progress
          aria-label={doing}
          className="mt-1.5 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          {...(progress === null ? {} : { value: progress.sent, max: Math.max(1, progress.total) })}
        />
      </div>
      {onCancel === null ? null : (
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
