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
} as const;

export type FormatId = keyof typeof EXPORT_FORMATS;

export function isFormatId(text: string): text is FormatId {
  return Object.hasOwn(EXPORT_FORMATS, text);
}
