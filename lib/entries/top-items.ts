import { z } from "zod";
import type { ProfileScope } from "@/lib/db/scope";
import { replaceTopItems } from "@/lib/db/top-items";
import { daySchema, type EntryAuthor, nameOf, problem, refuseReader, type Stored, toProblems } from "./entry";

/** TikTok's screen ranks no more than this. */
const MOST_ITEMS = 10;

const item = z.strictObject({
  label: z
    .string()
    .trim()
    .min(1, "Write what the list shows, or leave the line out.")
    .max(200, "Keep it under 200 characters."),
  url: z
    .url({
      protocol: /^https$/,
      error: "The link must begin with https://. Copy it from TikTok, or leave it empty.",
    })
    .max(500, "The link is too long to be one of TikTok's. Copy it again, or leave it empty.")
    .nullable(),
});

const topItemsSchema = z.strictObject({
  kind: z.enum(["video", "sound"], "Choose videos or sounds."),
  readOn: daySchema,
  items: z.array(item).max(MOST_ITEMS, `TikTok ranks at most ${MOST_ITEMS}. Remove the others.`),
});

/**
 * Keeps the top videos or sounds of the followers as somebody read them on TikTok's screen on `readOn`, in the order given. The same kind
 * and day again replaces the list; an empty list removes it.
 */
export async function storeTopItems(
  scope: ProfileScope,
  input: unknown,
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(scope, author.scope);
  if (refused !== null) return refused;
  const parsed = topItemsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  const { kind, readOn, items } = parsed.data;
  if (readOn > author.today) {
    return problem("readOn", "This day is still to come. Choose the day on which you read the list.");
  }
  await replaceTopItems(scope, {
    kind,
    readOn,
    items: items.map(({ label, url }, index) => ({ rank: index + 1, label, url })),
    enteredBy: nameOf(author),
    enteredAt: author.now,
  });
  return { ok: true };
}
