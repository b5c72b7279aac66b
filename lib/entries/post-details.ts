import { z } from "zod";
import { findPublishedOn, savePostDetail } from "@/lib/db/post-details";
import type { ProfileScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import { lastDetailDay } from "@/lib/domain/detail-window";
import { formatDayWithYear } from "@/lib/domain/format";
import { daySchema, type EntryAuthor, nameOf, problem, refuseReader, type Stored, toProblems } from "./entry";

/** TikTok's longest videos run an hour. */
const MOST_SECONDS = 3_600;

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
  .max(20, "At most 20 lines. Remove the others.")
  .refine(
    (list) => new Set(list.map(({ label }) => label)).size === list.length,
    "Two lines have the same name. Keep one of them.",
  )
  .refine(
    (list) => list.reduce((sum, each) => sum + Math.round(each.share * 1e6), 0) <= 1_010_000,
    "Together the shares are more than 100%. Check them against TikTok's screen.",
  );

const detailSchema = z.strictObject({
  capturedOn: daySchema,
  averageWatchSeconds: z
    .number("Write the average watch time in seconds, for example 7.4.")
    .min(0, "The average watch time cannot be below 0.")
    .max(MOST_SECONDS, "The average watch time cannot be longer than an hour. Write it in seconds.")
    .nullable(),
  watchedFull: share.nullable(),
  trafficSources: shares,
  viewerLocations: shares,
});

/**
 * Keeps what somebody read on TikTok's screen about one post. Refused outside the 7 days for which TikTok shows it, because nothing read
 * then can be this detail.
 */
export async function storePostDetail(
  scope: ProfileScope,
  postId: string,
  entry: { readonly input: unknown; readonly author: EntryAuthor },
): Promise<Stored> {
  const refused = refuseReader(scope, entry.author.scope);
  if (refused !== null) return refused;
  const parsed = detailSchema.safeParse(entry.input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  const detail = parsed.data;
  const publishedOn = await findPublishedOn(scope, postId);
  if (publishedOn === null) {
    return problem(
      "postId",
      "No export of this profile holds this post. Import a Content export that lists it first.",
    );
  }
  const wrongDay = findWrongDay(detail.capturedOn, publishedOn, entry.author.today);
  if (wrongDay !== null) return problem("capturedOn", wrongDay);
  if (isEmpty(detail))
    return problem("averageWatchSeconds", "Nothing was filled in. Enter at least one figure.");
  await savePostDetail(scope, postId, {
    ...detail,
    enteredBy: nameOf(entry.author),
    enteredAt: entry.author.now,
  });
  return { ok: true };
}

function findWrongDay(capturedOn: Day, publishedOn: Day, today: Day): string | null {
  const lastDay = lastDetailDay(publishedOn);
  if (capturedOn > today) return "This day is still to come. Choose the day on which you read the figures.";
  if (capturedOn < publishedOn) {
    return `The post was published on ${formatDayWithYear(publishedOn)}. Choose that day or a later one.`;
  }
  if (capturedOn > lastDay) {
    return `TikTok shows this detail for 7 days, which ended on ${formatDayWithYear(lastDay)}. Choose the day on which you read it.`;
  }
  return null;
}

function isEmpty(detail: z.output<typeof detailSchema>): boolean {
  const { averageWatchSeconds, watchedFull, trafficSources, viewerLocations } = detail;
  return (
    averageWatchSeconds === null &&
    watchedFull === null &&
    trafficSources.length === 0 &&
    viewerLocations.length === 0
  );
}
