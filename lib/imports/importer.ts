import { asEditor, type EditorScope, type WorkspaceScope } from "@/lib/db/scope";

/** Somebody who may only read tried to import or undo. */
export class NotAnImporterError extends Error {
  override readonly name = "NotAnImporterError";
  readonly code = "import/not-allowed";
  constructor() {
    super("You may look at this workspace but not import into it. Ask its owner to let you import.");
  }
}

/** The proof that importing takes; throws NotAnImporterError for people who may only read. */
export function requireImporter(scope: WorkspaceScope): EditorScope {
  const editor = asEditor(scope);
  if (editor === null) throw new NotAnImporterError();
  return editor;
}
