"use client";

import { Download } from "lucide-react";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { useLocalToday } from "./use-local-today";

type TemplateLinksProps = {
  readonly name: "post-details" | "top-items";
  readonly profile: Handle;
  readonly serverToday: Day;
  /** What the table is made ready with. */
  readonly hint: string;
};

/** The same table as a CSV to fill in elsewhere and import. */
export function TemplateLinks({ name, profile, serverToday, hint }: TemplateLinksProps) {
  const on = useLocalToday(serverToday);
  const href = `/api/templates/${name}?profile=@${profile}&on=${on}`;
  return (
    <p className="text-sm text-muted text-pretty">
      Rather fill it in elsewhere?{" "}
      <a href={href} download className="font-semibold text-accent underline">
        <Download aria-hidden className="mr-1 inline size-3.5" />
        Download this table as CSV
      </a>{" "}
      (
      <a href={`${href}&separator=semicolon`} download className="text-accent underline">
        with semicolons
      </a>{" "}
      where your spreadsheet needs them), {hint}, and drop it on Imports.
    </p>
  );
}
