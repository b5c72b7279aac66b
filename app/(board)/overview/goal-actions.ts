"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { dayAt } from "@/lib/domain/day";
import type { EntryAuthor, Stored } from "@/lib/entries/entry";
import { type GoalInput, removeGoal, saveGoal } from "@/lib/entries/goals";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "../no-profile";

/** Sets a goal of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepGoal(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const goal = {
    id: text("id") === "" ? null : text("id"),
    metric: text("metric") as GoalInput["metric"],
    target: text("target"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
  };
  return toState(await saveGoal(profile, goal, author));
}

/** Removes the goal whose id the form holds. */
export async function dropGoal(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  return toState(await removeGoal(profile, text("id"), author));
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

function toState(stored: Stored): FormState {
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  revalidatePath("/overview");
  return { kind: "stored" };
}
