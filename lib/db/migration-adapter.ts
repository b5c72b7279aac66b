import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { databaseKindOf } from "./client";
import { DatabaseUnusableError } from "./database-error";
import { sqliteAdapter } from "./sqlite-adapter";

type PrismaPgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** One connection on which a migration runs, and what the schema engine needs to work on that very connection. */
export type MigrationConnection = {
  readonly adapter: SqlDriverAdapter;
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
};

export async function openMigrationConnection(url: string): Promise<MigrationConnection> {
  const opener = databaseKindOf(url) === "sqlite" ? sqliteAdapter(url, "writer") : postgresqlAdapter(url);
  const adapter = await opener.connect();
  return {
    adapter,
    factory: {
      provider: opener.provider,
      adapterName: opener.adapterName,
      connect: () => Promise.resolve({ ...methodsOf(adapter), dispose: () => Promise.resolve() }),
      connectToShadowDb: async () => takingScripts(await opener.connectToShadowDb()),
    },
  };
}

/** The connection stays ours: the engine may not close it. */
function methodsOf(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (level) => adapter.startTransaction(level),
    dispose: () => adapter.dispose(),
    ...(adapter.getConnectionInfo ? { getConnectionInfo: () => connectionInfoOf(adapter) } : {}),
  };
}

/** On a shadow database the engine sends whole scripts as single statements, which better-sqlite3 refuses. */
function takingScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    ...methodsOf(adapter),
    async executeRaw(query) {
      if (query.args.length > 0) return adapter.executeRaw(query);
      await adapter.executeScript(query.sql);
      return 0;
    },
  };
}

function connectionInfoOf(adapter: SqlDriverAdapter) {
  return adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false };
}

/**
 * A pool of one connection, so that BEGIN and what follows meet. Prisma's adapter cuts scripts at every
 * semicolon, even within a function body, and its shadow database is the real one when it got a URL: both are mended here.
 */
function postgresqlAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const connect = async () => {
    const adapter = await new PrismaPg({
      connectionString: url,
      max: 1,
      // The pool would close a connection that waits for us, and with it the transaction.
      idleTimeoutMillis: 0,
      options: "-c TimeZone=UTC",
    }).connect();
    stopWhenLost(adapter);
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    adapter.queryRaw = readingCharacters(adapter, adapter.queryRaw.bind(adapter));
    return adapter;
  };
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect,
    connectToShadowDb: () => openShadow(url),
  };
}

/** After a lost connection the pool would go on with a new one, outside the transaction that was begun. */
function stopWhenLost(adapter: PrismaPgAdapter): void {
  const pool = adapter.underlyingDriver();
  const refuse = (tell?: (error: Error) => void) => {
    const lost = new DatabaseUnusableError(
      "The connection to PostgreSQL was lost; nothing was changed. Look whether the server runs, and try again.",
    );
    // The pool's own query asks by callback.
    if (tell === undefined) return Promise.reject(lost);
    tell(lost);
    return undefined;
  };
  pool.once("remove", () => {
    pool.connect = refuse as typeof pool.connect;
  });
}

async function openShadow(url: string): Promise<SqlDriverAdapter> {
  const name = `tallyboard_shadow_${globalThis.crypto.randomUUID().replaceAll("-", "")}`;
  const server = await postgresqlAdapter(url).connect();
  await server.executeScript(`CREATE DATABASE "${name}"`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const shadow = await postgresqlAdapter(shadowUrl.href).connect();
  return {
    ...methodsOf(shadow),
    async dispose() {
      await shadow.dispose();
      await server.executeScript(`DROP DATABASE "${name}"`);
      await server.dispose();
    },
  };
}

const CHARACTER_OID = 18;

/** The engine asks the catalogue for columns of the type "char", which Prisma's adapter cannot name: cast them. */
function readingCharacters(
  adapter: PrismaPgAdapter,
  queryRaw: SqlDriverAdapter["queryRaw"],
): SqlDriverAdapter["queryRaw"] {
  return async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      if (!(isDriverAdapterError(error) && error.cause.kind === "UnsupportedNativeDataType")) throw error;
    }
    const { fields } = await adapter.underlyingDriver().query({ text: query.sql, values: query.args });
    const columns = fields.map(({ name, dataTypeID }) =>
      dataTypeID === CHARACTER_OID ? `CAST("${name}" AS text) AS "${name}"` : `"${name}"`,
    );
    const sql = `SELECT ${columns.join(", ")} FROM (${query.sql.replace(/;\s*$/, "")}) AS catalogue`;
    const result = await queryRaw({ ...query, sql });
    const columnTypes = result.columnTypes.map((type, index) =>
      fields[index]?.dataTypeID === CHARACTER_OID ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
}
