import type { Metadata } from "next";
import Link from "next/link";
import { EnterManyTops } from "@/components/entries/enter-many-tops";
import { TemplateLinks } from "@/components/entries/template-links";
import { Card } from "@/components/ui/card";
import { type Query, toHref } from "@/lib/domain/address";
import { dayAt } from "@/lib/domain/day";
import { listTopListsToEnter } from "@/lib/reports/to-enter";
import { BoardPage } from "../../board-page";
import { mayEnter, OnlyLooking } from "../../entering";
import { saveTopLists } from "../../entry-actions";
import { readBoard } from "../../read-board";

export const metadata: Metadata = { title: "Enter top videos and sounds" };

const PATH = "/followers/top";

/** Both rankings of the followers, which TikTok shows on its screen only. */
export default async function EnterTopPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const frame = { title: "Enter top videos and sounds", path: PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const today = dayAt(Date.now());
  const back = toHref("/followers", address);
  const line = (
    <p className="mt-1.5 text-muted text-pretty">
      No export holds these lists. Copy them from TikTok Studio, Analytics, Followers: type them in, or paste
      a block from a spreadsheet into any cell.{" "}
      <Link href={back} prefetch={false} className="font-semibold text-accent underline">
        Back to Followers
      </Link>
    </p>
  );
  return (
    <BoardPage {...frame} line={line}>
      {mayEnter(board) ? (
        <Card className="pb-0">
          <EnterManyTops
            key={profile.profileId}
            profile={profile.handle}
            entered={await listTopListsToEnter(profile, today)}
            serverToday={today}
            action={saveTopLists}
            backHref={back}
          />
          <div className="py-3">
            <TemplateLinks
              name="top-items"
              profile={profile.handle}
              serverToday={today}
              hint="made ready with ten places each"
            />
          </div>
        </Card>
      ) : (
        <OnlyLooking />
      )}
    </BoardPage>
  );
}
