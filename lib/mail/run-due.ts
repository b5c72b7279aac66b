import {
  claimDelivery,
  giveUpDeliveries,
  listOpenDeliveries,
  queueDeliveries,
  type StoredDelivery,
  settleDelivery,
} from "@/lib/db/mail-deliveries";
import { listDueSchedules } from "@/lib/db/mail-schedules";
import { nextMailTime } from "@/lib/domain/mail-time";
import { composeReport } from "./report-message";
import { sendMessage } from "./send-message";

const MOST_TRIES = 5;
/** A mail server that refused is asked again after this long. */
const RETRY_MS = 15 * 60 * 1_000;
/** Sending takes seconds; whoever began this long ago was ended in between. */
const LONGEST_SENDING_MS = 10 * 60 * 1_000;

export type MailRun = { readonly sent: number; readonly failed: number };

/**
 * Sends what is due, once: of all processes the one that claims a message sends it. When a process ends between handing it to the mail server and
 * writing that down, nobody knows whether it went out; it is then not sent again, and its owner is told. After an outage one message comes, not one for each week.
 */
export async function runDueMail(now: Date): Promise<MailRun> {
  const begunBefore = new Date(now.getTime() - LONGEST_SENDING_MS);
  const problem = "Sending was interrupted: it may have arrived, so it was not sent again.";
  await giveUpDeliveries(begunBefore, { problem, tries: MOST_TRIES });
  for (const schedule of await listDueSchedules(now))
    await queueDeliveries(schedule, nextMailTime(schedule, now), now);
  const failedBefore = new Date(now.getTime() - RETRY_MS);
  let [sent, failed] = [0, 0];
  for (const delivery of await listOpenDeliveries({ mostTries: MOST_TRIES, failedBefore })) {
    if (!(await claimDelivery(delivery, now))) continue;
    if (await deliver(delivery, now)) sent += 1;
    else failed += 1;
  }
  return { sent, failed };
}

async function deliver(delivery: StoredDelivery, now: Date): Promise<boolean> {
  const tries = delivery.tries + 1;
  const composed = await composeReport(delivery, now);
  if (!composed.ok) {
    await settleDelivery(delivery, { state: "failed", problem: composed.problem, tries: MOST_TRIES });
    return false;
  }
  try {
    await sendMessage(composed.message, [delivery.schedule.workspaceId, delivery.profileId]);
  } catch (error) {
    await settleDelivery(delivery, { state: "failed", problem: toProblem(error), tries });
    return false;
  }
  await settleDelivery(delivery, { state: "sent", problem: null, tries });
  return true;
}

/** What a mail server says may name addresses and machines: its code is enough. */
function toProblem(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const said = [responseCode, code].find((each) => typeof each === "number" || typeof each === "string");
  return `The mail server did not take it${said === undefined ? "" : ` (${String(said)})`}. It is tried again, five times in all.`;
}
