import Link from "next/link";

/** The quiet way from a figure to the files it comes from; nothing on a shared page, where `href` is null. */
export function SourceLink({ href, label }: { readonly href: string | null; readonly label: string }) {
  if (href === null) return null;
  return (
    <Link
      href={href}
      prefetch={false}
      className="no-print text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
    >
      Where does this come from?<span className="sr-only"> {label}</span>
    </Link>
  );
}
