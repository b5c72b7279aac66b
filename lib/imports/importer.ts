import type { WorkspaceScope } from "@/lib/db/scope";

/** Somebody who may only read tried to import or undo. */
export class NotAnImporterError extends Error {
  override readonly name = "NotAnImporterError";
  readonly code = "import/not-allowed";
  constructor() {
    super("You may look at this workspace but not import into it. Ask its owner to let you import.");
  }
}

/** Throws NotAnImporterError for people who may only read. */
export function requireImporter(scope: WorkspaceScope): void {
  if (scope.role === "viewer") throw new NotAnImporterError();
}
