"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PendingBar } from "@/components/ui/pending-bar";

type SampleFormProps = {
  readonly what: "add" | "remove";
  readonly look?: "primary" | "secondary";
  readonly size?: "regular" | "small";
  /** What the button says while the server works. */
  readonly busy: string;
  readonly children: ReactNode;
};

/** A plain form that works without script; with it, the button says that it was pressed. */
export function SampleForm({ what, look = "secondary", size = "regular", busy, children }: SampleFormProps) {
  const [sent, setSent] = useState(false);
  return (
    <form action="/api/sample" method="post" onSubmit={() => setSent(true)} aria-busy={sent}>
      <input type="hidden" name="do" value={what} />
      <Button type="submit" look={look} size={size} aria-disabled={sent}>
        <span aria-live="polite">{sent ? busy : children}</span>
      </Button>
      {sent ? <PendingBar /> : null}
    </form>
  );
}
