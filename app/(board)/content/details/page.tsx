import type { Metadata } from "next";
import Link from "next/link";
import { EnterManyDetails } from "@/components/entries/enter-many-details";
import { TemplateLinks } from "@/components/entries/template-links";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Query, toHref } from "@/lib/domain/address";
import { dayAt } from "@/lib/domain/day";
import { CONTENT_DETAIL_DAYS } from "@/lib/domain/thresholds";
import { listPostsToEnter } from "@/lib/reports/to-enter";
import { BoardPage } from "../../board-page";
import { mayEnter, OnlyLooking } from "../../entering";
import { savePostDetails } from "../../entry-actions";
import { readBoard } from "../../read-board";

export const metadata: Metadata = { title: "Enter details of several posts" };

const PATH = "/content/details";

/** What TikTok shows on its screen only, of all recent posts at once. */
export default async function EnterDetailsPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const frame = { title: "Enter details of several posts", path: PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const today = dayAt(Date.now());
  const back = toHref("/content", address);
  const posts = mayEnter(board) ? await listPostsToEnter(profile, today) : [];
  const line = (
    <p className="mt-1.5 text-muted text-pretty">
      No export holds these figures, and TikTok shows them for {CONTENT_DETAIL_DAYS} days. Type them in, or
      paste a block from a spreadsheet into any cell.{" "}
      <Link href={back} prefetch={false} className="font-semibold text-accent underline">
        Back to Content
      </Link>
    </p>
  );
  return (
    <BoardPage {...frame} line={line}>
      {!mayEnter(board) ? <OnlyLooking /> : null}
      {mayEnter(board) && posts.length === 0 ? (
        <Card>
          <EmptyState title="No recent posts are known">
            Import Content from TikTok Studio; the posts it lists can then be filled in here.
          </EmptyState>
        </Card>
      ) : null}
      {posts.length > 0 ? (
        <Card className="pb-0">
          <EnterManyDetails
            key={profile.profileId}
            profile={profile.handle}
            posts={posts}
            serverToday={today}
            action={savePostDetails}
            backHref={back}
          />
          <div className="py-3">
            <TemplateLinks
              name="post-details"
              profile={profile.handle}
              serverToday={today}
              hint="made ready with these posts"
            />
          </div>
        </Card>
      ) : null}
    </BoardPage>
  );
}
