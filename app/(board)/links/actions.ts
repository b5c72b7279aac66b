"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import type { CreateLinkState, LinkRowState } from "@/components/links/link-states";
import { requireSession } from "@/lib/accounts/session";
import { WINDOW_LENGTHS } from "@/lib/domain/window";
import { env } from "@/lib/env";
import { findOrigin, toLinkAddress } from "@/lib/links/link-address";
import { parseLinkForm } from "@/lib/links/link-order";
import {
  createLink,
  MayNotShareError,
  pauseLink,
  resumeLink,
  revokeLink,
  rotateLink,
} from "@/lib/links/manage-links";
import { pinReports } from "@/lib/reports/pin-reports";
import { findReportProfile } from "@/lib/reports/profiles";

/** Makes a link and answers with its address, which is shown this once. */
export async function createLinkAction(_: CreateLinkState, form: FormData): Promise<CreateLinkState> {
  const { scope } = await requireSession();
  const read = parseLinkForm(toFields(form));
  if (!read.ok) return { kind: "refused", problem: read.problem };
  const profile = await findReportProfile(scope, read.profile);
  if (profile === null)
    return { kind: "refused", problem: "This workspace has no such profile. Reload the page." };
  return sayWhenRefused(async () => {
    const { sections, window, windowFixed, asOf } = read.order;
    const windows = windowFixed ? [window] : WINDOW_LENGTHS;
    const pinned = read.isPinned ? await pinReports(profile, { sections, windows, asOf }) : null;
    const order = { ...read.order, pinned };
    const { link, token } = await createLink(profile, order, { scope, now: new Date() });
    revalidatePath("/links");
    const expiresAt = link.expiresAt?.toISOString() ?? null;
    return { kind: "created", address: await toAddress(token), title: link.title, expiresAt };
  });
}

const ROW_FORM = z.strictObject({
  id: z.string().min(1).max(50),
  change: z.enum(["pause", "resume", "rotate", "revoke"]),
});

/** Pauses, resumes, rotates or revokes one link; a rotated one answers with its new address, shown this once. */
export async function changeLinkAction(_: LinkRowState, form: FormData): Promise<LinkRowState> {
  const { scope } = await requireSession();
  const read = ROW_FORM.safeParse(toFields(form));
  if (!read.success) return { kind: "refused", problem: "The form was not complete. Reload the page." };
  const { id, change } = read.data;
  const actor = { scope, now: new Date() };
  return sayWhenRefused(async () => {
    if (change === "rotate") {
      const rotated = await rotateLink(id, actor);
      revalidatePath("/links");
      return rotated === null ? GONE : { kind: "rotated", address: await toAddress(rotated.token) };
    }
    const link = await { pause: pauseLink, resume: resumeLink, revoke: revokeLink }[change](id, actor);
    revalidatePath("/links");
    return link === null ? GONE : { kind: "changed" };
  });
}

const GONE = {
  kind: "refused",
  problem: "This link is revoked or does not exist any more. Reload the page.",
} as const;

async function sayWhenRefused<State>(
  work: () => Promise<State>,
): Promise<State | { readonly kind: "refused"; readonly problem: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MayNotShareError) return { kind: "refused", problem: error.message };
    throw error;
  }
}

/** The form's own fields, without those that React adds. */
function toFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION")));
}

async function toAddress(token: string): Promise<string> {
  const { baseUrl, port } = env();
  return toLinkAddress(token, findOrigin({ baseUrl, host: (await headers()).get("host"), port }));
}
