"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/entries/form-state";
import { DEFAULT_ADDRESS, toHref } from "@/lib/domain/address";
import { CAMPAIGNS_PATH } from "@/lib/domain/campaign-address";
import { removeCampaign, saveCampaign } from "@/lib/entries/campaigns";
import { readEntryForm, toFormState } from "../entry-form";

/** Keeps a campaign of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepCampaign(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const campaign = {
    id: text("id") === "" ? null : text("id"),
    name: text("name"),
    hashtags: text("hashtags"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
  };
  return toFormState(await saveCampaign(profile, campaign, author), refresh);
}

/** Removes the campaign whose id the form holds and goes to those that are left: its own page is gone. */
export async function dropCampaign(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const state = toFormState(await removeCampaign(profile, text("id"), author), refresh);
  if (state.kind === "stored")
    redirect(toHref(CAMPAIGNS_PATH, { ...DEFAULT_ADDRESS, profile: profile.handle }));
  return state;
}

function refresh(): void {
  revalidatePath("/campaigns", "layout");
}
