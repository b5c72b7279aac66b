import type { ReactNode } from "react";

/** Terms and what they are here, two beside each other on a phone, five on a wide screen. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm lg:grid-cols-5">{children}</dl>;
}

type FactProps = { readonly term: string; readonly hint?: string; readonly children: ReactNode };

export function Fact({ term, hint, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{term}</dt>
      <dd>
        <span className="font-semibold wrap-anywhere">{children}</span>
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </dd>
    </div>
  );
}
