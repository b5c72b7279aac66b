"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { type GoalInput, removeGoal, saveGoal } from "@/lib/entries/goals";
import { readEntryForm, toFormState } from "../entry-form";

/** Sets a goal of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepGoal(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const goal = {
    id: text("id") === "" ? null : text("id"),
    metric: text("metric") as GoalInput["metric"],
    target: text("target"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
  };
  return toFormState(await saveGoal(profile, goal, author), refresh);
}

/** Removes the goal whose id the form holds. */
export async function dropGoal(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  return toFormState(await removeGoal(profile, text("id"), author), refresh);
}

function refresh(): void {
  revalidatePath("/overview");
}
