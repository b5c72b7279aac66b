"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { type InviteState, PERSON_CHANGES, type PersonState } from "@/components/people/people-states";
import { invite, renewInvitation, withdrawInvitation } from "@/lib/accounts/invitations";
import { changeRole, removeMember, resetFactorOf } from "@/lib/accounts/members";
import { requireSession } from "@/lib/accounts/session";
import { env } from "@/lib/env";
import { findOrigin } from "@/lib/links/link-address";

const PATH = "/settings/people";
const ONLY_OWNERS = {
  kind: "refused",
  problem: "Only an owner chooses who belongs to the workspace. Ask one of them.",
} as const;

/** Makes an invitation and answers with its address, which is shown this once. */
export async function inviteAction(_: InviteState, form: FormData): Promise<InviteState> {
  const { owner } = await requireSession();
  if (owner === null) return ONLY_OWNERS;
  const asked = { email: form.get("email"), role: form.get("role"), profiles: form.getAll("profiles") };
  const invited = await invite(owner, asked, new Date());
  if (!invited.ok) return { kind: "refused", problem: invited.problem };
  revalidatePath(PATH);
  return { kind: "invited", address: await toAddress(invited.token), email: invited.email };
}

async function toAddress(token: string): Promise<string> {
  const { baseUrl, port } = env();
  return `${findOrigin({ baseUrl, host: (await headers()).get("host"), port })}/join/${token}`;
}

const CHANGE_FORM = z.strictObject({
  id: z.string().min(1).max(50),
  change: z.enum(PERSON_CHANGES),
  role: z.string().max(20).default(""),
});

/** A new address for an open invitation; the one before is dead at once. */
async function renew(
  owner: Parameters<typeof renewInvitation>[0],
  id: string,
  now: Date,
): Promise<PersonState> {
  const renewed = await renewInvitation(owner, id, now);
  revalidatePath(PATH);
  if (renewed === null)
    return { kind: "refused", problem: "This invitation was used, withdrawn or is over. Reload the page." };
  return { kind: "renewed", id, address: await toAddress(renewed.token), email: renewed.email };
}

/** Changes what somebody may, removes them, resets their second factor, or withdraws an invitation. */
export async function changePersonAction(_: PersonState, form: FormData): Promise<PersonState> {
  const { owner } = await requireSession();
  if (owner === null) return ONLY_OWNERS;
  const { profiles: _profiles, ...fields } = Object.fromEntries(
    [...form].filter(([name]) => !name.startsWith("$ACTION")),
  );
  const read = CHANGE_FORM.safeParse(fields);
  if (!read.success) return { kind: "refused", problem: "The form was not complete. Reload the page." };
  const { id, change, role } = read.data;
  const profiles = form.getAll("profiles").filter((value) => typeof value === "string");
  const now = new Date();
  if (change === "renew") return renew(owner, id, now);
  const problem = await {
    role: () => changeRole(owner, { userId: id, role, profiles }, now),
    remove: () => removeMember(owner, id, now),
    reset: () => resetFactorOf(owner, id, now),
    withdraw: async () =>
      (await withdrawInvitation(owner, id, now))
        ? null
        : "This invitation was used or withdrawn already. Reload the page.",
  }[change]();
  revalidatePath(PATH);
  return problem === null ? { kind: "stored" } : { kind: "refused", problem };
}
