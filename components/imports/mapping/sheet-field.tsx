import { Field, Select } from "@/components/ui/field";

type SheetFieldProps = {
  readonly id: string;
  readonly value: string | null;
  readonly sheets: readonly string[];
  readonly onChange: (sheet: string) => void;
};

/** For a workbook in which several sheets are tables. */
export function SheetField({ id, value, sheets, onChange }: SheetFieldProps) {
  return (
    <Field
      id={id}
      label="Which sheet is it?"
      hint="One sheet of a workbook is read. Drop the others as workbooks of their own."
    >
      <Select
        id={id}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-describedby={`${id}-hint`}
      >
        {sheets.map((sheet) => (
          <option key={sheet} value={sheet}>
            {sheet}
          </option>
        ))}
      </Select>
    </Field>
  );
}
