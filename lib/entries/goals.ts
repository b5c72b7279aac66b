import { z } from "zod";
import { deleteGoal, storeGoal } from "@/lib/db/goals";
import type { EditableProfile } from "@/lib/db/scope";
import { daysBetween } from "@/lib/domain/day";
import { GOAL_METRICS, LONGEST_GOAL_DAYS } from "@/lib/domain/goal";
import { daySchema, type EntryAuthor, nameOf, problem, refuseReader, type Stored, toProblems } from "./entry";

/** More than anybody keeps in sight. */
const MOST_GOALS = 20;
const GREATEST_TARGET = 1_000_000_000_000;

const goalSchema = z
  .strictObject({
    id: z.string().nullable(),
    metric: z.enum(GOAL_METRICS, "Choose one of the metrics in the list."),
    /** Digits, in groups or not. */
    target: z
      .string()
      .transform((text) => text.replace(/[\s,.\u00a0\u202f]/gu, ""))
      .refine((text) => /^\d{1,13}$/.test(text), "Write the target as a whole number, for example 50000.")
      .transform(Number)
      .refine(
        (target) => target >= 1 && target <= GREATEST_TARGET,
        "Choose a target between 1 and a million millions.",
      ),
    firstDay: daySchema,
    lastDay: daySchema,
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ["lastDay"],
    message: "Choose a last day that is not before the first one.",
  })
  .refine(({ firstDay, lastDay }) => daysBetween(firstDay, lastDay) < LONGEST_GOAL_DAYS, {
    path: ["lastDay"],
    message: `Choose at most ${LONGEST_GOAL_DAYS} days.`,
  });

export type GoalInput = z.input<typeof goalSchema>;

/** Sets a goal: a new one, or, where an id is given, in place of the one that has it. */
export async function saveGoal(
  profile: EditableProfile,
  input: GoalInput,
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(profile, author.scope);
  if (refused !== null) return refused;
  const parsed = goalSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  const stored = await storeGoal(profile, parsed.data, {
    by: nameOf(author),
    at: author.now,
    most: MOST_GOALS,
  });
  if (stored === "none") return problem("id", GONE);
  if (stored === "too-many")
    return problem("", `A profile has at most ${MOST_GOALS} goals. Remove one first.`);
  return { ok: true };
}

/** Removes a goal for good. */
export async function removeGoal(profile: EditableProfile, id: string, author: EntryAuthor): Promise<Stored> {
  const refused = refuseReader(profile, author.scope);
  if (refused !== null) return refused;
  const removed = await deleteGoal(profile, id, { by: nameOf(author), at: author.now });
  return removed === null ? problem("id", GONE) : { ok: true };
}

const GONE = "This goal is no longer here. Reload the page to see those there are.";
