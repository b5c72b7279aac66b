"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { PersonState } from "@/components/people/people-states";
import type { FactorState } from "@/components/people/second-factor-states";
import { enrolSecondFactor, renewBackupCodes } from "@/lib/accounts/second-factor";
import { requireSession } from "@/lib/accounts/session";
import { endOwnSessions } from "@/lib/accounts/sessions";
import { toQrCode } from "@/lib/links/qr-code";
import { formatWait } from "../../../(door)/form-answer";

/** Signs one other browser of this person out, or all others. */
export async function endSessionsAction(_: PersonState, form: FormData): Promise<PersonState> {
  const session = await requireSession();
  const id = form.get("session");
  if (typeof id !== "string" || id === "")
    return { kind: "refused", problem: "The form was not complete. Reload the page." };
  const ended = await endOwnSessions(session, id === "others" ? null : id, new Date());
  revalidatePath("/settings/account");
  return ended > 0
    ? { kind: "stored" }
    : { kind: "refused", problem: "That browser is signed out already. Reload the page." };
}

/** Makes the secret of a second factor or, where it is on, new backup codes; shown in the answer and never again. */
export async function factorAction(_: FactorState, form: FormData): Promise<FactorState> {
  const session = await requireSession();
  const password = String(form.get("password") ?? "").slice(0, 1_024);
  const requestHeaders = new Headers(await headers());
  const result = session.hasSecondFactor
    ? await renewBackupCodes(session, password, { headers: requestHeaders, now: new Date() })
    : await enrolSecondFactor(session, password, requestHeaders);
  switch (result.kind) {
    case "enrolled": {
      const { uri, key, backupCodes } = result.enrolment;
      return { kind: "enrolled", qrCode: toQrCode(uri), key, backupCodes };
    }
    case "renewed":
      return result;
    case "wrong":
      return { kind: "refused", problem: "This is not your password. Nothing was changed." };
    case "already-on":
      return { kind: "refused", problem: "It is on already. Reload the page." };
    case "too-many": {
      const problem = `Too many attempts. Wait ${formatWait(result.retryAfterSeconds)}, then try again.`;
      return { kind: "refused", problem };
    }
  }
}
