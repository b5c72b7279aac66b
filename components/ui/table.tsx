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
    <div role="group" aria-label={caption} tabIndex={0} className="scrolls -mx-2 px-2">
      <table className={classNames("w-full border-collapse text-sm", className)}>
        <caption className={captionShown ? "pb-1 text-left text-sm text-muted" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

type Align = "start" | "end";

const ALIGNS: Readonly<Record<Align, string>> = { start: "text-left", end: "text-right first:text-left" };

type HeaderCellProps = Omit<ComponentProps<"th">, "align"> & { readonly align?: Align };

/** Numbers stand at the end of their column, words at the start. */
export function HeaderCell({ className, scope = "col", align: side = "end", ...rest }: HeaderCellProps) {
  return (
    <th
      scope={scope}
      className={classNames(
        "px-2 py-1.5 text-sm font-medium text-muted whitespace-nowrap",
        ALIGNS[side],
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

type CellProps = Omit<ComponentProps<"td">, "align"> & { readonly align?: Align };

export function Cell({ className, align: side = "end", ...rest }: CellProps) {
  return (
    <td
      className={classNames("border-t border-line px-2 py-2 whitespace-nowrap", ALIGNS[side], className)}
      {...rest}
    />
  );
}
