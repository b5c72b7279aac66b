import { useId } from "react";
import { Checkbox, Field, Select } from "@/components/ui/field";
import { SHOWS } from "@/lib/domain/link-shows";

/** By style alone, so that the form is whole without script: what belongs to a link to one profile, to many, to chosen ones. */
export const ONE_PROFILE = "group-has-[option[data-many]:checked]/link:hidden";
export const MANY_PROFILES = "hidden group-has-[option[data-many]:checked]/link:block";
const CHOSEN_PROFILES = "hidden group-has-[option[data-many=chosen]:checked]/link:block";

type ShowsFieldProps = {
  /** Handles, the chosen one first. */
  readonly profiles: readonly string[];
  readonly portfolio: { readonly tags: readonly string[]; readonly asked: boolean } | undefined;
};

/** Whose figures a new link shows: one profile's, or a row for each of many. */
export function ShowsField({ profiles, portfolio }: ShowsFieldProps) {
  const id = useId();
  const [only] = profiles;
  if (profiles.length === 1) return <input type="hidden" name="profile" value={only} />;
  return (
    <div className="flex flex-col gap-1">
      <Field id={id} label="Shows">
        <Select id={id} name="profile" defaultValue={portfolio?.asked === true ? SHOWS.all : only}>
          {profiles.map((handle) => (
            <option key={handle} value={handle}>
              @{handle}
            </option>
          ))}
          {portfolio === undefined ? null : (
            <optgroup label="Portfolio: a row for each of">
              <option value={SHOWS.all} data-many="all">
                all profiles
              </option>
              {portfolio.tags.map((tag) => (
                <option key={tag} value={`${SHOWS.tag}${tag}`} data-many="tag">
                  the profiles tagged “{tag}”
                </option>
              ))}
              <option value={SHOWS.chosen} data-many="chosen">
                the profiles I choose
              </option>
            </optgroup>
          )}
        </Select>
      </Field>
      {portfolio === undefined ? null : (
        <>
          <fieldset className={CHOSEN_PROFILES}>
            <legend className="sr-only">Profiles</legend>
            <div className="max-h-56 overflow-y-auto rounded-control border border-line px-3 py-1.5">
              {profiles.map((handle) => (
                <Checkbox key={handle} name="chosen" value={handle} label={<bdi>@{handle}</bdi>} />
              ))}
            </div>
          </fieldset>
          <p className={`text-sm text-muted text-pretty ${MANY_PROFILES}`}>
            Private profiles never stand on it, and a profile that is made private leaves it at once.
          </p>
        </>
      )}
    </div>
  );
}
