export const LEAVING_KINDS = ["profile", "workspace", "account"] as const;
export type LeavingKind = (typeof LEAVING_KINDS)[number];

/** What the form says that deletes one thing for good: first a code is sent, then it is entered. */
export type LeaveState =
  | { readonly kind: "idle" }
  /** `asked`: a code is out, so that it can be entered again. */
  | { readonly kind: "refused"; readonly problem: string; readonly asked: boolean }
  | { readonly kind: "sent"; readonly by: "mail" | "console" }
  | { readonly kind: "deleted" };

export type LeaveAction = (state: LeaveState, form: FormData) => Promise<LeaveState>;
