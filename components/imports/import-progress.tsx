import { Button } from "@/components/ui/button";
import { spokenProgress, type ToldProgress } from "./progress-words";

type ImportProgressProps = {
  readonly doing: string;
  /** null until it is known how far it is. */
  readonly progress: ToldProgress | null;
  readonly isStopping: boolean;
  readonly onCancel: () => void;
};

/** Appears after 400 ms, so that what is quick never flashes a bar; its size is the same from the first step to the last. */
export function ImportProgress({ doing, progress, isStopping, onCancel }: ImportProgressProps) {
  const share = progress?.share ?? null;
  return (
    <div className="appear-late flex items-center gap-x-4 rounded-card border border-line bg-card px-4 py-3">
      <p role="status" className="sr-only">
        {isStopping ? "Stopping" : spokenProgress(doing, share)}
      </p>
      <div className="min-w-0 flex-1">
        <p className="text-sm font-semibold">{isStopping ? "Stopping" : doing}</p>
        <progress
          aria-label={doing}
          className="mt-1.5 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          {...(share === null ? {} : { value: share, max: 1 })}
        />
        {/* Two lines on a phone and one elsewhere, whatever stands there. */}
        <p className="mt-1.5 min-h-10 text-sm text-muted tabular-nums sm:min-h-5">{progress?.words ?? ""}</p>
      </div>
      <Button size="small" onClick={onCancel} disabled={isStopping}>
        Cancel
      </Button>
    </div>
  );
}
