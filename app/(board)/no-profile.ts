import type { FormState } from "@/components/entries/form-state";

/** What a form about a profile says that was deleted, or never was the sender's. */
export const NO_PROFILE: FormState = {
  kind: "refused",
  problems: [{ field: "profile", message: "This profile is no longer here. Reload the page." }],
};
