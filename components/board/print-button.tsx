"use client";

import { useSyncExternalStore } from "react";

/** Opens the browser's own printing. Only with script, so it is not there without. */
export function PrintButton({ className }: { readonly className: string }) {
  const hasScript = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  if (!hasScript) return null;
  return (
    <button type="button" onClick={() => window.print()} className={className}>
      <span className="block font-semibold">Print or save as PDF</span>
      <span className="block text-sm text-muted">This page as it stands, on white.</span>
    </button>
  );
}
