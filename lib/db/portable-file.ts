import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { DatabaseUnusableError } from "./database-error";
import { type OpenDatabase, type PortableRow, readPortableRows } from "./portable-rows";
import { listPortableTables, type PortableTable, queryTexts } from "./portable-tables";

const FORMAT = "tallyboard portable backup 1";

/** The first line of a portable backup. */
type PortableHeader = {
  readonly format: typeof FORMAT;
  /** Names of the migrations that made its tables, oldest first. */
  readonly migrations: readonly string[];
};

type Piece =
  | { readonly kind: "table"; readonly table: PortableTable }
  | { readonly kind: "row"; readonly row: PortableRow };

/**
 * Writes all tables, as they are at one moment, to a new file: gzipped lines of JSON. First the header, then each table with
 * its rows, last the SHA-256 of the lines between, which is the same for the same contents of either database.
 */
export async function writePortableFile(database: OpenDatabase, path: string): Promise<void> {
  await atOneMoment(database, async () => {
    const migrations = await listMigrations(database);
    const lines = async function* () {
      yield toLine({ format: FORMAT, migrations } satisfies PortableHeader);
      const hash = createHash("sha256");
      for await (const text of tableLines(
        database,
        await listPortableTables(database.adapter, database.kind),
      )) {
        hash.update(text);
        yield text;
      }
      yield toLine({ sha256: hash.digest("hex") });
    };
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(path, { flags: "wx", mode: 0o600 }),
    );
  });
}

/** SHA-256 of the lines that a portable file of these tables would hold. */
export async function hashPortableTables(
  database: OpenDatabase,
  tables: readonly PortableTable[],
): Promise<string> {
  const hash = createHash("sha256");
  for await (const text of tableLines(database, tables)) hash.update(text);
  return hash.digest("hex");
}

type CheckedFile = PortableHeader & {
  readonly tables: readonly PortableTable[];
  readonly sha256: string;
};

/** Reads the whole file and throws DatabaseUnusableError unless it is complete and unchanged. */
export async function checkPortableFile(path: string): Promise<CheckedFile> {
  try {
    return await readChecked(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnusableError(
      `The file ${path} is no whole backup of Tallyboard (${reason}); nothing was changed.`,
    );
  }
}

async function readChecked(path: string): Promise<CheckedFile> {
  const hash = createHash("sha256");
  const tables: PortableTable[] = [];
  let header: PortableHeader | null = null;
  let sha256: string | null = null;
  for await (const line of readLines(path)) {
    const value: unknown = JSON.parse(line);
    if (sha256 !== null) throw new Error("it goes on after its end");
    if (header === null) header = toHeader(value);
    else if (isEnd(value)) sha256 = value.sha256;
    else hash.update(`${line}\n`);
    if (isTable(value)) tables.push(value);
  }
  if (header === null || sha256 === null) throw new Error("it ends too early");
  if (hash.digest("hex") !== sha256) throw new Error("it was changed");
  return { ...header, tables, sha256 };
}

/** The tables and rows of a checked file, in its order. */
export async function* readPortableFile(path: string): AsyncGenerator<Piece> {
  for await (const line of readLines(path)) {
    const value: unknown = JSON.parse(line);
    if (isTable(value)) yield { kind: "table", table: value };
    else if (Array.isArray(value)) yield { kind: "row", row: value };
  }
}

/** Names of the migrations that the database has, oldest first. */
export async function listMigrations({ adapter }: OpenDatabase): Promise<readonly string[]> {
  const rows = await queryTexts(
    adapter,
    `SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  return rows.map(([name = ""]) => name).sort();
}

async function* tableLines(database: OpenDatabase, tables: readonly PortableTable[]): AsyncGenerator<string> {
  for (const table of tables) {
    yield toLine(table);
    for await (const rows of readPortableRows(database, table)) yield rows.map(toLine).join("");
  }
}

/** A transaction that sees one state, whatever others write meanwhile, and changes nothing. */
export async function atOneMoment<T>({ adapter, kind }: OpenDatabase, work: () => Promise<T>): Promise<T> {
  await adapter.executeScript(
    kind === "sqlite" ? "BEGIN" : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
  );
  try {
    return await work();
  } finally {
    await adapter.executeScript("ROLLBACK");
  }
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Lines may be of megabytes: only what is new is searched for their ends. */
async function* readLines(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip({ chunkSize: 256 * 1024 });
  const file = createReadStream(path).on("error", (error) => unzipped.destroy(error));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let begun: string[] = [];
  for await (const chunk of file.pipe(unzipped)) {
    const [first = "", ...others] = decoder.decode(chunk, { stream: true }).split("\n");
    begun.push(first);
    for (const next of others) {
      yield begun.join("");
      begun = [next];
    }
  }
  if (begun.join("") !== "") throw new Error("it ends within a line");
}

function toHeader(value: unknown): PortableHeader {
  const { format, migrations } = value as Partial<PortableHeader>;
  if (format !== FORMAT || !Array.isArray(migrations)) throw new Error("it is of another program or version");
  return { format, migrations };
}

function isEnd(value: unknown): value is { readonly sha256: string } {
  return typeof value === "object" && value !== null && "sha256" in value;
}

function isTable(value: unknown): value is PortableTable {
  return typeof value === "object" && value !== null && "columns" in value && "key" in value;
}
