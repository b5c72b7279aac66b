import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export type PostgresServer = {
  /** `postgresql://…/postgres`: a database from which others can be created. */
  readonly url: string;
  readonly stop: () => void;
};

/**
 * Starts a PostgreSQL server of its own on a free port, in a temporary folder, with fsync off: for tests and
 * for authoring migrations. Throws one sentence when the machine has no PostgreSQL. `stop` removes everything.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), "tallyboard-postgres-"));
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const { uid, gid } = postgresUser();
    chownSync(folder, uid, gid);
  }
  const run = (binary: string, args: readonly string[]) => {
    const command = asRoot ? "runuser" : join(binaries, binary);
    const prefix = asRoot ? ["-u", "postgres", "--", join(binaries, binary)] : [];
    execFileSync(command, [...prefix, ...args], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  };
  const data = join(folder, "data");
  const stop = () => {
    try {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    run("initdb", [
      "-D",
      data,
      "-U",
      "tallyboard",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
      "--no-instructions",
    ]);
    writeFileSync(join(data, "postgresql.auto.conf"), settings(port, folder));
    run("pg_ctl", ["-D", data, "-l", join(folder, "log"), "-w", "-t", "30", "start"]);
  } catch (error) {
    stopQuietly(stop);
    throw error;
  }
  return { url: `postgresql://tallyboard@127.0.0.1:${port}/postgres`, stop };
}

function settings(port: number, folder: string): string {
  return [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${folder}'`,
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "max_connections = 200",
    "shared_buffers = 32MB",
    "",
  ].join("\n");
}

function stopQuietly(stop: () => void): void {
  try {
    stop();
  } catch {
    // The server may never have started; the first error is the one to tell.
  }
}

/** Debian keeps initdb out of the PATH. */
function findBinaries(): string {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, "bin"))
    : [];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...versions];
  const real = folders.find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")),
  );
  if (real) return real;
  throw new Error(
    "The tests need PostgreSQL: install it so that initdb and pg_ctl are found, or set TALLYBOARD_TEST_POSTGRES_URL to a server where databases may be created.",
  );
}

/** PostgreSQL refuses to run as root, so root runs it as the user its package made. */
function postgresUser(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  const user = { uid: id("-u"), gid: id("-g") };
  if (user.uid > 0) return user;
  throw new Error("PostgreSQL refuses to run as root, and this machine has no user postgres to run it as.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port.")),
      );
    });
  });
}
