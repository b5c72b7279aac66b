import { PageHeader } from "@/components/board/page-header";
import { Notice } from "@/components/ui/notice";

/** What a page that is for owners says to everybody else. */
export function OnlyOwners({ title }: { readonly title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Notice title="This page is for owners of the workspace.">Ask one of them for what you need.</Notice>
    </>
  );
}
