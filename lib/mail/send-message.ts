import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";

export type Message = {
  /** Tells this message from every other, and is the same when it is tried again: `<id@tallyboard>`. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly { readonly fileName: string; readonly html: string }[];
};

/** A mail server that does not answer must not hold up the others. */
const PATIENCE_MS = 20_000;

const OUTBOX = "outbox";
/** Where no mail server is configured, nobody is its sender. */
const NOBODY = "Tallyboard <tallyboard@localhost>";

/** Whether messages leave this machine. */
export function sendsMail(): boolean {
  return env().mail !== null;
}

/**
 * Hands a message to the mail server; without one it is laid as an .eml file into `outbox/<folder>` of the data folder, where a program of
 * the operator's can take it. Throws what the server said when it did not take the message.
 */
export async function sendMessage(message: Message, folder: readonly string[]): Promise<void> {
  const { mail, dataFolder } = env();
  const options = toOptions(message, mail?.from ?? NOBODY);
  if (mail === null) return layDown(options, join(dataFolder, OUTBOX, ...folder));
  const timeouts = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
  const transport = createTransport({
    url: mail.smtpUrl,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(options);
  } finally {
    transport.close();
  }
}

/** Throws away what lies in the outbox of a workspace, or of one profile of it. */
export async function clearOutbox(folder: readonly string[]): Promise<void> {
  await rm(join(env().dataFolder, OUTBOX, ...folder), { recursive: true, force: true });
}

function toOptions(message: Message, from: string) {
  const { id, to, subject, text, html, attachments } = message;
  return {
    from,
    to,
    subject,
    text,
    messageId: id,
    ...(html === null ? {} : { html }),
    // A machine wrote it: nobody's absence note shall answer (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    attachments: attachments.map(({ fileName, html: content }) => ({
      filename: fileName,
      content,
      contentType: "text/html; charset=utf-8",
    })),
  };
}

async function layDown(options: ReturnType<typeof toOptions>, folder: string): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail(options);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${randomBytes(4).toString("hex")}`;
  const half = join(folder, `${name}.part`);
  await writeFile(half, message as Buffer, { mode: 0o600 });
  await rename(half, join(folder, `${name}.eml`));
}
