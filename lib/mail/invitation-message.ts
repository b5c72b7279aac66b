import { env } from "@/lib/env";
import { findOrigin } from "@/lib/links/link-address";
import { sendMessage } from "./send-message";

export type RenewedLink = {
  readonly workspaceId: string;
  /** Of the invitation. */
  readonly id: string;
  readonly email: string;
  readonly workspaceName: string;
  readonly token: string;
};

/**
 * Sends the new link of an invitation to the invited address. It names the configured address of this installation and no host that whoever
 * asked for it could choose. Throws what the mail server said when it did not take the message.
 */
export async function sendInvitation({
  workspaceId,
  id,
  email,
  workspaceName,
  token,
}: RenewedLink): Promise<void> {
  const { baseUrl, port } = env();
  const address = `${findOrigin({ baseUrl, host: null, port })}/join/${token}`;
  const name = workspaceName.replace(/\s+/g, " ");
  const text = [
    `Somebody opened an old link of your invitation to ${name} on Tallyboard. This is a new one:`,
    address,
    "It works once, within an hour. Was it not you? Then do nothing: nobody else gets this message.",
  ].join("\n\n");
  const subject = `Your invitation to ${name}`;
  const message = { id: `<invitation-${id}-${Date.now()}@tallyboard>`, to: email, subject, text };
  await sendMessage({ ...message, html: null, attachments: [] }, [workspaceId]);
}
