"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { PendingBar } from "@/components/ui/pending-bar";
import { Segmented } from "@/components/ui/segmented";
import type { PortfolioRequest } from "@/lib/domain/portfolio";
import { PORTFOLIO_PATH, toPortfolioHref, toPortfolioParameters } from "@/lib/domain/portfolio-address";
import { WINDOW_CHOICES, WINDOW_LENGTHS } from "@/lib/domain/window";

/** 7, 28 or 60 days. A form that asks for the page again; with script the page changes in place. */
export function PortfolioWindow({
  request,
  path = PORTFOLIO_PATH,
}: {
  readonly request: PortfolioRequest;
  readonly path?: string;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(request.window);
  const choose = (value: string) => {
    const window = WINDOW_LENGTHS.find((days) => String(days) === value) ?? request.window;
    startTransition(() => {
      show(window);
      router.push(toPortfolioHref(request, { window }, path), { scroll: false });
    });
  };
  return (
    <form action={path} method="get" aria-busy={pending} className="no-print flex items-center gap-2">
      {toPortfolioParameters({ ...request, page: 1 })
        .filter(([name]) => name !== "window")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <Segmented label="Window" name="window" value={`${shown}`} options={WINDOW_CHOICES} onChange={choose} />
      {pending ? <PendingBar /> : null}
      <noscript>
        <button
          type="submit"
          className="min-h-9 rounded-control border border-line bg-card px-3 font-semibold"
        >
          Show
        </button>
      </noscript>
    </form>
  );
}
