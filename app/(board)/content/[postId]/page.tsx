import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PostPage } from "@/components/board/post-page";
import { EnterPostDetail } from "@/components/entries/enter-post-detail";
import { type Query, toHref } from "@/lib/domain/address";
import { toPostFileHref } from "@/lib/domain/download";
import { CONTENT_PATH } from "@/lib/domain/post-address";
import { getPost } from "@/lib/reports/post";
import { mayEnter } from "../../entering";
import { savePostDetail } from "../../entry-actions";
import { readBoard } from "../../read-board";

export const metadata: Metadata = { title: "Post" };

type Props = {
  readonly params: Promise<{ readonly postId: string }>;
  readonly searchParams: Promise<Query>;
};

export default async function BoardPostPage({ params, searchParams }: Props) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const { postId } = await params;
  const report = profile && (await getPost(profile, postId, address));
  if (profile === null || report === null) notFound();
  const { post, detail } = report;
  return (
    <PostPage
      report={report}
      backHref={toHref(CONTENT_PATH, address)}
      shared={false}
      fileHref={(file) => toPostFileHref(CONTENT_PATH, postId, file, { ...address, profile: profile.handle })}
      detailActions={
        mayEnter(board) ? (
          <EnterPostDetail post={{ ...post, detail }} profile={profile.handle} action={savePostDetail} />
        ) : null
      }
    />
  );
}
