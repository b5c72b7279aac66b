import { writeSync } from "node:fs";
import { asOperator } from "@/lib/imports/operator";
import { runImport } from "../run-import";
import { watchFolder } from "../watch-folder";

/** Watches the folder named in its first argument, at a pace for tests, until it is killed. */
await watchFolder(process.argv[2] ?? "", {
  importFiles: (files) => {
    writeSync(1, "importing\n");
    return asOperator((scope) => runImport(scope, files, {}));
  },
  deliver: () => writeSync(1, "delivered\n"),
  complain: () => undefined,
  signal: new AbortController().signal,
  pace: { look: 10, quiet: 30, empty: 1_000, patience: 1_000 },
});
