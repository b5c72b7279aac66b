import { createHash } from "node:crypto";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { type DatabaseKind, database } from "./client";
import { DatabaseUnusableError } from "./database-error";
import { beginAlone } from "./migrate";
import { openMigrationConnection } from "./migration-adapter";
import { packOriginal } from "./originals";
import {
  insertPortableRows,
  type OpenDatabase,
  type PortableRow,
  pageSize,
  readPortableRows,
} from "./portable-rows";
import { listPortableTables, type PortableTable, queryTexts } from "./portable-tables";
import type { CarriedMember } from "./workspace-export";
import { isCarried, toWorkspaceFilter } from "./workspace-tables";

const PIECE_BYTES = 1024 * 1024;

/** A table of the archive: which columns it carries, its rows, and the SHA-256 of those rows as `hashRows` makes it. */
type CarriedTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly sha256: string;
  readonly rows: () => AsyncIterable<PortableRow>;
};

export type CarriedWorkspace = {
  readonly workspaceId: string;
  readonly tables: readonly CarriedTable[];
  readonly members: readonly CarriedMember[];
  readonly originals: () => AsyncIterable<{ readonly sha256: string; readonly bytes: Uint8Array }>;
};

export type RestoredWorkspace = {
  /** E-mail addresses of the people of this installation who are in it now. */
  readonly people: readonly string[];
};

/** One row as it is hashed and as it lies in an archive. */
export function toRowLine(row: PortableRow): string {
  return `${JSON.stringify(row)}\n`;
}

/**
 * Adds a workspace from an archive, all of it or nothing: every row must be the workspace's own, and what was written is read again
 * and must be the archive to the byte. Throws DatabaseUnusableError otherwise, and when the workspace is here already.
 */
export async function restoreWorkspaceRows(carried: CarriedWorkspace): Promise<RestoredWorkspace> {
  const { kind, url } = database();
  const { adapter } = await openMigrationConnection(url);
  const open = { adapter, kind };
  try {
    await beginAlone(adapter, kind);
    const all = await listPortableTables(adapter, kind);
    await refuseKnownWorkspace(adapter, carried.workspaceId);
    const profiles = new Set<string>();
    for (const step of toPlan(all, carried)) await fill(open, { ...step, carried, profiles });
    await insertOriginals(open, all, carried);
    const people = await joinPeople(open, all, carried);
    await adapter.executeScript(pauseSchedules(kind, carried.workspaceId));
    await adapter.executeScript("COMMIT");
    return { people };
  } catch (error) {
    await adapter.executeScript("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await adapter.dispose();
  }
}

async function refuseKnownWorkspace(adapter: SqlDriverAdapter, workspaceId: string): Promise<void> {
  const ids = await queryTexts(adapter, `SELECT "id" FROM "Workspace"`);
  if (ids.some(([id]) => id === workspaceId))
    throw unusable("this installation has that workspace already; delete it first, or restore into another");
}

type Step = { readonly table: PortableTable; readonly from: CarriedTable };

/** Parents first. A column that the archive does not have gets what the database gives a new row. */
function toPlan(all: readonly PortableTable[], { tables }: CarriedWorkspace): readonly Step[] {
  const mine = all.filter(isCarried);
  const unknown = tables.filter(({ name, columns }) => {
    const known = mine.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
    return columns.some((column) => !known.includes(column));
  });
  if (unknown.length > 0)
    throw unusable(
      `it is of another version of Tallyboard (${unknown.map(({ name }) => name).join(", ")}); install that version first`,
    );
  return mine.flatMap((table) => {
    const from = tables.find(({ name }) => name === table.name);
    if (from === undefined) return [];
    const columns = from.columns.flatMap((name) => table.columns.filter((column) => column.name === name));
    return [{ table: { ...table, columns }, from }];
  });
}

/** `profiles` gathers the ids of the profiles, which come before everything that belongs to one. */
type Filling = Step & { readonly carried: CarriedWorkspace; readonly profiles: Set<string> };

async function fill(open: OpenDatabase, filling: Filling): Promise<void> {
  const { table, from, carried } = filling;
  const isOwn = ownership(filling);
  let rows: PortableRow[] = [];
  for await (const row of from.rows()) {
    if (row.length !== table.columns.length || !isOwn(row))
      throw unusable(`${table.name} holds a row of another workspace`);
    rows.push(row);
    if (rows.length < pageSize(table)) continue;
    await insertPortableRows(open, table, rows);
    rows = [];
  }
  if (rows.length > 0) await insertPortableRows(open, table, rows);
  const hash = createHash("sha256");
  const filter = toWorkspaceFilter(table, carried.workspaceId);
  for await (const page of readPortableRows(open, table, filter)) hash.update(page.map(toRowLine).join(""));
  if (hash.digest("hex") !== from.sha256) throw unusable(`${table.name} was not written as the file says`);
}

/** Every row names the workspace, and rows of a profile one of the profiles that the archive brings. */
function ownership({ table, carried, profiles }: Filling): (row: PortableRow) => boolean {
  const place = (column: string) => table.columns.findIndex(({ name }) => name === column);
  const workspace = place(toWorkspaceFilter(table, "")?.column ?? "");
  const profile = place(table.name === "Profile" ? "id" : "profileId");
  return (row) => {
    if (table.name === "Profile") profiles.add(row[profile] ?? "");
    return row[workspace] === carried.workspaceId && (profile < 0 || profiles.has(row[profile] ?? ""));
  };
}

async function insertOriginals(
  open: OpenDatabase,
  all: readonly PortableTable[],
  { originals, workspaceId }: CarriedWorkspace,
): Promise<void> {
  const table = toTable(all, "OriginalFile");
  for await (const { sha256, bytes } of originals()) {
    if (createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw unusable(`the original ${sha256} was changed`);
    const packed = await packOriginal(bytes);
    for (let piece = 0; piece * PIECE_BYTES < packed.byteLength; piece += 1) {
      const part = packed.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
      const values = {
        workspaceId,
        sha256,
        piece: String(piece),
        bytes: Buffer.from(part).toString("hex"),
      };
      await insertPortableRows(open, table, [toRow(table, values)]);
    }
  }
}

/**
 * Who has an account here under an address of the archive belongs to the workspace as before. An installation whose only other
 * workspace is empty was made for this one: its people join, and the empty workspace goes.
 */
async function joinPeople(
  open: OpenDatabase,
  all: readonly PortableTable[],
  { members, workspaceId }: CarriedWorkspace,
): Promise<readonly string[]> {
  const { adapter, kind } = open;
  const users = await queryTexts(adapter, `SELECT "id", "email" FROM "User"`);
  const joined = new Map<string, { readonly role: string; readonly profiles: readonly string[] }>();
  const empty = await findEmptyWorkspace(adapter, workspaceId);
  if (empty !== null)
    for (const [userId = "", role = ""] of await queryTexts(
      adapter,
      `SELECT "userId", "role" FROM "Member" WHERE "workspaceId" = ${literal(empty)}`,
    ))
      joined.set(userId, { role, profiles: [] });
  for (const { email, role, profiles } of members) {
    const [userId] = users.find((user) => user[1]?.toLowerCase() === email.toLowerCase()) ?? [];
    if (userId !== undefined && !joined.has(userId)) joined.set(userId, { role, profiles });
  }
  if (empty !== null) await adapter.executeScript(`DELETE FROM "Workspace" WHERE "id" = ${literal(empty)}`);
  const createdAt = new Date().toISOString();
  const [member, seen] = [toTable(all, "Member"), toTable(all, "MemberProfile")];
  for (const [userId, { role, profiles }] of joined) {
    await insertPortableRows({ adapter, kind }, member, [
      toRow(member, { workspaceId, userId, role, createdAt }),
    ]);
    const rows = profiles.map((profileId) => toRow(seen, { workspaceId, userId, profileId }));
    if (rows.length > 0) await insertPortableRows({ adapter, kind }, seen, rows);
  }
  return users.flatMap(([id = "", email = ""]) => (joined.has(id) ? [email] : []));
}

async function findEmptyWorkspace(adapter: SqlDriverAdapter, besides: string): Promise<string | null> {
  const others = await queryTexts(
    adapter,
    `SELECT w."id", (SELECT count(*) FROM "Profile" p WHERE p."workspaceId" = w."id") FROM "Workspace" w
      WHERE w."id" <> ${literal(besides)}`,
  );
  const [only, ...more] = others;
  return only !== undefined && more.length === 0 && Number(only[1]) === 0 ? (only[0] ?? null) : null;
}

/** The installation that the workspace came from may still be sending: nobody shall get a message twice. */
function pauseSchedules(kind: DatabaseKind, workspaceId: string): string {
  const iso = new Date().toISOString();
  const now = kind === "sqlite" ? literal(iso.replace("Z", "+00:00")) : `${literal(iso)}::timestamp(3)`;
  return `UPDATE "MailSchedule" SET "pausedAt" = ${now}
    WHERE "workspaceId" = ${literal(workspaceId)} AND "pausedAt" IS NULL`;
}

function toTable(all: readonly PortableTable[], name: string): PortableTable {
  const table = all.find((one) => one.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

function toRow({ columns }: PortableTable, values: Readonly<Record<string, string>>): PortableRow {
  return columns.map(({ name }) => values[name] ?? null);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function unusable(reason: string): DatabaseUnusableError {
  return new DatabaseUnusableError(`The workspace cannot be restored: ${reason}. Nothing was changed.`);
}
