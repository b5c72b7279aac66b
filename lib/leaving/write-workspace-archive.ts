import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { openOriginal } from "@/lib/db/originals";
import type { PortableTable } from "@/lib/db/portable-tables";
import type { OwnerScope } from "@/lib/db/scope";
import { readWorkspace, type WorkspaceSnapshot } from "@/lib/db/workspace-export";
import { toRowLine } from "@/lib/db/workspace-restore";
import { toCsvLine } from "@/lib/domain/csv-cell";
import { ABOUT_THE_ARCHIVE } from "./about-the-archive";
import {
  ARCHIVE_FORMAT,
  MANIFEST,
  toCsvEntry,
  toOriginalEntry,
  toRowsEntry,
  type WorkspaceManifest,
} from "./workspace-manifest";

/** Opens a link, or is no text: in the files that are read back, not in the tables for people. */
const NOT_FOR_READING: ReadonlySet<string> = new Set(["tokenHash", "passwordHash", "sealedToken"]);

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Written = Mutable<Pick<WorkspaceManifest, "tables" | "originals" | "files">>;

/**
 * Writes everything of a workspace, as it is at one moment, to a new ZIP: originals, rows as JSON, the same as CSV, and last a manifest
 * with the SHA-256 of each. It holds a page of rows at a time, however large the workspace is.
 */
export async function writeWorkspaceArchive(scope: OwnerScope, path: string, now: Date): Promise<void> {
  await readWorkspace(scope, async (snapshot) => {
    const zip = new ZipFile();
    const written: Written = { tables: [], originals: [], files: [] };
    const add = adder(zip, written, now);
    add("README.txt", () => Readable.from([ABOUT_THE_ARCHIVE]));
    for (const table of snapshot.tables) addTable(add, snapshot, { table, written });
    addPeople(add, snapshot);
    for (const original of snapshot.originals) addOriginal(add, scope, { original, written });
    zip.addReadStreamLazy(MANIFEST, { mtime: now, compress: true }, (give) => {
      const manifest = toManifest(snapshot, written, now);
      give(null, Readable.from([`${JSON.stringify(manifest, null, 1)}\n`]));
    });
    const failed = new Promise<never>((_, reject) => {
      (zip as unknown as NodeJS.EventEmitter).once("error", reject);
    });
    zip.end();
    const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
    await Promise.race([pipeline(zip.outputStream, file), failed]);
  });
}

type Add = (name: string, open: () => Readable) => void;

/** Entries are written one after the other, each opened when its turn comes; what was written is counted and hashed in passing. */
function adder(zip: ZipFile, written: Written, now: Date): Add {
  return (name, open) => {
    zip.addReadStreamLazy(name, { mtime: now, compress: true, mode: 0o100600 }, (give) => {
      const hash = createHash("sha256");
      let bytes = 0;
      const counted = Readable.from(
        (async function* () {
          for await (const chunk of open()) {
            const part = Buffer.from(chunk);
            hash.update(part);
            bytes += part.length;
            yield part;
          }
          written.files.push({ name, bytes, sha256: hash.digest("hex") });
        })(),
        { objectMode: false },
      );
      // yazl passes a failure of its source on to nobody.
      counted.once("error", (error) => zip.emit("error", error));
      give(null, counted);
    });
  };
}

type OfTable = { readonly table: PortableTable; readonly written: Written };

function addTable(add: Add, snapshot: WorkspaceSnapshot, { table, written }: OfTable): void {
  add(toRowsEntry(table.name), () =>
    Readable.from(
      (async function* () {
        const hash = createHash("sha256");
        let rows = 0;
        for await (const page of snapshot.rowsOf(table)) {
          const text = page.map(toRowLine).join("");
          hash.update(text);
          rows += page.length;
          yield text;
        }
        const columns = table.columns.map(({ name }) => name);
        written.tables.push({ name: table.name, columns, rows, sha256: hash.digest("hex") });
      })(),
    ),
  );
  add(toCsvEntry(table.name), () => Readable.from(csvOf(snapshot, table)));
}

async function* csvOf(snapshot: WorkspaceSnapshot, table: PortableTable): AsyncGenerator<string> {
  const shown = table.columns.flatMap(({ name, kind }, place) =>
    kind === "bytes" || NOT_FOR_READING.has(name) ? [] : [{ name, place, isNumber: kind === "integer" }],
  );
  yield `\u{feff}${toCsvLine(shown.map(({ name }) => name))}`;
  for await (const page of snapshot.rowsOf(table)) {
    const lines = page.map((row) =>
      toCsvLine(
        shown.map(({ place, isNumber }) => {
          const value = row[place] ?? null;
          return isNumber && value !== null ? BigInt(value) : value;
        }),
      ),
    );
    yield lines.join("");
  }
}

function addPeople(add: Add, { members }: WorkspaceSnapshot): void {
  const lines = [["E-mail", "Role"], ...members.map(({ email, role }) => [email, role])].map(toCsvLine);
  add("tables/People.csv", () => Readable.from([`\u{feff}${lines.join("")}`]));
}

type OfOriginal = { readonly original: WorkspaceSnapshot["originals"][number]; readonly written: Written };

function addOriginal(add: Add, scope: OwnerScope, { original, written }: OfOriginal): void {
  const entry = toOriginalEntry(original);
  written.originals.push({ entry, ...original });
  add(entry, () =>
    Readable.from(
      (async function* () {
        const chunks = await openOriginal(scope, original.sha256);
        if (chunks === null) throw new Error(`The original ${original.sha256} went away meanwhile.`);
        yield* chunks;
      })(),
      { objectMode: false },
    ),
  );
}

function toManifest(snapshot: WorkspaceSnapshot, written: Written, now: Date): WorkspaceManifest {
  return {
    format: ARCHIVE_FORMAT,
    madeAt: now.toISOString(),
    workspace: { id: snapshot.workspaceId, name: snapshot.name },
    migrations: [...snapshot.migrations],
    ...written,
    people: snapshot.members.map(({ profiles, ...person }) => ({ ...person, profiles: [...profiles] })),
  };
}
