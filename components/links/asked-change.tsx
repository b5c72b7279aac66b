"use client";

import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { AskedChange } from "./link-states";

/** Changes of a link that nothing takes back: each asks first and says what it does. */
const QUESTIONS = {
  rotate: {
    label: "Rotate",
    toTitle: (title: string) => `Give “${title}” a new address?`,
    consequence: "The old address is dead at once, and whoever has it needs the new one from you.",
    keep: "Keep the address",
  },
  revoke: {
    label: "Revoke",
    toTitle: (title: string) => `Revoke “${title}”?`,
    consequence: "It opens nothing from the next request on, and nothing brings it back.",
    keep: "Keep the link",
  },
} as const satisfies Record<AskedChange, unknown>;

type AskedChangeProps = {
  readonly id: string;
  readonly title: string;
  readonly change: AskedChange;
  readonly send: (form: FormData) => void;
};

/** A button that opens the question over the page; without script it leads to the same question on the page of links. */
export function AskedChangeButton(props: AskedChangeProps) {
  const { id, title, change } = props;
  const [open, setOpen] = useState(false);
  const { label, toTitle, keep } = QUESTIONS[change];
  return (
    <>
      <form
        action="/links"
        method="get"
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        <input type="hidden" name="ask" value={change} />
        <input type="hidden" name="link" value={id} />
        <Button
          type="submit"
          size="small"
          look={change === "revoke" ? "danger" : "secondary"}
          aria-haspopup="dialog"
          aria-description={title}
        >
          {label}
        </Button>
      </form>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={<span className="wrap-anywhere">{toTitle(title)}</span>}
      >
        <Question {...props} onSend={() => setOpen(false)}>
          <Button onClick={() => setOpen(false)}>{keep}</Button>
        </Question>
      </Dialog>
    </>
  );
}

/** The question as a part of the page. */
export function AskedChangeInPage(props: AskedChangeProps) {
  const { toTitle, keep } = QUESTIONS[props.change];
  const title = toTitle(props.title);
  return (
    <section aria-label={title} className="rounded-control border border-line bg-sunken p-3.5">
      <h4 className="mb-1 font-semibold wrap-anywhere">{title}</h4>
      <Question {...props}>
        <ButtonLink href="/links">{keep}</ButtonLink>
      </Question>
    </section>
  );
}

function Question({
  id,
  change,
  send,
  onSend,
  children,
}: AskedChangeProps & { readonly onSend?: () => void; readonly children: ReactNode }) {
  const { label, consequence } = QUESTIONS[change];
  return (
    <form action={send} {...(onSend ? { onSubmit: onSend } : {})} className="flex flex-col gap-4">
      <p className="text-pretty">{consequence}</p>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="change" value={change} />
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <Button type="submit" look="danger">
          {label}
        </Button>
      </div>
    </form>
  );
}
