import type { Metadata } from "next";
import { BrandMark } from "@/components/board/brand";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <EmptyState
        level={1}
        picture={<BrandMark className="size-10" />}
        title="There is no page here"
        actions={<ButtonLink href="/overview">Go to the Overview</ButtonLink>}
      >
        <p>The address may have a typing error, or the link was withdrawn by the people who made it.</p>
      </EmptyState>
    </main>
  );
}
