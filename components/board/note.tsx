import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";

type NoteProps = {
  /** Unique on the page. */
  readonly id: string;
  /** The figure that it explains. */
  readonly label: string;
  readonly children: ReactNode;
};

/** "How is this computed", one press away. The browser's own popover: it needs no script and closes on Escape. */
export function Note({ id, label, children }: NoteProps) {
  return (
    <span className="no-print text-left text-base font-normal tracking-normal whitespace-normal">
      <button
        type="button"
        popoverTarget={id}
        aria-label="How is this computed"
        aria-description={label}
        className="grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-4" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={`How ${label.toLowerCase()} is computed`}
        className="m-auto max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] overflow-auto rounded-[16px] border border-line bg-card p-5 text-sm text-ink shadow-pop backdrop:bg-[rgb(20_18_12/0.3)]"
      >
        <p className="mb-1 text-base font-[650]">{label}</p>
        {children}
      </div>
    </span>
  );
}

/** What a figure rests on, a line each. */
export function NoteFacts({
  facts,
}: {
  readonly facts: readonly { readonly name: string; readonly text: ReactNode }[];
}) {
  return (
    <dl className="mt-3 grid gap-y-2">
      {facts.map(({ name, text }) => (
        <div key={name}>
          <dt className="text-muted">{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
