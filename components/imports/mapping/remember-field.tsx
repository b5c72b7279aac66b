import { Field, Select } from "@/components/ui/field";
import { parseHandle } from "@/lib/domain/handle";

/** For which later files a mapping is kept. */
export type Remembered = "profile" | "everyone" | "nobody";

const CHOICES: readonly Remembered[] = ["profile", "everyone", "nobody"];

type RememberFieldProps = {
  readonly id: string;
  readonly value: Remembered;
  /** As typed; null: the table itself says it. */
  readonly profile: string | null;
  readonly onChange: (remember: Remembered) => void;
};

export function RememberField({ id, value, profile, onChange }: RememberFieldProps) {
  const handle = profile === null ? null : parseHandle(profile);
  return (
    <Field
      id={id}
      label="Remember for this kind of file"
      hint="The next file with the same headings is then read like this without asking. Settings list what is remembered."
    >
      <Select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = CHOICES.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
        aria-describedby={`${id}-hint`}
      >
        {profile === null ? null : (
          <option value="profile">{handle === null ? "Yes, for this profile" : `Yes, for @${handle}`}</option>
        )}
        <option value="everyone">Yes, for every profile</option>
        <option value="nobody">No, only this time</option>
      </Select>
    </Field>
  );
}
