import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";

type Choice = { readonly value: string; readonly label: string };
export type AuditChoices = { readonly kinds: readonly Choice[]; readonly people: readonly Choice[] };

type AuditFilterProps = {
  readonly choices: AuditChoices;
  readonly kind: string | null;
  readonly who: string | null;
};

/** A plain form: the answer is a page with an address of its own. */
export function AuditFilter({ choices, kind, who }: AuditFilterProps) {
  return (
    <form
      action="/settings/audit"
      method="get"
      aria-label="What to look at"
      className="mb-3 grid items-end gap-3 sm:grid-cols-[minmax(0,14rem)_minmax(0,18rem)_auto] sm:justify-start"
    >
      <Field id="kind" label="What">
        <Select id="kind" name="kind" defaultValue={kind ?? ""}>
          <option value="">Everything</option>
          <Options choices={choices.kinds} />
        </Select>
      </Field>
      <Field id="who" label="Who">
        <Select id="who" name="who" defaultValue={who ?? ""}>
          <option value="">Everybody</option>
          <Options choices={choices.people} />
        </Select>
      </Field>
      <Button type="submit" className="justify-self-start">
        Look
      </Button>
    </form>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
