import { loadProgram } from "./load-program.js";

/** Begins the process that reads and stores imports; lib/imports/worker/worker-process.ts starts it. */
await loadProgram("import-worker");
