/** Another process kept the database locked for longer than a write may wait; trying again later is right. */
export class DatabaseBusyError extends Error {
  override readonly name = "DatabaseBusyError";
  readonly code = "database/busy";

  constructor(waitedMs: number) {
    super(
      `Another program kept the database locked for ${Math.round(waitedMs / 1000)} seconds; nothing was changed. Try again in a moment.`,
    );
  }
}

/** The database cannot be used as it is; the message is one sentence that says what to do. */
export class DatabaseUnusableError extends Error {
  override readonly name = "DatabaseUnusableError";
  readonly code = "database/unusable";
}

/** Nothing can be written until somebody who runs this installation has done what the message says. */
export class DatabaseReadOnlyError extends Error {
  override readonly name = "DatabaseReadOnlyError";
  readonly code = "database/read-only";
}
