"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ScheduleState } from "@/components/links/schedule-states";
import { requireSession } from "@/lib/accounts/session";
import { changeMailSchedule, createSchedule, parseScheduleForm } from "@/lib/mail/manage-schedules";
import { findReportProfile } from "@/lib/reports/profiles";

const CHANGE = z.strictObject({ id: z.string().min(1).max(50), change: z.enum(["pause", "resume", "stop"]) });

/** Makes a message that is sent again and again, pauses it or stops it. */
export async function messageAction(_: ScheduleState, form: FormData): Promise<ScheduleState> {
  const { owner } = await requireSession();
  if (owner === null) return refuse("Only an owner can send messages. Ask one of them.");
  const by = { scope: owner, now: new Date() };
  const fields = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION")));
  if (fields["change"] !== "create") {
    const read = CHANGE.safeParse(fields);
    const isDone = read.success && (await changeMailSchedule(read.data.id, read.data.change, by));
    if (!isDone) return refuse("This message is not sent any more. Reload the page.");
    revalidatePath("/links/messages");
    return { kind: "changed" };
  }
  const { change: _change, ...told } = fields;
  const read = parseScheduleForm(told);
  if (!read.ok) return refuse(read.problem);
  const profile = await findReportProfile(owner, read.profile);
  if (profile === null) return refuse("This workspace has no such profile. Reload the page.");
  const nextDueAt = await createSchedule(profile, read, by);
  revalidatePath("/links/messages");
  return { kind: "scheduled", nextDueAt: nextDueAt.toISOString() };
}

function refuse(problem: string): ScheduleState {
  return { kind: "refused", problem };
}
