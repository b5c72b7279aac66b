import {
  boundZone,
  formatZoneBounds,
  mayBeScheduled,
  type PostedDay,
  UPLOAD_SLACK_SECONDS,
  type ZoneBounds,
} from "./zone-bounds";

/**
 * Whether a zone fits the days of the posts. `impossible`: some posts would have been published before they were uploaded. `unlikely`: so many
 * would have been scheduled for a later day that the zone is probably too far west. `against` counts them.
 */
type ZoneCheck = {
  readonly zone: string;
  readonly verdict: "fits" | "unlikely" | "impossible";
  readonly against: number;
};

export type ZoneReport = {
  /** IANA name; null when nobody has said one. */
  readonly zone: string | null;
  readonly bounds: ZoneBounds | null;
  /** null without a zone or without posts. */
  readonly check: ZoneCheck | null;
};

/** What the posts of content exports say of the exporter's clock, and whether the profile's zone agrees. */
export function evaluateZone(zone: string | null, posts: readonly PostedDay[]): ZoneReport {
  const bounds = boundZone(posts);
  return { zone, bounds, check: zone === null || bounds === null ? null : checkZone(zone, posts, bounds) };
}

/** null when this computer does not know the zone. */
function checkZone(zone: string, posts: readonly PostedDay[], bounds: ZoneBounds): ZoneCheck | null {
  const localDay = toLocalDay(zone);
  if (localDay === null) return null;
  const before = posts.filter(
    ({ uploadedAtSeconds, publishedOn }) => publishedOn < localDay(uploadedAtSeconds - UPLOAD_SLACK_SECONDS),
  ).length;
  if (before > 0) return { zone, verdict: "impossible", against: before };
  const later = posts.filter(
    ({ uploadedAtSeconds, publishedOn }) => publishedOn > localDay(uploadedAtSeconds + UPLOAD_SLACK_SECONDS),
  ).length;
  const isUnlikely = later - bounds.scheduled > mayBeScheduled(posts.length - bounds.scheduled);
  return { zone, verdict: isUnlikely ? "unlikely" : "fits", against: later };
}

function toLocalDay(zone: string): ((seconds: number) => string) | null {
  try {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    // The Canadian order of a date is ISO 8601's, so that days compare as texts.
    const format = new Intl.DateTimeFormat("en-CA", { ...parts, timeZone: zone });
    return (seconds) => format.format(seconds * 1000);
  } catch {
    return null;
  }
}

/** What the content exports say of the zone, in a sentence or two; null when they say nothing. */
export function formatZone({ zone, bounds, check }: ZoneReport): string | null {
  if (bounds === null) return null;
  const where = formatWhere(bounds);
  if (check === null) {
    return zone === null
      ? `${where} Choose the zone of that computer to name the hours of follower activity.`
      : where;
  }
  const name = check.zone.replaceAll("_", " ");
  const posts = `${check.against} of ${bounds.posts} posts`;
  const advice = "Choose the zone of the computer that exports, or leave it unsaid.";
  if (check.verdict === "impossible")
    return `${name} cannot be right: ${posts} would have been published before they were uploaded. ${where} ${advice}`;
  if (check.verdict === "unlikely")
    return `${name} is probably wrong: ${posts} would have been uploaded on one day and published on a later one. ${where} ${advice}`;
  return `${where} ${name} fits.`;
}

/** Where posts put the exporting computer, in a sentence. */
export function formatWhere(bounds: ZoneBounds): string {
  const posts = `${bounds.posts} ${bounds.posts === 1 ? "post" : "posts"}`;
  return `The days and upload times of ${posts} put the exporting computer ${formatZoneBounds(bounds)}.`;
}
