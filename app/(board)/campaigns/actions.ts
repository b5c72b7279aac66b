"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { DEFAULT_ADDRESS, toHref } from "@/lib/domain/address";
import { CAMPAIGNS_PATH } from "@/lib/domain/campaign-address";
import { dayAt } from "@/lib/domain/day";
import { removeCampaign, type StoredCampaign, saveCampaign } from "@/lib/entries/campaigns";
import type { EntryAuthor } from "@/lib/entries/entry";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "../no-profile";

/** Keeps a campaign of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepCampaign(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const campaign = {
    id: text("id") === "" ? null : text("id"),
    name: text("name"),
    hashtags: text("hashtags"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
  };
  return toState(await saveCampaign(profile, campaign, author));
}

/** Removes the campaign whose id the form holds and goes to those that are left: its own page is gone. */
export async function dropCampaign(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const state = toState(await removeCampaign(profile, text("id"), author));
  if (state.kind === "stored")
    redirect(toHref(CAMPAIGNS_PATH, { ...DEFAULT_ADDRESS, profile: profile.handle }));
  return state;
}

async function readForm(form: FormData) {
  const { editor } = await requireSession();
  const now = new Date();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  if (editor === null) return { refusal: ONLY_LOOKING };
  const profile = await findReportProfile(editor, text("profile"));
  if (profile === null) return { refusal: NO_PROFILE };
  const author: EntryAuthor = { scope: editor, now, today: dayAt(now.getTime()) };
  return { refusal: null, profile, author, text };
}

function toState(stored: StoredCampaign): FormState {
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  revalidatePath("/campaigns", "layout");
  return { kind: "stored" };
}
