import type { Address } from "@/lib/domain/address";
import type { PostReport } from "@/lib/domain/post-report";
import type { WindowDays } from "@/lib/domain/report";
import type { OpenedLink } from "@/lib/links/open-link";
import { getContent } from "@/lib/reports/content";
import { getPost } from "@/lib/reports/post";

const LONGEST: WindowDays = 60;

/** Below which a link opens posts; null where it shows no Content, or figures that stand still: a post's page is always of today. */
export function toPostsPath({ sections, stored }: OpenedLink, token: string): string | null {
  const isLive = stored.pinnedAt === null && stored.asOf === null;
  return isLive && sections.includes("content") ? `/s/${token}/content` : null;
}

/** The post of `/s/<token>/content/<postId>`; null unless the link's Content lists it in one of the windows that its reader may choose. */
export async function readSharedPost(
  link: OpenedLink,
  path: readonly string[] | undefined,
  { compare }: Address,
): Promise<PostReport | null> {
  const [section, postId, ...rest] = path ?? [];
  if (section !== "content" || postId === undefined || rest.length > 0) return null;
  if (toPostsPath(link, "") === null) return null;
  const window = link.stored.windowFixed ? link.window : LONGEST;
  const { posts } = await getContent(link.scope, { window, asOf: null, compare });
  return posts.some((post) => post.postId === postId) ? getPost(link.scope, postId, { asOf: null }) : null;
}
