import type { Address, PostSort } from "@/lib/domain/address";
import type { PostSummary } from "@/lib/domain/report";

const VALUES: Readonly<Record<PostSort, (post: PostSummary) => number | string | null>> = {
  published: (post) => post.publishedOn,
  views: (post) => post.views,
  likes: (post) => post.likes,
  comments: (post) => post.comments,
  shares: (post) => post.shares,
  engagement: (post) => post.engagementRate,
};

/** The posts whose caption holds every searched word, in the address's order. Unknown values stand last in either direction. */
export function arrangePosts<Post extends PostSummary>(
  posts: readonly Post[],
  { sort, ascending, search }: Pick<Address, "sort" | "ascending" | "search">,
): readonly Post[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const toKey = VALUES[sort];
  return posts
    .filter(({ title }) => words.every((word) => fold(title).includes(word)))
    .toSorted((one, other) => {
      const [a, b] = [toKey(one), toKey(other)];
      if (a === b) return 0;
      if (a === null) return 1;
      if (b === null) return -1;
      return (a < b ? -1 : 1) * (ascending ? 1 : -1);
    });
}

/** Letters without case and accents, so that "cafe" finds "Café". */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
