import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { asOperator } from "@/lib/imports/operator";
import { CommandFailed } from "./exit-code";
import { toImportJson, toImportText } from "./import-report";
import { print, printJson } from "./print";
import { type ImportOptions, runImport } from "./run-import";
import { type Delivered, watchFolder } from "./watch-folder";

/** Imports what arrives in a folder until the process is told to stop; a running import is finished first. */
export async function watchAndImport(
  folder: string,
  options: ImportOptions & { readonly json?: boolean },
): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new CommandFailed(`There is no folder ${folder}.`);
  await asOperator(async () => undefined);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  console.error(`Watching ${resolve(folder)}. Press Ctrl+C to stop.`);
  try {
    await watchFolder(resolve(folder), {
      importFiles: (files) => asOperator((scope) => runImport(scope, files, options)),
      deliver: (batch) => printBatch(batch, options.json ?? false),
      complain: (message) => console.error(message),
      signal: stopping.signal,
    });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function printBatch(batch: readonly Delivered[], json: boolean): void {
  if (json) {
    printJson({ files: batch.flatMap(({ files }) => files.map((file) => toImportJson(file, {}))) });
    return;
  }
  for (const { files, movedTo, verdict } of batch) {
    for (const file of files) print(toImportText(file, {}));
    print(`${basename(movedTo)} is in ${verdict}/ now, with a report beside it.`);
  }
}
