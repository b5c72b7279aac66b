"use client";

import type { FilePreview } from "@/lib/domain/import-preview";
import { EncodingChoice } from "./encoding-choice";
import type { Answers } from "./import-requests";
import { ShiftChoice } from "./shift-choice";

/** Nothing proves where the days belong, or a person has said otherwise. */
export function isInDoubt({ shiftReason }: FilePreview): boolean {
  return shiftReason === "assumed" || shiftReason === "override";
}

/** The file cannot be read before somebody says what its letters are. */
function asksForLetters({ encodingChoice, encodingSource }: FilePreview): boolean {
  return encodingChoice !== null && encodingSource === null;
}

type ChangeReadingProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** The question that a file cannot be read without; what is settled can be overruled, and stands out of the way until somebody wants to. */
export function ChangeReading({ file, answers, onAnswer }: ChangeReadingProps) {
  if (asksForLetters(file)) return <EncodingChoice file={file} answers={answers} onAnswer={onAnswer} />;
  const hasShift = file.status === "ready" && file.range !== null && file.shiftReason !== "none";
  const mayMove = hasShift && !isInDoubt(file);
  const mayChooseLetters = file.encodingChoice !== null;
  if (!mayMove && !mayChooseLetters) return null;
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-7 items-center font-semibold text-muted underline-offset-2 hover:underline">
        Change how this file is read
        <span aria-hidden className="pl-1.5">
          ▾
        </span>
      </summary>
      <div className="flex flex-col gap-3 pt-1">
        {mayMove ? <ShiftChoice file={file} answers={answers} onAnswer={onAnswer} /> : null}
        {mayChooseLetters ? <EncodingChoice file={file} answers={answers} onAnswer={onAnswer} /> : null}
      </div>
    </details>
  );
}
