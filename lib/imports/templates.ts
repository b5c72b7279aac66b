import { listPosts } from "@/lib/db/post-queries";
import { findProfile, type WorkspaceScope } from "@/lib/db/scope";
import { addDays, type Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import {
  POST_DETAILS_HEADER,
  postDetailsRows,
  type Separator,
  type TemplatePost,
  TOP_ITEMS_HEADER,
  topItemsRows,
  toTemplateCsv,
} from "@/lib/exports/entry-templates";
import { dailyTemplate } from "@/lib/exports/tables/template";

/** Tables of ours that people fill in, for what no export holds or for figures that are kept elsewhere. */
export const TEMPLATES = {
  daily: "figures by day",
  "post-details": "what TikTok shows of each post",
  "top-items": "top videos and sounds",
} as const;

export type TemplateName = keyof typeof TEMPLATES;

export type TemplateRequest = {
  readonly name: TemplateName;
  /** Whose recent posts are made ready; null: nobody's. */
  readonly profile: Handle | null;
  /** The day on which somebody fills it in. */
  readonly on: Day;
  readonly separator: Separator;
};

export function isTemplateName(text: string): text is TemplateName {
  return Object.hasOwn(TEMPLATES, text);
}

const DAYS_BACK = 28;
const MOST_POSTS = 50;

/** A table to fill in and import, as CSV with its file name; null for a profile that the workspace does not have. */
export async function getTemplate(
  scope: WorkspaceScope,
  { name, profile, on, separator }: TemplateRequest,
): Promise<{ readonly fileName: string; readonly csv: string } | null> {
  const found = profile === null ? null : await findProfile(scope, profile);
  if (profile !== null && found === null) return null;
  const fileName = `${profile === null ? "" : `${profile} `}${name}.csv`;
  if (name === "daily") return { fileName, csv: `\ufeff${dailyTemplate().replaceAll(",", separator)}` };
  if (name === "top-items")
    return { fileName, csv: toTemplateCsv(TOP_ITEMS_HEADER, topItemsRows({ profile, on }), separator) };
  const posts: readonly TemplatePost[] =
    found === null ? [] : await listPosts(found, [{ from: addDays(on, -DAYS_BACK), to: on }]);
  const rows = postDetailsRows(posts.slice(0, MOST_POSTS), { profile, on });
  return { fileName, csv: toTemplateCsv(POST_DETAILS_HEADER, rows, separator) };
}
