import type { FormState } from "@/components/entries/form-state";

/** What a form about a profile says that was deleted, or never was the sender's. */
export const NO_PROFILE: FormState = refuse("This profile is no longer here. Reload the page.");

/** What a form says to somebody who may only look. */
export const ONLY_LOOKING: FormState = refuse(
  "You may look at this profile, not change what it says. Ask its owner.",
);

function refuse(message: string): FormState {
  return { kind: "refused", problems: [{ field: "profile", message }] };
}
