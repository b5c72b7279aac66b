"use client";

import { Button } from "@/components/ui/button";
import { formatDayWithYear } from "@/lib/domain/format";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Answers } from "./import-requests";

type DayChoiceProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** One press settles the year, or which of two downloads a file belongs to. */
export function DayChoice({ file: { sha256, dayChoice }, answers, onAnswer }: DayChoiceProps) {
  if (dayChoice === null || dayChoice.days.length === 0) return null;
  const { asks, label, days } = dayChoice;
  const question =
    asks === "exported-on"
      ? "When was this file downloaded?"
      : label === null
        ? "Which day is its last date?"
        : `Which day is “${label}”?`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-sm font-semibold">{question}</p>
      <div className="flex flex-wrap gap-2">
        {days.toReversed().map((day) => (
          <Button
            key={day}
            size="small"
            onClick={() =>
              onAnswer(
                asks === "exported-on"
                  ? { exportDays: { ...answers.exportDays, [sha256]: day } }
                  : { lastDays: { ...answers.lastDays, [sha256]: day } },
              )
            }
          >
            {formatDayWithYear(day)}
          </Button>
        ))}
      </div>
    </div>
  );
}
