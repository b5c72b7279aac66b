"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Menu } from "@/components/ui/menu";
import { PendingBar } from "@/components/ui/pending-bar";
import { type Address, toHref, toParameters } from "@/lib/domain/address";
import { POST_COLUMN_LABELS, POST_COLUMNS, parseColumns } from "@/lib/domain/post-columns";

type ColumnChoiceProps = { readonly path: string; readonly address: Address };

/** Which columns the table has: a form that asks for the page again; with script it changes in place. */
export function ColumnChoice({ path, address }: ColumnChoiceProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const choose = (form: HTMLFormElement) => {
    const columns = parseColumns(new FormData(form).getAll("columns").map(String));
    startTransition(() => router.replace(toHref(path, address, { columns }), { scroll: false }));
  };
  return (
    <Menu label="Columns" align="end" triggerClassName={TRIGGER}>
      <form
        action={path}
        method="get"
        onChange={(event) => choose(event.currentTarget)}
        className="px-1.5 py-1"
      >
        {toParameters(address)
          .filter(([name]) => name !== "columns")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        {POST_COLUMNS.map((name) => (
          <label key={name} className="flex min-h-8 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              name="columns"
              value={name}
              defaultChecked={address.columns.includes(name)}
              className="size-4"
            />
            {POST_COLUMN_LABELS[name]}
          </label>
        ))}
        <noscript>
          <button
            type="submit"
            className="mt-1 min-h-8 w-full rounded-control border border-line font-semibold"
          >
            Show
          </button>
        </noscript>
      </form>
      {pending ? <PendingBar /> : null}
    </Menu>
  );
}

const TRIGGER =
  "inline-flex min-h-7 items-center gap-1.5 rounded-control border border-line bg-card px-2.5 text-sm text-muted hover:bg-sunken hover:text-ink";
