"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import {
  type CreateLinkState,
  LINK_SWITCHES,
  type LinkRowState,
  type SwitchLinksState,
} from "@/components/links/link-states";
import { requireSession } from "@/lib/accounts/session";
import { env } from "@/lib/env";
import type { Link } from "@/lib/links/link";
import { findOrigin, toLinkAddress } from "@/lib/links/link-address";
import { type LinkForm, parseLinkForm } from "@/lib/links/link-order";
import { findLinkPasswordProblem } from "@/lib/links/link-password";
import {
  type Actor,
  createLink,
  listLinks,
  MayNotShareError,
  type NewLinkResult,
  pauseLink,
  pinLink,
  requireSharer,
  resumeLink,
  revokeLink,
  rotateLink,
  setLinkPassword,
  switchAllLinks,
  switchPrivate,
  unpinLink,
} from "@/lib/links/manage-links";
import { createPortfolioLink, PortfolioRefusedError, pinPortfolioLink } from "@/lib/links/portfolio-links";
import { toQrCode } from "@/lib/links/qr-code";
import { pinPortfolio, pinReports } from "@/lib/reports/pin-reports";
import { findReportProfile } from "@/lib/reports/profiles";

/** Makes a link and answers with its address, which is shown this once. */
export async function createLinkAction(_: CreateLinkState, form: FormData): Promise<CreateLinkState> {
  const { scope } = await requireSession();
  const read = parseLinkForm(toFields(form));
  if (!read.ok) return { kind: "refused", problem: read.problem };
  return sayWhenRefused(async () => {
    const owner = requireSharer(scope);
    const made = await createWanted(read, { scope: owner, now: new Date() });
    if (made === null)
      return { kind: "refused", problem: "This workspace has no such profile. Reload the page." };
    const { link, token } = made;
    revalidatePath("/links");
    const expiresAt = link.expiresAt?.toISOString() ?? null;
    return { kind: "created", ...(await toShown(token)), title: link.title, expiresAt };
  });
}

async function createWanted(
  { shows, order, isPinned }: Extract<LinkForm, { ok: true }>,
  actor: Actor,
): Promise<NewLinkResult | null> {
  if (typeof shows !== "string")
    return createPortfolioLink({ ...order, shows }, actor, isPinned ? pinPortfolio : null);
  const profile = await findReportProfile(actor.scope, shows);
  if (profile === null) return null;
  const pinned = isPinned ? await pinReports(profile, order) : null;
  return createLink(profile, { ...order, pinned }, actor);
}

const ROW_FORM = z.strictObject({
  id: z.string().min(1).max(50),
  change: z.enum(["pause", "resume", "rotate", "revoke", "pin", "unpin", "password", "no-password"]),
  password: z.string().max(1024).optional(),
});

/** Pauses, resumes, rotates or revokes one link; a rotated one answers with its new address, shown this once. */
export async function changeLinkAction(_: LinkRowState, form: FormData): Promise<LinkRowState> {
  const { scope } = await requireSession();
  const read = ROW_FORM.safeParse(toFields(form));
  if (!read.success) return { kind: "refused", problem: "The form was not complete. Reload the page." };
  const { id, change, password = "" } = read.data;
  const problem = change === "password" ? findLinkPasswordProblem(password) : null;
  if (problem !== null) return { kind: "refused", problem };
  return sayWhenRefused(async () => {
    const actor = { scope: requireSharer(scope), now: new Date() };
    if (change === "rotate") {
      const rotated = await rotateLink(id, actor);
      revalidatePath("/links");
      return rotated === null ? GONE : { kind: "rotated", ...(await toShown(rotated.token)) };
    }
    const link = await {
      pause: pauseLink,
      resume: resumeLink,
      revoke: revokeLink,
      pin: pinNow,
      unpin: unpinLink,
      password: () => setLinkPassword(id, password, actor),
      "no-password": () => setLinkPassword(id, null, actor),
    }[change](id, actor);
    revalidatePath("/links");
    return link === null ? GONE : { kind: "changed" };
  });
}

/** Keeps what the link shows at this moment; null when there is no such link. */
async function pinNow(id: string, actor: Actor): Promise<Link | null> {
  const link = (await listLinks(actor.scope, actor.now)).find((one) => one.id === id);
  if (link === undefined) return null;
  if (link.portfolio !== null) return pinPortfolioLink(link, actor, pinPortfolio);
  const profile = link.handle && (await findReportProfile(actor.scope, link.handle));
  return profile ? pinLink(id, await pinReports(profile, link), actor) : null;
}

const SWITCH_FORM = z.strictObject({
  switch: z.enum(LINK_SWITCHES),
  profile: z.string().max(100).optional(),
});

/** Holds back or opens all links of the workspace, or those of one profile. */
export async function switchLinksAction(_: SwitchLinksState, form: FormData): Promise<SwitchLinksState> {
  const { scope } = await requireSession();
  const read = SWITCH_FORM.safeParse(toFields(form));
  if (!read.success) return { kind: "refused", problem: "The form was not complete. Reload the page." };
  const { switch: wanted, profile: handle = "" } = read.data;
  return sayWhenRefused(async () => {
    const actor = { scope: requireSharer(scope), now: new Date() };
    if (wanted === "pause-all" || wanted === "open-all")
      await switchAllLinks(wanted === "pause-all" ? "paused" : "open", actor);
    else {
      const profile = await findReportProfile(actor.scope, handle);
      if (profile === null)
        return { kind: "refused", problem: "This workspace has no such profile. Reload the page." };
      await switchPrivate(profile, wanted === "make-private", actor);
    }
    revalidatePath("/links");
    return { kind: "changed" };
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
    if (error instanceof MayNotShareError || error instanceof PortfolioRefusedError)
      return { kind: "refused", problem: error.message };
    throw error;
  }
}

/** The form's own fields, without those that React adds. */
function toFields(form: FormData): Record<string, unknown> {
  const fields = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION")));
  // Boxes of one name: each that is ticked.
  return form.has("chosen") ? { ...fields, chosen: form.getAll("chosen") } : fields;
}

/** The address and its picture, shown this once. */
async function toShown(token: string): Promise<{ readonly address: string; readonly qrCode: string }> {
  const address = await toAddress(token);
  return { address, qrCode: toQrCode(address) };
}

async function toAddress(token: string): Promise<string> {
  const { baseUrl, port } = env();
  return toLinkAddress(token, findOrigin({ baseUrl, host: (await headers()).get("host"), port }));
}
