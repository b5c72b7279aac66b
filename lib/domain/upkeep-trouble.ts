/** What stands in the way of the safety of what is stored, the worst first. */
export type UpkeepTrouble =
  /** `fault` as SQLite says it. */
  | { readonly kind: "damaged"; readonly fault: string }
  /** `newest`: when the newest backup was begun, ISO; null: there is none. */
  | { readonly kind: "backup-failed"; readonly problem: string; readonly newest: string | null }
  | { readonly kind: "backup-old"; readonly newest: string };
