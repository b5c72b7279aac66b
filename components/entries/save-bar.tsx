"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Save } from "./use-save";

type SaveBarProps = {
  readonly save: Save;
  /** Rows that differ from what is stored, and cells of them that cannot be read. */
  readonly changed: number;
  readonly wrong: number;
  readonly said: string;
  readonly onUndoPaste: (() => void) | null;
  readonly onDiscard: () => void;
  /** Shown once everything is kept. */
  readonly saved: ReactNode;
};

/** What is not saved yet, and the one button that saves all of it. It stays in sight below a long table. */
export function SaveBar(props: SaveBarProps) {
  const { save, changed, wrong, said, onUndoPaste, onDiscard, saved } = props;
  return (
    <div className="sticky bottom-[calc(3.25rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-3 flex flex-col gap-2 rounded-b-card border-t border-line bg-card px-4 py-3 sm:-mx-[18px] sm:px-[18px] md:bottom-0">
      {save.state.kind === "refused" ? <Refusal save={save} /> : null}
      <div role="status" className="empty:hidden">
        {save.state.kind === "stored" && changed === 0 ? <Notice tone="good">{saved}</Notice> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="min-w-0 flex-1 basis-56 text-sm text-muted text-pretty">
          {sayUnsaved(changed, wrong)} {said}
        </p>
        {onUndoPaste === null ? null : (
          <Button size="small" onClick={onUndoPaste}>
            Take the paste back
          </Button>
        )}
        {changed === 0 ? null : (
          <Button look="quiet" onClick={onDiscard}>
            Discard changes
          </Button>
        )}
        <Button type="submit" look="primary" disabled={save.isPending || changed === 0}>
          {save.isPending ? "Saving…" : "Save all"}
        </Button>
      </div>
    </div>
  );
}

function Refusal({ save: { general, refusals } }: { readonly save: Save }) {
  return (
    <Notice tone="danger" role="alert" title="Nothing was saved.">
      {general.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {refusals.size > 0 ? <p>The cells marked in red say why. Correct them and save again.</p> : null}
    </Notice>
  );
}

function sayUnsaved(changed: number, wrong: number): string {
  if (changed === 0) return "Nothing to save yet.";
  const rows = `${changed} ${changed === 1 ? "row is" : "rows are"} not saved yet`;
  return wrong === 0 ? `${rows}.` : `${rows}, ${wrong} ${wrong === 1 ? "cell" : "cells"} to correct first.`;
}
