import { Input } from "@/components/ui/field";
import { parseHandle } from "@/lib/domain/handle";

/** What is wrong with a handle that was typed, as a sentence; null for a good one and for none. */
export function findHandleProblem(text: string): string | null {
  return text.trim() === "" || parseHandle(text) !== null
    ? null
    : "A TikTok user name has letters, digits, _ and . only, at most 24.";
}

type HandleInputProps = {
  /** The field's id: see Field. */
  readonly id: string;
  readonly value: string;
  /** Those that are known already, to choose from. */
  readonly handles: readonly string[];
  readonly onChange: (text: string) => void;
};

/** Takes a TikTok user name, a known one or a new one. */
export function HandleInput({ id, value, handles, onChange }: HandleInputProps) {
  return (
    <>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="@your.profile"
        list={`${id}-known`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={findHandleProblem(value) !== null}
        aria-describedby={`${id}-hint ${id}-problem`}
      />
      <datalist id={`${id}-known`}>
        {handles.map((each) => (
          <option key={each} value={`@${each}`} />
        ))}
      </datalist>
    </>
  );
}
