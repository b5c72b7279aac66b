import { z } from "zod";
import { listPublishedOn, savePostDetails } from "@/lib/db/post-details";
import type { EditableProfile } from "@/lib/db/scope";
import { explainWrongDay } from "@/lib/domain/detail-window";
import { MOST_SHARES, MOST_SHARES_TOGETHER, MOST_WATCH_SECONDS } from "@/lib/domain/written-figure";
import {
  daySchema,
  type EntryAuthor,
  type EntryProblem,
  nameOf,
  problem,
  refuseReader,
  type Stored,
  toProblems,
} from "./entry";

/** More posts than anybody reads off a screen in one go. */
const MOST_POSTS = 200;

const share = z
  .number("Write a share as a number, for example 0.42 for 42%.")
  .min(0, "A share cannot be below 0.")
  .max(1, "A share cannot be above 100%.");

const shares = z
  .array(
    z.strictObject({
      label: z.string().trim().min(1, "Name what the share is of.").max(100, "Keep it under 100 characters."),
      share,
    }),
  )
  .max(MOST_SHARES, `At most ${MOST_SHARES} lines. Remove the others.`)
  .refine(
    (list) => new Set(list.map(({ label }) => label)).size === list.length,
    "Two lines have the same name. Keep one of them.",
  )
  .refine(
    (list) => list.reduce((sum, each) => sum + Math.round(each.share * 1e6), 0) <= MOST_SHARES_TOGETHER,
    "Together the shares are more than 100%. Check them against TikTok's screen.",
  );

const detailSchema = z.strictObject({
  capturedOn: daySchema,
  averageWatchSeconds: z
    .number("Write the average watch time in seconds, for example 7.4.")
    .min(0, "The average watch time cannot be below 0.")
    .max(MOST_WATCH_SECONDS, "The average watch time cannot be longer than an hour. Write it in seconds.")
    .nullable(),
  watchedFull: share.nullable(),
  trafficSources: shares,
  viewerLocations: shares,
});

type Detail = z.output<typeof detailSchema>;

/** What somebody read of one post, as a form gives it; nothing of it is believed yet. */
export type PostDetailInput = { readonly postId: string; readonly detail: unknown };

/** Keeps what somebody read on TikTok's screen about one post; fields of problems are those of the detail. */
export async function storePostDetail(
  scope: EditableProfile,
  postId: string,
  entry: { readonly input: unknown; readonly author: EntryAuthor },
): Promise<Stored> {
  const inputs = [{ postId, detail: entry.input }];
  const stored = await storePostDetails(scope, inputs, entry.author);
  if (stored.ok) return stored;
  const problems = stored.problems.map(({ field, message }) => ({
    field: field.replace(/^0\.?/, ""),
    message,
  }));
  return { ok: false, problems };
}

/**
 * Keeps what somebody read about several posts: all of it, or nothing when anything is wrong. Refused outside the 7 days for which TikTok shows
 * a post's detail, because nothing read then can be this detail. The field of a problem begins with the place of the post, from 0.
 */
export async function storePostDetails(
  scope: EditableProfile,
  inputs: readonly PostDetailInput[],
  author: EntryAuthor,
): Promise<Stored> {
  const refused = refuseReader(scope, author.scope);
  if (refused !== null) return refused;
  if (inputs.length === 0) return problem("", "Nothing was filled in. Enter at least one figure.");
  if (inputs.length > MOST_POSTS)
    return problem("", `At most ${MOST_POSTS} posts at once. Save them in parts.`);
  const parsed = inputs.map(({ detail }) => detailSchema.safeParse(detail));
  const published = await listPublishedOn(
    scope,
    inputs.map(({ postId }) => postId),
  );
  const problems = parsed.flatMap((each, index) => {
    const { postId } = inputs[index] ?? { postId: "" };
    const found = each.success
      ? findProblem(each.data, published.get(postId) ?? null, author)
      : toProblems(each.error);
    return found.map(({ field, message }) => ({ field: [index, field].join("."), message }));
  });
  if (problems.length > 0) return { ok: false, problems };
  const entries = parsed.flatMap(({ data }, index) =>
    data === undefined ? [] : [{ ...data, postId: inputs[index]?.postId ?? "" }],
  );
  await savePostDetails(scope, entries, { by: nameOf(author), at: author.now });
  return { ok: true };
}

type PublishedOn = Parameters<typeof explainWrongDay>[1]["publishedOn"];

function findProblem(
  detail: Detail,
  publishedOn: PublishedOn | null,
  { today }: EntryAuthor,
): readonly EntryProblem[] {
  if (publishedOn === null) {
    const message = "No export of this profile holds this post. Import a Content export that lists it first.";
    return [{ field: "postId", message }];
  }
  const wrongDay = explainWrongDay(detail.capturedOn, { publishedOn, today });
  if (wrongDay !== null) return [{ field: "capturedOn", message: wrongDay }];
  return isEmpty(detail)
    ? [{ field: "averageWatchSeconds", message: "Nothing was filled in. Enter at least one figure." }]
    : [];
}

function isEmpty({ averageWatchSeconds, watchedFull, trafficSources, viewerLocations }: Detail): boolean {
  return (
    averageWatchSeconds === null &&
    watchedFull === null &&
    trafficSources.length === 0 &&
    viewerLocations.length === 0
  );
}
