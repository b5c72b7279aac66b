import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type TableProps = {
  readonly caption: string;
  /** Shown above the table; else only read aloud. */
  readonly captionShown?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Scrolls sideways inside its own region, which can be focused, so that the page never does. */
export function Table({ caption, captionShown = false, children, className }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: what scrolls must be reachable by keyboard (WCAG 2.1.1); a group, so that it is no landmark.
    <div role="group" aria-label={caption} tabIndex={0} className="relative -mx-2 overflow-x-auto px-2">
      <table className={classNames("w-full border-collapse text-sm", className)}>
        <caption className={captionShown ? "pb-1 text-left text-sm text-muted" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function HeaderCell({ className, scope = "col", ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={classNames(
        "px-2 py-1.5 text-right text-sm font-medium text-muted first:text-left whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}

export function RowHeader({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="row"
      className={classNames("border-t border-line px-2 py-2 text-left font-normal", className)}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return (
    <td
      className={classNames(
        "border-t border-line px-2 py-2 text-right first:text-left whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}
