/** Everything of it is shown once. */
export type FactorState =
  | { readonly kind: "fresh" }
  | { readonly kind: "refused"; readonly problem: string }
  | {
      readonly kind: "enrolled";
      /** The address for the app, as an SVG. */
      readonly qrCode: string;
      readonly key: string;
      readonly backupCodes: readonly string[];
    }
  | { readonly kind: "renewed"; readonly backupCodes: readonly string[] };
export type FactorAction = (before: FactorState, form: FormData) => Promise<FactorState>;
