import { Field } from "@/components/ui/field";
import { findHandleProblem, HandleInput } from "../handle-input";

type ProfileFieldProps = {
  readonly id: string;
  readonly value: string;
  readonly handles: readonly string[];
  readonly onChange: (text: string) => void;
};

/** For a table without a column that says whose its rows are. */
export function ProfileField({ id, value, handles, onChange }: ProfileFieldProps) {
  const problem = findHandleProblem(value);
  return (
    <Field
      id={id}
      label="Whose figures are these?"
      hint="No column says it, so all rows are this profile’s."
      {...(problem === null ? {} : { problem })}
    >
      <HandleInput id={id} value={value} handles={handles} onChange={onChange} />
    </Field>
  );
}
