"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { PendingBar } from "@/components/ui/pending-bar";
import { type Address, toHref, toParameters } from "@/lib/domain/address";
import type { Comparison } from "@/lib/domain/report";

const OPTIONS = [
  { value: "previous", label: "Previous period" },
  { value: "weekdays", label: "Same weekdays" },
  { value: "year", label: "Year before" },
] as const satisfies readonly { readonly value: Comparison; readonly label: string }[];

type ComparisonChoiceProps = { readonly path: string; readonly address: Address };

/** What the window is compared with. A form that asks for the page again; with script the page changes in place. */
export function ComparisonChoice({ path, address }: ComparisonChoiceProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(address.compare);
  const choose = (text: string) => {
    const compare = OPTIONS.find(({ value }) => value === text)?.value ?? address.compare;
    startTransition(() => {
      show(compare);
      router.push(toHref(path, address, { compare }), { scroll: false });
    });
  };
  return (
    <form action={path} method="get" aria-busy={pending} className="no-print flex items-center gap-2">
      {toParameters(address)
        .filter(([name]) => name !== "compare")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <select
        name="compare"
        aria-label="Compare with"
        value={shown}
        onChange={(event) => choose(event.currentTarget.value)}
        className="min-h-9 rounded-control border border-line bg-card px-3 py-1.5 font-medium hover:bg-sunken"
      >
        {OPTIONS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {pending ? <PendingBar /> : null}
      <noscript>
        <button
          type="submit"
          className="min-h-9 rounded-control border border-line bg-card px-3 font-semibold"
        >
          Compare
        </button>
      </noscript>
    </form>
  );
}
