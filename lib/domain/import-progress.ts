/** How much more of a batch is done than at the step before; what is absent has not moved. */
export type ImportStep = {
  readonly bytesRead?: number;
  readonly rowsRead?: number;
  readonly rowsStored?: number;
};

/** Looks on while a batch is read and stored, and may stop it: `signal.throwIfAborted()` between two steps. */
export type ImportWatch = {
  readonly signal: AbortSignal;
  readonly onStep: (step: ImportStep) => void;
};

/** How far a batch is. */
export type ImportProgress = {
  /** `waiting`: another import is being stored. `finishing`: every row is in its place and the whole is made final. */
  readonly phase: "waiting" | "reading" | "storing" | "finishing";
  readonly bytes: { readonly read: number; readonly total: number };
  /** `read` grows while reading; it is final once something is stored. */
  readonly rows: { readonly read: number; readonly stored: number };
};

/** What is going on with a batch of uploaded files; both null: it waits for its person. */
export type ImportActivity = {
  readonly doing: "preview" | "commit" | null;
  readonly progress: ImportProgress | null;
};
