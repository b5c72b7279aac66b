import { classNames } from "./class-names";

/** A grey bar of the size that will be there; hidden from assistive technology. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classNames("skeleton block", className)} />;
}
