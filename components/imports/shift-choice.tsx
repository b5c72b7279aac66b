"use client";

import { useId } from "react";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Answers } from "./import-requests";
import { describeMove } from "./import-words";

const MOVES = [-1, 0, 1] as const;

type ShiftChoiceProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** A person who knows better may place the days; the first choice is what the evidence says. */
export function ShiftChoice({ file, answers, onAnswer }: ShiftChoiceProps) {
  const id = useId();
  const chosen = answers.shifts[file.sha256];
  const choose = (value: string) => {
    const { [file.sha256]: _, ...others } = answers.shifts;
    onAnswer({ shifts: value === "" ? others : { ...others, [file.sha256]: Number(value) } });
  };
  return (
    <span className="mt-1.5 flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-muted">
        Move the days
      </label>
      <select
        id={id}
        value={chosen === undefined ? "" : String(chosen)}
        onChange={(event) => choose(event.currentTarget.value)}
        className="min-h-7 rounded-control border border-line bg-card px-2 text-sm"
      >
        <option value="">as the evidence says</option>
        {MOVES.map((days) => (
          <option key={days} value={days}>
            {describeMove(days)}
          </option>
        ))}
      </select>
    </span>
  );
}
