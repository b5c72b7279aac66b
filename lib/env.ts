import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const SECRET_BYTES = 32;

/** The environment is wrong; the message is one sentence that names the variable and what it must be. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

export type Environment = {
  /** `file:/…/tallyboard.db` or `postgresql://…`. */
  readonly databaseUrl: string;
  /** Absolute path of the folder that holds the database, the secret and the backups. */
  readonly dataFolder: string;
  readonly port: number;
  /** The address people use, without a slash at the end; null: not said. */
  readonly baseUrl: string | null;
  /** IP addresses and ranges (10.0.0.0/8) of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** The first owner, created at start when nobody is there yet; both or neither. */
  readonly owner: { readonly email: string; readonly password: string } | null;
  /** Null: messages are laid into the outbox folder instead of being sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Absolute path of the folder for automatic backups; null: none are made. */
  readonly backupFolder: string | null;
};

const text = z.string().trim().min(1);

const variables = z.object({
  DATABASE_URL: text
    .regex(/^(file:.|postgres(ql)?:\/\/.)/, "must start with file: (SQLite) or postgresql:// (PostgreSQL)")
    .optional(),
  TALLYBOARD_DATA: text.default("./data"),
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(65535, "must be at most 65535")
    .default(3000),
  // Vite, and so Vitest, sets BASE_URL to "/" for its own purposes: that says nothing about our address.
  BASE_URL: z.preprocess(
    (value) => (value === "/" ? undefined : value),
    z.url({ protocol: /^https?$/, error: "must be an address such as https://board.example.com" }).optional(),
  ),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[\d.:a-f/, ]*$/i, "must be IP addresses or ranges with commas between them, such as 10.0.0.0/8")
    .default(""),
  TALLYBOARD_OWNER_EMAIL: z.email("must be an e-mail address").optional(),
  TALLYBOARD_OWNER_PASSWORD: z.string().min(1, "must not be empty").optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@mail.example.com" })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "must be an address such as Reports <reports@example.com>")
    .optional(),
  TALLYBOARD_BACKUPS: text.optional(),
});

/** Reads and checks the environment; throws EnvironmentError. An empty variable counts as unset. */
export function readEnvironment(source: { readonly [name: string]: string | undefined }): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = variables.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new EnvironmentError(`The environment variable ${issue?.path.join(".")} ${issue?.message}.`);
  }
  const { TALLYBOARD_OWNER_EMAIL: email, TALLYBOARD_OWNER_PASSWORD: password, ...rest } = read.data;
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = rest;
  if ((smtpUrl === undefined) !== (from === undefined))
    throw new EnvironmentError("Set SMTP_URL and MAIL_FROM together, or neither.");
  if ((email === undefined) !== (password === undefined))
    throw new EnvironmentError(
      "Set TALLYBOARD_OWNER_EMAIL and TALLYBOARD_OWNER_PASSWORD together, or neither.",
    );
  const dataFolder = resolve(rest.TALLYBOARD_DATA);
  return {
    databaseUrl: rest.DATABASE_URL ?? `file:${join(dataFolder, "tallyboard.db")}`,
    dataFolder,
    port: rest.PORT,
    baseUrl: rest.BASE_URL?.replace(/\/+$/, "") ?? null,
    trustedProxies: rest.TRUSTED_PROXIES.split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
    owner: email !== undefined && password !== undefined ? { email, password } : null,
    mail: smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : null,
    backupFolder:
      rest.TALLYBOARD_BACKUPS === "off"
        ? null
        : resolve(rest.TALLYBOARD_BACKUPS ?? join(dataFolder, "backups")),
  };
}

/** The environment of this process, read anew on each call so that a test can change it. */
export function env(): Environment {
  return readEnvironment(process.env);
}

/**
 * The secret that signs sessions, 64 hexadecimal characters: made at the first start and kept in
 * `<data>/secret`, readable by its owner only. Throws EnvironmentError when the file holds less than 32 bytes.
 */
export function readSecret(dataFolder: string): string {
  const path = join(dataFolder, "secret");
  if (!existsSync(path)) createSecret(dataFolder, path);
  const secret = readFileSync(path, "utf8").trim();
  if (Buffer.byteLength(secret) < SECRET_BYTES)
    throw new EnvironmentError(
      `The file ${path} holds less than ${SECRET_BYTES} bytes; delete it to have a new secret made, which signs everybody out.`,
    );
  return secret;
}

/** Two processes may start at once: the first to link a complete file wins, and none reads half of one. */
function createSecret(dataFolder: string, path: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const complete = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(complete, `${randomBytes(SECRET_BYTES).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(complete, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    unlinkSync(complete);
  }
}
