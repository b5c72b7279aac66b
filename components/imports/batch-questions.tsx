"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { parseDay } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import type { BatchPreview, FilePreview } from "@/lib/domain/import-preview";
import type { ProblemCode } from "@/lib/domain/problem";
import { findHandleProblem, HandleInput } from "./handle-input";
import type { Answers } from "./import-requests";

const ASKS_PROFILE: readonly ProblemCode[] = [
  "file/profile-unknown",
  "batch/profile-unknown",
  "batch/mixed-handles",
  "batch/other-profile",
];
const ASKS_DAY: readonly ProblemCode[] = [
  "batch/year-unproved",
  "batch/export-day-unproved",
  "batch/export-day-differs",
];

type BatchQuestionsProps = {
  readonly preview: BatchPreview;
  readonly answers: Answers;
  readonly handles: readonly string[];
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** What only a person can know, asked once for all files: whose exports these are and when they were made. */
export function BatchQuestions({ preview, answers, handles, onAnswer }: BatchQuestionsProps) {
  const codes = [...preview.problems, ...preview.files.flatMap(({ problems }) => problems)].map(
    ({ code }) => code,
  );
  const asksProfile = codes.some((code) => ASKS_PROFILE.includes(code));
  const asksDay = preview.files.some(asksForDay);
  const asks = asksProfile || asksDay;
  return (
    <details
      key={String(asks)}
      open={asks || answers.profile !== null || answers.exportedOn !== null}
      className="rounded-card border border-line bg-card"
    >
      <summary className="flex min-h-10 items-center px-4 font-semibold hover:bg-sunken sm:px-[18px]">
        {asks ? "One more thing to know" : "Profile or day of export not right?"}
        <span aria-hidden className="ml-auto text-muted">
          ▾
        </span>
      </summary>
      <div className="grid gap-4 border-t border-line p-4 sm:grid-cols-2 sm:px-[18px]">
        {asksProfile || !asks || answers.profile !== null ? (
          <ProfileQuestion answers={answers} handles={handles} onAnswer={onAnswer} />
        ) : null}
        {asksDay || !asks || answers.exportedOn !== null ? (
          <DayQuestion answers={answers} onAnswer={onAnswer} />
        ) : null}
      </div>
    </details>
  );
}

/** A file that offers days to choose from asks for itself. */
function asksForDay({ problems, dayChoice }: FilePreview): boolean {
  const offers = dayChoice !== null && dayChoice.days.length > 0;
  return !offers && problems.some(({ code }) => ASKS_DAY.includes(code));
}

type ProfileQuestionProps = Omit<BatchQuestionsProps, "preview">;

function ProfileQuestion({ answers, handles, onAnswer }: ProfileQuestionProps) {
  const id = useId();
  const [text, setText] = useState(answers.profile === null ? "" : `@${answers.profile}`);
  const handle = parseHandle(text);
  const problem = findHandleProblem(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onAnswer({ profile: handle });
      }}
    >
      <Field
        id={id}
        label="Whose exports are these?"
        hint="For files that do not say so themselves."
        {...(problem === null ? {} : { problem })}
      >
        <div className="flex gap-2">
          <HandleInput id={id} value={text} handles={handles} onChange={setText} />
          <Button type="submit" disabled={problem !== null || handle === answers.profile}>
            Use
          </Button>
        </div>
      </Field>
    </form>
  );
}

function DayQuestion({ answers, onAnswer }: Pick<BatchQuestionsProps, "answers" | "onAnswer">) {
  const id = useId();
  const [text, setText] = useState(answers.exportedOn ?? "");
  const day = parseDay(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ exportedOn: day });
      }}
    >
      <Field
        id={id}
        label="On which day were they downloaded?"
        hint="For files that do not say so themselves. It proves their year."
      >
        <div className="flex gap-2">
          <Input
            id={id}
            type="date"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            aria-describedby={`${id}-hint`}
          />
          <Button type="submit" disabled={day === answers.exportedOn}>
            Use
          </Button>
        </div>
      </Field>
    </form>
  );
}
