export type ScheduleState =
  | { readonly kind: "idle" }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "scheduled"; readonly nextDueAt: string }
  | { readonly kind: "changed" };

export type ScheduleAction = (state: ScheduleState, form: FormData) => Promise<ScheduleState>;

/** A message that is sent again and again; instants are ISO 8601. */
export type ScheduleRow = {
  readonly id: string;
  readonly handle: string;
  readonly recipients: readonly string[];
  /** "every Monday at 08:00, Europe/Berlin". */
  readonly when: string;
  readonly nextDueAt: string;
  readonly isPaused: boolean;
  readonly last: {
    readonly dueAt: string;
    readonly sent: number;
    readonly of: number;
    readonly problem: string | null;
  } | null;
};
