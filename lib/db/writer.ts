import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, type Database, database, type Tx } from "./client";
import { refuseDamaged } from "./damage";
import { DatabaseBusyError, DatabaseReadOnlyError } from "./database-error";
import { sqliteFilePath } from "./sqlite-adapter";

/** How long a write waits for another process to let go of the SQLite file. */
const LOCK_PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 100;
/** PostgreSQL resolves a deadlock by failing one side, which then only has to run again. */
const CONFLICT_ATTEMPTS = 4;

const LOCKED = "P1008";
const CONFLICT = "P2034";

/** Next may load this module more than once in a process; the queue must be one. */
type WriterState = {
  last: Promise<unknown>;
  readonly inside: AsyncLocalStorage<true>;
  /** Asks the process that is in charge of the queue; null in that process itself. */
  turn: TakeTurn | null;
};

/** Runs `work` when it is this process's turn to write, and gives the turn back when it has settled. */
type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>;

const registry = globalThis as { [key: symbol]: WriterState | undefined };
const KEY = Symbol.for("tallyboard.writer");

function state(): WriterState {
  const current = registry[KEY] ?? {
    last: Promise.resolve(),
    inside: new AsyncLocalStorage<true>(),
    turn: null,
  };
  registry[KEY] = current;
  return current;
}

/**
 * Runs `work` in one write transaction and returns what it returns; everything is rolled back when it throws.
 * On SQLite writes of this process follow each other in the order of asking, on a connection of their own; when
 * another process holds the file for 10 s, DatabaseBusyError. On PostgreSQL they run side by side: see `lockProfile`.
 * `work` may run again after a conflict, so it must touch nothing but `tx`, and must not call `write` itself.
 */
export function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return outsideAnyWrite((current) => {
    if (current.kind === "postgresql") return withoutConflict(() => current.writer.$transaction(work));
    return inTurn(() => whenUnlocked((begun) => current.writer.$transaction((tx) => begun(work(tx)))));
  });
}

/**
 * Runs `work` on the writer's connection with no transaction around it and no other write of this process
 * beside it: for VACUUM, checkpoints and the like.
 */
export function exclusive<T>(work: (writer: Client) => Promise<T>): Promise<T> {
  return outsideAnyWrite((current) => {
    const run = () => work(current.writer);
    return current.kind === "postgresql" ? run() : inTurn(run);
  });
}

/** Above what SQLite lets gather by itself (1,000 pages of 4 KB), so that only what a large transaction left is tidied up. */
const LARGE_WAL_BYTES = 16 * 1024 * 1024;

/**
 * Moves what a large transaction left in SQLite's WAL into the database file. The next small write would have to do it otherwise, in
 * a process that has people waiting.
 */
export async function tidyWal(): Promise<void> {
  const { kind, url } = database();
  const wal = `${sqliteFilePath(url)}-wal`;
  if (kind === "postgresql" || !existsSync(wal) || statSync(wal).size < LARGE_WAL_BYTES) return;
  await exclusive((writer) => writer.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`);
}

/**
 * Holds this process's turn to write while another process, which asked for it, writes with `takeTurnsFrom`. So the writes of
 * both follow each other in the order of asking and none finds the file locked. On PostgreSQL nobody needs a turn.
 */
export function lendTurn<T>(borrowed: () => Promise<T>): Promise<T> {
  return exclusive(borrowed);
}

/** From now on SQLite writes of this process wait for `turn` first. */
export function takeTurnsFrom(turn: TakeTurn): void {
  state().turn = turn;
}

/**
 * Comes before every change to what is known of a profile. Makes the other transactions that lock the same profile wait until this one ends:
 * PostgreSQL runs transactions side by side, and a fold must see all imports. And gives its board a version that no board ever had, so
 * that nobody takes what was worked out before for true.
 */
export async function lockProfile(
  tx: Tx,
  { workspaceId, profileId }: { readonly workspaceId: string; readonly profileId: string },
): Promise<void> {
  await tx.profile.updateMany({
    where: { workspaceId, id: profileId },
    data: { boardVersion: randomUUID() },
  });
}

/** Any number, the same in every process. */
const INSTALLATION_LOCK = 7_211_406;

/** Makes transactions that would create "the first of its kind" follow each other; SQLite's are alone anyway. */
export async function lockInstallation(tx: Tx): Promise<void> {
  if (database().kind === "postgresql")
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${INSTALLATION_LOCK}::bigint)`;
}

function outsideAnyWrite<T>(run: (current: Database) => Promise<T>): Promise<T> {
  const { inside } = state();
  if (inside.getStore())
    throw new Error("A write inside a write would wait for itself: pass `tx` on instead.");
  return inside.run(true, async () => {
    const current = database();
    requireWritable(current);
    try {
      return await run(current);
    } catch (error) {
      throw isOutOfRoom(error) ? new DatabaseReadOnlyError(OUT_OF_ROOM) : error;
    }
  });
}

/** First come, first served; a failure stops nobody behind it. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const current = state();
  const { turn } = current;
  const result = current.last.then(turn === null ? run : () => turn(run));
  current.last = result.catch(() => undefined);
  return result;
}

/** `attempt` calls `begun` once the lock is held; from then on nothing is tried again. */
async function whenUnlocked<T>(
  attempt: (begun: <R>(work: Promise<R>) => Promise<R>) => Promise<T>,
): Promise<T> {
  const start = Date.now();
  for (let pause = 5; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    let hasBegun = false;
    try {
      return await attempt((work) => {
        hasBegun = true;
        return work;
      });
    } catch (error) {
      if (hasBegun || codeOf(error) !== LOCKED) throw error;
      const waited = Date.now() - start;
      if (waited >= LOCK_PATIENCE_MS) throw new DatabaseBusyError(waited);
    }
    await sleep(pause);
  }
}

async function withoutConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (codeOf(error) !== CONFLICT || attempts === CONFLICT_ATTEMPTS) throw error;
    }
    await sleep(10 * attempts * (1 + Math.random()));
  }
}

/** Throws DatabaseReadOnlyError when the file is damaged, or is not where it was. */
export function requireWritable({ url, requireFile }: Database = database()): void {
  requireFile();
  refuseDamaged(url);
}

const OUT_OF_ROOM =
  "There is no room left on the disk of the database; nothing was changed. Whoever runs this installation has to make room, then try again.";

/** As SQLite (SQLITE_FULL), the system (ENOSPC) and PostgreSQL (53100) say it. */
function isOutOfRoom(error: unknown): boolean {
  return /database or disk is full|no space left on device/i.test(String(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
