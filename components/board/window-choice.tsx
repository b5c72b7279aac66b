"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { PendingBar } from "@/components/ui/pending-bar";
import { Segmented } from "@/components/ui/segmented";
import { type Address, toHref, toParameters } from "@/lib/domain/address";
import type { WindowDays } from "@/lib/domain/report";
import { WINDOW_CHOICES } from "@/lib/domain/window";

type WindowChoiceProps = { readonly path: string; readonly address: Address };

/** 7, 28 or 60 days. A form that asks for the page again; with script the page changes in place. */
export function WindowChoice({ path, address }: WindowChoiceProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(address.window);
  const choose = (value: "7" | "28" | "60") => {
    const window = Number(value) as WindowDays;
    startTransition(() => {
      show(window);
      router.push(toHref(path, address, { window }), { scroll: false });
    });
  };
  return (
    <form action={path} method="get" aria-busy={pending} className="no-print flex items-center gap-2">
      {toParameters(address)
        .filter(([name]) => name !== "window")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <Segmented
        label="Window"
        name="window"
        value={String(shown) as "7" | "28" | "60"}
        options={WINDOW_CHOICES}
        onChange={choose}
      />
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
