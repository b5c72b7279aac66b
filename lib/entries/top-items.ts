import { z } from "zod";
import type { EditableProfile } from "@/lib/db/scope";
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

/** Keeps one list as `storeTopLists` does; fields of problems are those of the list. */
export async function storeTopItems(
  scope: EditableProfile,
  input: unknown,
  author: EntryAuthor,
): Promise<Stored> {
  const stored = await storeTopLists(scope, [input], author);
  if (stored.ok) return stored;
  const problems = stored.problems.map(({ field, message }) => ({
    field: field.replace(/^0\.?/, ""),
    message,
  }));
  return { ok: false, problems };
}

/**
 * Keeps top videos or sounds of the followers as somebody read them on TikTok's screen, in the order given: all lists, or nothing when anything is
 * wrong. The same kind and day again replaces the list; an empty list removes it. The field of a problem begins with the place of its list, from 0.
 */
export async function storeTopLists(
  scope: EditableProfile,
  inputs: readonly unknown[],
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(scope, author.scope);
  if (refused !== null) return refused;
  if (inputs.length === 0) return problem("", "Nothing was filled in. Enter at least one line.");
  const parsed = inputs.map((input) => topItemsSchema.safeParse(input));
  const problems = parsed.flatMap((each, index) =>
    findProblems(each, author).map(({ field, message }) => ({ field: [index, field].join("."), message })),
  );
  if (problems.length > 0) return { ok: false, problems };
  const lists = parsed.flatMap(({ data }) => data ?? []);
  if (new Set(lists.map(({ kind, readOn }) => `${kind} ${readOn}`)).size < lists.length)
    return problem("", "Two lists are of the same kind and day. Keep one of them.");
  const ranked = lists.map(({ items, ...list }) => ({
    ...list,
    items: items.map(({ label, url }, index) => ({ rank: index + 1, label, url })),
  }));
  await replaceTopItems(scope, ranked, { by: nameOf(author), at: author.now });
  return { ok: true };
}

type Parsed = ReturnType<typeof topItemsSchema.safeParse>;

function findProblems(parsed: Parsed, { today }: EntryAuthor) {
  if (!parsed.success) return toProblems(parsed.error);
  if (parsed.data.readOn <= today) return [];
  const message = "This day is still to come. Choose the day on which you read the list.";
  return [{ field: "readOn", message }];
}
