import { Table2, X } from "lucide-react";
import type { ReactNode } from "react";

type TableTwinProps = {
  readonly id: string;
  readonly title: string;
  /** On the button, where a page has several. */
  readonly label?: string;
  readonly children: ReactNode;
};

/** The same numbers as a table, one press away. The browser's own popover: it needs no script and closes on Escape. */
export function TableTwin({ id, title, label = "Show as table", children }: TableTwinProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="no-print inline-flex min-h-7 items-center gap-1.5 rounded-control border border-line bg-card px-2.5 text-sm text-muted hover:bg-sunken hover:text-ink"
      >
        <Table2 aria-hidden className="size-3.5" />
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={`${title} as a table`}
        className="m-auto max-h-[min(44rem,calc(100dvh-2rem))] w-[min(40rem,calc(100vw-2rem))] overflow-auto rounded-[16px] border border-line bg-card p-5 text-ink shadow-pop backdrop:bg-[rgb(20_18_12/0.45)]"
      >
        <div className="mb-2 flex items-center gap-3">
          <p className="flex-1 text-lg font-[650] tracking-[-0.01em]">{title}</p>
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            aria-label="Close table"
            className="grid size-8 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden className="size-[18px]" />
          </button>
        </div>
        {children}
      </div>
    </>
  );
}
