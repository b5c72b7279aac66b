"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import type { FilePreview } from "@/lib/domain/import-preview";
import { type EncodingReading, TEXT_ENCODINGS, type TextEncoding } from "@/lib/domain/text-encoding";
import type { Answers } from "./import-requests";

const SHOWN_AT_ONCE = 4;

type EncodingChoiceProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  readonly onAnswer: (part: Partial<Answers>) => void;
};

/** The same words in every encoding they could be in: a person sees at once which of them are words. */
export function EncodingChoice({ file, answers, onAnswer }: EncodingChoiceProps) {
  const id = useId();
  const { encodingChoice, encodingSource } = file;
  if (encodingChoice === null) return null;
  const { readings } = encodingChoice;
  const current =
    encodingChoice.chosen ?? (encodingSource === "dates" ? firstNamed(readings, file.encoding) : null);
  const choose = (encoding: TextEncoding) =>
    onAnswer({ encodings: { ...answers.encodings, [file.sha256]: encoding } });
  const show = (some: readonly EncodingReading[]) =>
    some.map((reading) => <Reading key={reading.encodings[0]} {...{ reading, current, choose }} name={id} />);
  const rest = readings.slice(SHOWN_AT_ONCE);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-semibold">In which of these do the letters look right?</legend>
      {show(readings.slice(0, SHOWN_AT_ONCE))}
      {rest.length === 0 ? null : (
        <details>
          <summary className="inline-flex min-h-7 items-center text-sm font-semibold text-accent-strong underline-offset-2 hover:underline">
            None of them? Show {rest.length} more
          </summary>
          <div className="mt-1.5 flex flex-col gap-1.5">{show(rest)}</div>
        </details>
      )}
    </fieldset>
  );
}

type ReadingProps = {
  readonly reading: EncodingReading;
  readonly name: string;
  readonly current: TextEncoding | null;
  readonly choose: (encoding: TextEncoding) => void;
};

function Reading({ reading, name, current, choose }: ReadingProps) {
  const [encoding] = reading.encodings;
  if (encoding === undefined) return null;
  const isChosen = current !== null && reading.encodings.includes(current);
  return (
    <label
      className={classNames(
        "flex cursor-pointer items-start gap-2.5 rounded-control border px-3 py-2 text-sm hover:bg-sunken",
        isChosen ? "border-accent bg-accent-soft" : "border-line",
      )}
    >
      <input
        type="radio"
        name={name}
        value={encoding}
        checked={isChosen}
        onChange={() => choose(encoding)}
        className="mt-1 size-4 shrink-0"
      />
      <span className="min-w-0">
        <Samples samples={reading.samples} />
        <span className="block text-muted">{nameOf(reading)}</span>
      </span>
    </label>
  );
}

function Samples({ samples }: Pick<EncodingReading, "samples">) {
  return samples.map((sample) => (
    <span key={sample} className="block text-base wrap-anywhere">
      <bdi>{sample}</bdi>
    </span>
  ));
}

const NAMED = 2;

/** "Windows-1252 (Western Europe), Windows-1250 (Central Europe) and 3 more". */
function nameOf({ encodings }: EncodingReading): string {
  const named = encodings.slice(0, NAMED).map((encoding) => {
    const { label, where } = TEXT_ENCODINGS[encoding];
    return `${label} (${where})`;
  });
  const more = encodings.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more that agree` : named.join(" or ");
}

function firstNamed(readings: readonly EncodingReading[], label: string | null) {
  const all = readings.flatMap(({ encodings }) => encodings);
  return all.find((encoding) => TEXT_ENCODINGS[encoding].label === label) ?? null;
}
