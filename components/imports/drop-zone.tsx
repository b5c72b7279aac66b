"use client";

import { FileDown } from "lucide-react";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { readDroppedFiles } from "./dropped-files";

type DropZoneProps = {
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled: boolean;
  /** Smaller, once files are there and more may follow. */
  readonly compact: boolean;
};

/** The whole card takes files: dropped anywhere on it, or chosen by a press, a tap or the keyboard. */
export function DropZone({ onFiles, disabled, compact }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useFilesThatMissed();

  const leave = (levels: number) => {
    depth.current = Math.max(0, depth.current - levels);
    if (depth.current === 0) setOver(false);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    leave(depth.current);
    if (!disabled) onFiles(await readDroppedFiles(event.dataTransfer));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a pointer's way; the file input inside serves every other.
    <div
      onDragEnter={() => {
        depth.current += 1;
        setOver(!disabled);
      }}
      onDragLeave={() => leave(1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event)}
      className={classNames(
        "relative flex items-center justify-center rounded-card border-2 border-dashed transition-colors",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        compact ? "gap-3 px-4 py-3" : "flex-col gap-2 px-5 py-10 text-center",
        over ? "border-accent bg-accent-soft" : "border-field bg-card hover:bg-sunken",
        disabled && "pointer-events-none opacity-60",
      )}
    >
      <FileDown
        aria-hidden
        className={classNames("shrink-0 text-accent", compact ? "size-5" : "size-8")}
        strokeWidth={1.6}
      />
      <span id={id} className={compact ? "min-w-0 flex-1" : "flex flex-col gap-1"}>
        <span className={classNames("block font-[650]", !compact && "text-lg tracking-[-0.01em]")}>
          {compact ? "Add more files" : "Drop your TikTok exports here"}
        </span>
        <span className="block text-sm text-muted text-pretty">
          {compact
            ? "They are previewed together."
            : "or press to choose them. ZIP, CSV or XLSX, several at once, in any order. Nothing is stored before you press Import."}
        </span>
      </span>
      <input
        type="file"
        multiple
        aria-label="Export files"
        aria-describedby={id}
        accept=".zip,.csv,.tsv,.txt,.xlsx,text/csv,application/zip"
        disabled={disabled}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file again is a new choice.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** A file dropped beside the zone would make the browser leave the page and lose the preview. */
function useFilesThatMissed() {
  useEffect(() => {
    const ignore = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", ignore);
    window.addEventListener("drop", ignore);
    return () => {
      window.removeEventListener("dragover", ignore);
      window.removeEventListener("drop", ignore);
    };
  }, []);
}
