import { useId } from "react";
import { NUMBER_NOTATIONS } from "@/lib/domain/mapping";
import type {
  DateReading,
  MappingDraft,
  NotationFinding,
  NumberReading,
  TableSample,
} from "@/lib/domain/table-sample";
import { DATE_ORDERS, describeDateReading, describeNumberReading, THOUSANDS } from "./mapping-words";
import { NotationChoice } from "./notation-choice";

type Choose = (part: Partial<Pick<MappingDraft, "dates" | "numbers">>) => void;
type NotationQuestionsProps = Pick<MappingDraft, "dates" | "numbers"> & {
  readonly sample: TableSample;
  readonly onChoose: Choose;
};

/** How dates and numbers are written: said where a cell proves it, asked by example where none does. */
export function NotationQuestions({ sample, dates, numbers, onChoose }: NotationQuestionsProps) {
  return (
    <>
      <Dates finding={sample.dates} value={dates} onChoose={onChoose} />
      <Numbers finding={sample.numbers} value={numbers} onChoose={onChoose} />
    </>
  );
}

type DatesProps = {
  readonly finding: NotationFinding<DateReading>;
  readonly value: MappingDraft["dates"];
  readonly onChoose: Choose;
};

function Dates({ finding, value, onChoose }: DatesProps) {
  const name = useId();
  if (finding.kind === "unneeded") return null;
  if (finding.kind === "proved" && value === finding.reading.notation) {
    return (
      <p className="text-sm text-pretty">
        <span className="font-semibold">Dates are written {DATE_ORDERS[value]}:</span>{" "}
        {describeDateReading(finding.reading).label}, and no other order fits.
      </p>
    );
  }
  const readings = finding.kind === "proved" ? [finding.reading] : finding.readings;
  if (readings.length === 0) {
    return (
      <p className="text-sm font-semibold text-danger text-pretty">
        No cell of that column is a date in figures, such as 2026-03-24 or 24.03.2026. Choose the column that
        holds the days, or export the table with such dates.
      </p>
    );
  }
  return (
    <NotationChoice
      name={name}
      legend="Which day is meant?"
      why="Every date of the rows looked at can be read in more than one order, so only you can tell."
      value={value}
      options={readings.map((reading) => {
        const { label, hint } = describeDateReading(reading);
        return {
          value: reading.notation,
          label: `${label} (${DATE_ORDERS[reading.notation]})`,
          hint,
        };
      })}
      onChoose={(notation) => onChoose({ dates: notation })}
    />
  );
}

type NumbersProps = {
  readonly finding: NotationFinding<NumberReading>;
  readonly value: MappingDraft["numbers"];
  readonly onChoose: Choose;
};

function Numbers({ finding, value, onChoose }: NumbersProps) {
  const name = useId();
  if (finding.kind === "unneeded") return null;
  if (finding.kind === "open") {
    return (
      <NotationChoice
        name={name}
        legend="Which number is meant?"
        why="A sign before three digits can part thousands or begin decimals, and no cell of the rows looked at proves which."
        value={value}
        options={finding.readings.map((reading) => ({
          value: reading.notation,
          ...describeNumberReading(reading),
        }))}
        onChoose={(notation) => onChoose({ numbers: notation })}
      />
    );
  }
  return (
    <div className="text-sm">
      <p className="text-pretty">
        <span className="font-semibold">Numbers are written like {THOUSANDS[value ?? "none"]}</span>
        {value === "none" ? ", as far as these rows show." : "."}
      </p>
      <label className="mt-1 flex flex-wrap items-center gap-2 text-muted">
        If larger numbers further down look different:
        <select
          value={value ?? "none"}
          onChange={(event) => {
            const notation = NUMBER_NOTATIONS.find((each) => each === event.currentTarget.value);
            if (notation !== undefined) onChoose({ numbers: notation });
          }}
          className="min-h-8 rounded-control border border-field bg-card px-2 text-sm text-ink"
        >
          {NUMBER_NOTATIONS.map((notation) => (
            <option key={notation} value={notation}>
              {THOUSANDS[notation]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
