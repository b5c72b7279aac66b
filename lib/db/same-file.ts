import { type Stats, statSync } from "node:fs";
import { DatabaseReadOnlyError } from "./database-error";

/**
 * A check that throws DatabaseReadOnlyError once another file, or none, lies where the one lay that this process opened: SQLite would go on
 * writing to what nobody can find any more.
 */
export function watchFile(path: string): () => void {
  const find = () => statSync(path, { throwIfNoEntry: false });
  let opened: Stats | undefined = find();
  return () => {
    const found = find();
    opened ??= found;
    if (found?.ino === opened?.ino && found?.dev === opened?.dev) return;
    throw new DatabaseReadOnlyError(
      "The database file was replaced or deleted while Tallyboard was running; nothing was changed. Whoever runs this installation has to put the file back and start it again.",
    );
  };
}
