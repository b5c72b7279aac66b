import { type Address, toHref } from "./address";

export const CONTENT_PATH = "/content";

/** The page of a post below `contentPath`, with everything that the page it was chosen on shows, for the way back. */
export function toPostHref(contentPath: string, address: Address, postId: string): string {
  return toHref(`${contentPath}/${encodeURIComponent(postId)}`, address);
}
