"use client";

import { useLinkStatus } from "next/link";

/** A thin line at the top of the window while the next page is on its way; it waits 400 ms, so that fast pages never flash it. */
export function PendingBar() {
  return (
    <span
      role="progressbar"
      aria-label="Loading"
      className="appear-late no-print fixed inset-x-0 top-0 z-50 block h-[3px] overflow-hidden bg-accent-soft"
    >
      <span className="pending-bar block h-full w-1/3 bg-accent" />
    </span>
  );
}

/** Inside a link: the line above while that link is being followed. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? <PendingBar /> : null;
}
