/** Every kind of export that can be imported, with the name people know it by. */
export const EXPORT_FORMATS = {
  "studio/overview": { label: "TikTok Studio, Overview" },
  "studio/follower-history": { label: "TikTok Studio, Followers by day" },
  "studio/follower-activity": { label: "TikTok Studio, Followers online by hour" },
  "studio/follower-gender": { label: "TikTok Studio, Followers by gender" },
  "studio/follower-territories": { label: "TikTok Studio, Followers by country" },
  "studio/viewers": { label: "TikTok Studio, Viewers by day" },
  "studio/content": { label: "TikTok Studio, Content" },
  "business/overview": { label: "TikTok Business Suite, Overview" },
  "business/audience": { label: "TikTok Business Suite, Audience" },
  "business/video": { label: "TikTok Business Suite, Video" },
  "table/daily": { label: "Table of daily figures" },
  "table/posts": { label: "Table of posts" },
  "tallyboard/post-details": { label: "Tallyboard, Post details" },
  "tallyboard/top-items": { label: "Tallyboard, Top videos and sounds" },
} as const;

export type FormatId = keyof typeof EXPORT_FORMATS;

/** What TikTok itself makes; the rest is filled in by people. */
export type TikTokFormatId = Extract<FormatId, `studio/${string}` | `business/${string}`>;

export function isOfTikTok(format: FormatId): format is TikTokFormatId {
  return format.startsWith("studio/") || format.startsWith("business/");
}

/** Who makes files of a kind, as a source that people know: two makers count differently, and neither corrects the other. */
export function makerOf(format: FormatId): string {
  if (format.startsWith("studio/")) return "TikTok Studio";
  if (format.startsWith("business/")) return "TikTok Business Suite";
  return "a table";
}

export function isFormatId(text: string): text is FormatId {
  return Object.hasOwn(EXPORT_FORMATS, text);
}
