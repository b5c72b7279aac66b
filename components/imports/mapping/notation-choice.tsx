import type { ReactNode } from "react";

type NotationOption<Notation extends string> = {
  readonly value: Notation;
  readonly label: ReactNode;
  readonly hint: string | null;
};

type NotationChoiceProps<Notation extends string> = {
  readonly name: string;
  readonly legend: string;
  readonly why: string;
  readonly value: Notation | null;
  readonly options: readonly NotationOption<Notation>[];
  readonly onChoose: (notation: Notation) => void;
};

/** A way of writing, chosen by what a cell of the file itself means then. Nothing is chosen to begin with. */
export function NotationChoice<Notation extends string>(props: NotationChoiceProps<Notation>) {
  const { name, legend, why, value, options, onChoose } = props;
  return (
    <fieldset className="rounded-card border border-line bg-card px-4 py-3">
      <legend className="px-1 font-semibold">{legend}</legend>
      <p className="text-sm text-muted text-pretty">{why}</p>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-7 items-start gap-2.5 py-1">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
            className="mt-1 size-4 shrink-0"
          />
          <span className="min-w-0">
            <span className="block wrap-anywhere">{option.label}</span>
            {option.hint === null ? null : <span className="block text-sm text-muted">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
