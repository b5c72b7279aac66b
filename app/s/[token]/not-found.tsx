import { Brand } from "@/components/board/brand";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** One answer for a wrong, an ended, a paused and a revoked link: a stranger learns nothing from it. */
export default function LinkNotFound() {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[30rem] flex-col justify-center gap-6 px-4 py-10">
      <Brand />
      <Card>
        <EmptyState level={1} title="This link opens nothing">
          It may have ended, or part of the address is missing. Ask whoever sent it to you for a new one.
        </EmptyState>
      </Card>
    </main>
  );
}
