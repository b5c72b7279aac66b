import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BatchPreview } from "@/lib/domain/import-preview";
import { CommandFailed } from "./exit-code";
import { listExports, readUpload, type Upload } from "./export-files";
import { type Arrived, type Delivered, moveAway, VERDICTS } from "./watch-delivery";
import { importWhole } from "./watch-import";

export type { Delivered } from "./watch-delivery";

export type WatchOptions = {
  /** Throws DatabaseBusyError when it is to be tried again. */
  readonly importFiles: (files: readonly Upload[]) => Promise<BatchPreview>;
  /** Told after the files of a batch were moved. */
  readonly deliver: (batch: readonly Delivered[]) => void;
  readonly complain: (message: string) => void;
  readonly signal: AbortSignal;
  readonly pace?: Pace;
};

/** In milliseconds. */
export type Pace = {
  readonly look: number;
  /** A file is whole, and those that came with it are there, when nothing has changed for this long. */
  readonly quiet: number;
  /** Browsers reserve a name with an empty file before they download into it. */
  readonly empty: number;
  /** One file that keeps growing holds up the others no longer than this. */
  readonly patience: number;
};

const PACE: Pace = { look: 500, quiet: 2_000, empty: 60_000, patience: 60_000 };

/** What is known of a file between two looks. */
type Waiting = { readonly size: number; readonly mtimeMs: number; readonly since: number };

/**
 * Imports the exports that arrive in a folder and moves each to `done/` or `refused/` in it, with a report beside it, until `signal`
 * says stop. A file is moved only after what it says is committed: whenever this process is killed, the next one finds the file and
 * imports it, or finds it imported.
 */
export async function watchFolder(folder: string, options: WatchOptions): Promise<void> {
  const pace = options.pace ?? PACE;
  let waiting: ReadonlyMap<string, Waiting> = new Map();
  while (!options.signal.aborted) {
    waiting = await look(folder, waiting);
    for (const batch of completeBatches(waiting, pace))
      if (!options.signal.aborted) await takeIn(folder, batch, options);
    await sleep(pace.look, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function look(
  folder: string,
  before: ReadonlyMap<string, Waiting>,
): Promise<ReadonlyMap<string, Waiting>> {
  const now = Date.now();
  const waiting = new Map<string, Waiting>();
  for (const path of await listExports(folder, VERDICTS)) {
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    const { size, mtimeMs } = found;
    const known = before.get(path);
    const isSame = known?.size === size && known.mtimeMs === mtimeMs;
    waiting.set(path, isSame ? known : { size, mtimeMs, since: now });
  }
  return waiting;
}

/** The files of one folder that came together: all of them are quiet. */
function completeBatches(waiting: ReadonlyMap<string, Waiting>, pace: Pace): readonly (readonly string[])[] {
  const now = Date.now();
  const folders = [...new Set([...waiting.keys()].map((path) => dirname(path)))].sort();
  return folders.flatMap((folder) => {
    const here = [...waiting].filter(([path]) => dirname(path) === folder);
    const quiet = here.filter(([, file]) => now - file.since >= (file.size === 0 ? pace.empty : pace.quiet));
    const isGrowing = here.some(([path, file]) => file.size > 0 && !quiet.some(([other]) => other === path));
    const longest = Math.max(0, ...quiet.map(([, file]) => now - file.since));
    if (quiet.length === 0 || (isGrowing && longest < pace.patience)) return [];
    return [quiet.map(([path]) => path)];
  });
}

async function takeIn(folder: string, paths: readonly string[], options: WatchOptions): Promise<void> {
  try {
    const { arrived, tooLarge } = await readAll(paths);
    const settled = arrived.length === 0 ? [] : await importWhole(arrived, options.importFiles);
    const delivered: Delivered[] = [];
    for (const one of [...settled, ...tooLarge]) {
      const moved = await moveAway(folder, one);
      if (moved !== null) delivered.push(moved);
    }
    if (delivered.length > 0) options.deliver(delivered);
  } catch (error) {
    if (!(error instanceof Error && error.name === "DatabaseBusyError")) throw error;
    options.complain(`${error.message} The files stay where they are and are tried again.`);
  }
}

/** What vanished meanwhile is left out. */
async function readAll(paths: readonly string[]) {
  const arrived: Arrived[] = [];
  const tooLarge = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    const file = { path, size: found.size, mtimeMs: found.mtimeMs };
    try {
      arrived.push({ ...file, upload: await readUpload(path) });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      tooLarge.push({ file, verdict: "refused", files: [], said: error.message } as const);
    }
  }
  return { arrived, tooLarge };
}
