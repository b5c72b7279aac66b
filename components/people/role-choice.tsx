import { Checkbox, Field, Select } from "@/components/ui/field";
import { ROLE_WORDS, ROLES, type Role } from "@/lib/domain/role";

type RoleChoiceProps = {
  /** Ends the ids, so that several can stand on one page. */
  readonly name: string;
  readonly initial: Role;
  readonly chosen: readonly string[];
  readonly handles: readonly string[];
};

/** What somebody may, and for a client which profiles; those show without script as soon as Client is chosen. */
export function RoleChoice({ name, initial, chosen, handles }: RoleChoiceProps) {
  const id = `role-${name}`;
  return (
    <div className="group/role flex flex-col gap-3">
      <Field id={id} label="Role">
        <Select id={id} name="role" defaultValue={initial}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_WORDS[each].title}: {ROLE_WORDS[each].may}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="hidden min-w-0 group-has-[option[value=client]:checked]/role:block">
        <legend className="text-sm font-semibold">Profiles that this client may see</legend>
        <div className="mt-1 max-h-56 overflow-y-auto rounded-control border border-line px-3 py-1">
          {handles.length === 0 ? (
            <p className="py-1 text-sm text-muted">None yet. Import something first.</p>
          ) : (
            handles.map((handle) => (
              <Checkbox
                key={handle}
                name="profiles"
                value={handle}
                defaultChecked={chosen.includes(handle)}
                label={<bdi>@{handle}</bdi>}
              />
            ))
          )}
        </div>
      </fieldset>
    </div>
  );
}
