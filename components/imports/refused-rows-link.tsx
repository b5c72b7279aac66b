import { Download } from "lucide-react";

/** Every refused row with its line, its text and the reason, as CSV. */
export function RefusedRowsLink({ href }: { readonly href: string }) {
  return (
    <a
      href={href}
      download
      className="inline-flex min-h-7 items-center gap-1.5 self-start text-sm font-semibold text-accent-strong underline-offset-2 hover:underline"
    >
      <Download aria-hidden className="size-4" />
      Refused rows as CSV
    </a>
  );
}
