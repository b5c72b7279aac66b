"use server";

import { z } from "zod";
import { LEAVING_KINDS, type LeaveState } from "@/components/leaving/leave-states";
import { requireSession, type SignedIn } from "@/lib/accounts/session";
import { askToDelete, deleteForGood, type Leaving } from "@/lib/leaving/delete-for-good";
import { findReportProfile } from "@/lib/reports/profiles";

const FORM = z.strictObject({
  step: z.enum(["ask", "delete"]),
  kind: z.enum(LEAVING_KINDS),
  profile: z.string().max(100).optional(),
  code: z.string().max(20).default(""),
});

/** Sends the one-time code, or deletes for good with it. */
export async function leaveAction(before: LeaveState, form: FormData): Promise<LeaveState> {
  const session = await requireSession();
  const wasAsked = before.kind === "sent" || (before.kind === "refused" && before.asked);
  const refuse = (problem: string, asked = wasAsked): LeaveState => ({ kind: "refused", problem, asked });
  const read = FORM.safeParse(Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION"))));
  if (!read.success) return refuse("The form was not complete. Reload the page.");
  const { step, code } = read.data;
  const leaving = await findLeaving(session, read.data);
  if (leaving === null)
    return refuse("Only an owner can delete this. Choose a profile of your workspace.", false);
  const leaver = { scope: session.scope, email: session.user.email, now: new Date() };
  if (step === "ask") {
    const sent = await askToDelete(leaving, leaver);
    if (sent.kind === "refused") return refuse(sent.problem);
    return { kind: "sent", by: sent.kind === "sent" ? sent.by : "console" };
  }
  const deleted = await deleteForGood(leaving, code, leaver);
  if (deleted.kind === "refused") return refuse(deleted.problem);
  return { kind: "deleted" };
}

async function findLeaving(
  { owner }: SignedIn,
  { kind, profile = "" }: Pick<z.output<typeof FORM>, "kind" | "profile">,
): Promise<Leaving | null> {
  if (kind === "account") return { kind };
  if (owner === null) return null;
  if (kind === "workspace") return { kind };
  const found = await findReportProfile(owner, profile);
  return found && { kind, profile: found };
}
