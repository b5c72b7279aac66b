import { after } from "next/server";
import { z } from "zod";
import { renewEndedInvitation } from "@/lib/accounts/invitations";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import { sendInvitation } from "@/lib/mail/invitation-message";
import { answerForm, formatWait, readForm } from "../../form-answer";

const FORM = z.strictObject({ token: z.string().max(100) });

/**
 * Sends another link of an invitation to the invited address, in exchange for the one that is over. The answer is the same for whatever is no such
 * link, and does not wait for the mail server, which would tell them apart.
 */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const form = await readForm(request, FORM);
  if (form === null) return answerForm(request, { status: 400, location: "/join/-" });
  const renewal = await renewEndedInvitation(form.token, request.headers);
  if (renewal.kind === "too-many") {
    const { retryAfterSeconds } = renewal;
    const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
    const location = `/join/${encodeURIComponent(form.token)}?problem=wait`;
    return answerForm(request, { status: 429, retryAfterSeconds, problem, location });
  }
  const { message } = renewal;
  if (message !== null)
    after(async () => {
      try {
        await sendInvitation(message);
      } catch (error) {
        process.stderr.write(`A new link of an invitation could not be sent: ${error}\n`);
      }
    });
  return answerForm(request, { status: 200, location: "/join/sent" });
}
