/** What came of a form: nothing yet, kept, or refused field by field; a field is a path such as "items.0.url". */
export type FormState =
  | { readonly kind: "fresh" }
  | { readonly kind: "stored" }
  | {
      readonly kind: "refused";
      readonly problems: readonly { readonly field: string; readonly message: string }[];
    };

/** The problem of one field as `Field` takes it; nothing when there is none. */
export function problemOf(state: FormState, field: string): { readonly problem?: string } {
  if (state.kind !== "refused") return {};
  const found = state.problems.find((problem) => problem.field === field);
  return found === undefined ? {} : { problem: found.message };
}
