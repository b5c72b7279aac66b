import { checkAtStart } from "@/lib/db/health";
import { migrate } from "@/lib/db/migrate";
import { isDatabaseReady } from "@/lib/db/readiness";
import { env } from "@/lib/env";
import { ensureOwnerOrClaimCode } from "./claim";
import { isLoopbackHost } from "./same-origin";

/** Nobody needs to know within less, and asking must not become a way to keep the writer busy. */
const READY_FOR_MS = 5_000;

/**
 * Looks at the database, brings it up to date and returns what to tell the operator on the console, line by line. A damaged one is left
 * as it is: what can be read of it is shown.
 */
export async function startInstallation(): Promise<readonly string[]> {
  const fault = await checkAtStart();
  if (fault !== null) return damageLines(fault);
  const { copiedTo } = await migrate();
  const code = await ensureOwnerOrClaimCode();
  return [...updateLines(copiedTo), ...plainHttpLines(), ...(code === null ? [] : claimLines(code))];
}

let checked: { readonly at: number; readonly ready: Promise<boolean> } | null = null;

/** Whether the installation can do its work; looked up at most every five seconds. */
export function isReady(now: number = Date.now()): Promise<boolean> {
  if (checked === null || now - checked.at >= READY_FOR_MS || now < checked.at)
    checked = { at: now, ready: isDatabaseReady() };
  return checked.ready;
}

function damageLines(fault: string): readonly string[] {
  return [
    `Warning: the database file is damaged, so nothing is written to it. ${fault}`,
    "Stop the server, then: npx tallyboard restore FILE, with the newest backup that is whole. The damaged file is kept beside it.",
  ];
}

function updateLines(copiedTo: string | null): readonly string[] {
  if (copiedTo === null) return [];
  return [`The database was updated. As it was before, it is kept as ${copiedTo}.`];
}

function claimLines(code: string): readonly string[] {
  const { baseUrl, port } = env();
  return [
    "",
    "Nobody owns this installation yet. Open this page and enter the one-time code:",
    "",
    `    ${baseUrl ?? `http://localhost:${port}`}/claim`,
    `    ${code}`,
    "",
    "The code works once, for 24 hours or until the next start.",
  ];
}

/** Passwords over plain http to other machines are the operator's decision, and are not forgotten. */
function plainHttpLines(): readonly string[] {
  const { baseUrl } = env();
  if (baseUrl === null || baseUrl.startsWith("https:") || isLoopbackHost(new URL(baseUrl).host)) return [];
  return [
    `Warning: BASE_URL is ${baseUrl}, so passwords and sessions cross the network unencrypted. Use https outside a network you trust.`,
  ];
}
