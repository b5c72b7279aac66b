import { z } from "zod";
import { changeSchedule, findSchedule, listSchedules, storeSchedule } from "@/lib/db/mail-schedules";
import type { OwnedProfile, OwnerScope } from "@/lib/db/scope";
import { type MailTime, nextMailTime } from "@/lib/domain/mail-time";
import type { WindowDays } from "@/lib/domain/report";
import { SECTIONS } from "@/lib/links/link";
import { createLink } from "@/lib/links/manage-links";
import { sealToken } from "./seal";

const MOST_RECIPIENTS = 20;

const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);

const FORM = z.strictObject({
  profile: z.string().max(100),
  recipients: z.string().max(4_000),
  cadence: z.enum(["weekly", "monthly"]),
  weekday: z.coerce.number().int().min(1).max(7),
  monthDay: z.coerce.number().int().min(1).max(28),
  hour: z.coerce.number().int().min(0).max(23),
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => zones.has(zone)),
  window: z.enum(["7", "28", "60"]),
  overview: z.literal("on").optional(),
  content: z.literal("on").optional(),
  followers: z.literal("on").optional(),
});

export type ScheduleForm =
  | {
      readonly ok: true;
      readonly profile: string;
      readonly recipients: readonly string[];
      readonly time: MailTime;
      readonly sections: readonly (typeof SECTIONS)[number][];
      readonly window: WindowDays;
    }
  | { readonly ok: false; readonly problem: string };

/** Reads the form of a message that is sent again and again; the problem is a sentence for its maker. */
export function parseScheduleForm(fields: Readonly<Record<string, unknown>>): ScheduleForm {
  const read = FORM.safeParse(fields);
  if (!read.success) return refuse("The form was not complete. Reload the page and try again.");
  const { profile, cadence, weekday, monthDay, hour, timeZone, window, ...boxes } = read.data;
  const recipients = [...new Set(boxes.recipients.split(/[\s,;]+/).filter((text) => text !== ""))];
  if (recipients.length === 0) return refuse("Enter at least one e-mail address.");
  if (recipients.length > MOST_RECIPIENTS) return refuse(`Enter at most ${MOST_RECIPIENTS} addresses.`);
  const wrong = recipients.find((address) => !z.email().safeParse(address).success);
  if (wrong !== undefined) return refuse(`“${wrong}” is no e-mail address. Check it and try again.`);
  const sections = SECTIONS.filter((section) => boxes[section] === "on");
  if (sections.length === 0) return refuse("Choose at least one section for the message to show.");
  const time = { cadence, dayNumber: cadence === "weekly" ? weekday : monthDay, hour, timeZone };
  return { ok: true, profile, recipients, time, sections, window: Number(window) as WindowDays };
}

type By = { readonly scope: OwnerScope; readonly now: Date };

/** Makes a link of its own for the message, so that closing it hurts no other reader, and the schedule; returns when it is first due. */
export async function createSchedule(
  profile: OwnedProfile,
  form: ScheduleForm & { readonly ok: true },
  { scope, now }: By,
): Promise<Date> {
  const { recipients, time, sections, window } = form;
  const title = `${profile.name ?? `@${profile.handle}`} by e-mail`;
  const order = { title, sections, window, expiresInDays: null };
  const { link, token } = await createLink(profile, order, { scope, now });
  const nextDueAt = nextMailTime(time, now);
  const sealedToken = sealToken(token, link.id);
  await storeSchedule(scope, profile, { ...time, linkId: link.id, sealedToken, recipients, nextDueAt, now });
  return nextDueAt;
}

export type Schedule = MailTime & {
  readonly id: string;
  readonly handle: string;
  readonly recipients: readonly string[];
  readonly nextDueAt: Date;
  readonly isPaused: boolean;
  /** What came of the newest; null: none was due yet. */
  readonly last: {
    readonly dueAt: Date;
    readonly sent: number;
    readonly of: number;
    readonly problem: string | null;
  } | null;
};

export async function listMailSchedules(scope: OwnerScope): Promise<readonly Schedule[]> {
  return (await listSchedules(scope)).map(({ sealedToken: _, pausedAt, linkId: __, ...schedule }) => ({
    ...schedule,
    isPaused: pausedAt !== null,
  }));
}

/** False when there is no such schedule. A resumed one is next due after now: what was missed is not made up for. */
export async function changeMailSchedule(
  id: string,
  kind: "pause" | "resume" | "stop",
  { scope, now }: By,
): Promise<boolean> {
  const schedule = await findSchedule(scope, id);
  if (schedule === null) return false;
  return changeSchedule(scope, id, { kind, nextDueAt: nextMailTime(schedule, now), now });
}

function refuse(problem: string): ScheduleForm {
  return { ok: false, problem };
}
