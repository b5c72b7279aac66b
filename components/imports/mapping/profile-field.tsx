import { Field, Input } from "@/components/ui/field";
import { parseHandle } from "@/lib/domain/handle";

type ProfileFieldProps = {
  readonly id: string;
  readonly value: string;
  readonly handles: readonly string[];
  readonly onChange: (text: string) => void;
};

/** For a table without a column that says whose its rows are. */
export function ProfileField({ id, value, handles, onChange }: ProfileFieldProps) {
  const isWrong = value.trim() !== "" && parseHandle(value) === null;
  return (
    <Field
      id={id}
      label="Whose figures are these?"
      hint="No column says it, so all rows are this profile’s."
      {...(isWrong ? { problem: "A TikTok user name has letters, digits, _ and . only, at most 24." } : {})}
    >
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="@your.profile"
        list={`${id}-known`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problem`}
      />
      <datalist id={`${id}-known`}>
        {handles.map((each) => (
          <option key={each} value={`@${each}`} />
        ))}
      </datalist>
    </Field>
  );
}
