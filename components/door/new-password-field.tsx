import { Field, Input } from "@/components/ui/field";

/** Where a password is chosen; its limits are those of lib/accounts. */
export function NewPasswordField({ label }: { readonly label: string }) {
  return (
    <Field
      id="password"
      label={label}
      hint="At least 8 characters; 15 or more is better. A sentence is fine."
    >
      <Input
        id="password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        aria-describedby="password-hint"
      />
    </Field>
  );
}
