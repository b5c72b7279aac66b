import { classNames } from "./class-names";

type SegmentedProps<Value extends string> = {
  /** Name of the radio group. */
  readonly label: string;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange?: (value: Value) => void;
  readonly size?: "regular" | "small";
};

/** Radios in one line. Without script they belong to the form around them. */
export function Segmented<Value extends string>({
  label,
  name,
  value,
  options,
  onChange,
  size = "regular",
}: SegmentedProps<Value>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex overflow-hidden rounded-control border border-line bg-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            "relative cursor-pointer font-medium whitespace-nowrap select-none hover:bg-sunken",
            "has-checked:bg-ink has-checked:font-semibold has-checked:text-page forced-colors:has-checked:forced-color-adjust-none forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]",
            size === "regular" ? "px-2.5 py-[7px] sm:px-3.5" : "px-2.5 py-1 text-sm",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            {...(onChange
              ? { checked: option.value === value, onChange: () => onChange(option.value) }
              : { defaultChecked: option.value === value })}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
