import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TOKEN_MINUTES } from "@/lib/accounts/invitations";
import { newToken } from "@/lib/links/token";
import { sendInvitation } from "./invitation-message";

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "tallyboard-invitation-"));
  vi.stubEnv("TALLYBOARD_DATA", data);
  vi.stubEnv("SMTP_URL", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(data, { recursive: true, force: true });
});

/** The only message of this workspace, with its soft line breaks taken out (RFC 2045, 6.7). */
async function sendAndRead(token: string): Promise<string> {
  const invited = {
    id: "i",
    email: "sam@northwind.example",
    workspaceName: "North\r\nBcc: eve@evil.example",
  };
  await sendInvitation({ ...invited, workspaceId: "northwind", token });
  const folder = join(data, "outbox", "northwind");
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return readFileSync(join(folder, name ?? ""), "utf8").replaceAll(/=\r?\n/g, "");
}

test("SEC-A9: the message of an invitation goes to the invited address alone, with a link under BASE_URL that works once within the hour", async () => {
  vi.stubEnv("BASE_URL", "https://tally.example");
  const token = newToken();
  const message = await sendAndRead(token);
  expect(message).toMatch(/^To: sam@northwind\.example\r?$/m);
  expect(message).not.toMatch(/^Bcc:/m);
  expect(message.match(/https?:\/\/\S+/g)).toEqual([`https://tally.example/join/${token}`]);
  expect([message.includes("It works once, within an hour."), TOKEN_MINUTES]).toEqual([true, 60]);
});

test("without BASE_URL the link of an invitation names this machine and its port", async () => {
  vi.stubEnv("BASE_URL", "");
  vi.stubEnv("PORT", "3210");
  const token = newToken();
  expect(await sendAndRead(token)).toContain(`http://localhost:3210/join/${token}`);
});
