"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { parseDay } from "@/lib/domain/day";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Answers } from "./import-requests";

type ExportDayFieldProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** For a day of download that was only guessed: whoever knows it says it, for this one file. */
export function ExportDayField({ file: { sha256, exportedOn }, answers, onAnswer }: ExportDayFieldProps) {
  const id = useId();
  const said = answers.exportDays[sha256] ?? null;
  const [text, setText] = useState<string>(said ?? exportedOn?.day ?? "");
  const day = parseDay(text);
  const source = exportedOn?.source;
  const isGuess = source === "file-time" || source === "last-day" || source === "upload-day";
  if (!isGuess && said === null) return null;
  const forget = () => {
    const { [sha256]: _, ...others } = answers.exportDays;
    onAnswer({ exportDays: others });
  };
  return (
    <form
      className="flex flex-wrap items-center gap-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== null) onAnswer({ exportDays: { ...answers.exportDays, [sha256]: day } });
      }}
    >
      <label htmlFor={id} className="text-muted">
        {said === null ? "The day of the download is a guess. You know it?" : "Downloaded on"}
      </label>
      <Input
        id={id}
        type="date"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        className="min-h-7! w-auto! px-2! py-0! text-sm"
      />
      <Button type="submit" size="small" disabled={day === null || day === said}>
        Use
      </Button>
      {said === null ? null : (
        <Button size="small" onClick={forget}>
          Forget
        </Button>
      )}
    </form>
  );
}
