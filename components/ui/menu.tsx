"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names";

type MenuProps = {
  readonly label: ReactNode;
  /** Read aloud instead of the label when that alone says too little. */
  readonly name?: string;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
  readonly side?: "below" | "above";
  readonly className?: string;
  readonly triggerClassName?: string;
  readonly chevron?: boolean;
};

/** A disclosure with a floating panel. Opens without script; with it, Escape and a press outside close it. */
export function Menu({
  label,
  name,
  children,
  align = "start",
  side = "below",
  className,
  triggerClassName,
  chevron = true,
}: MenuProps) {
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = root.current;
    if (!details) return;
    const close = (event: Event) => {
      const outside = event.target instanceof Node && !details.contains(event.target);
      if (outside) details.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    details.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
      details.removeEventListener("keydown", onKey);
    };
  }, []);

  return (
    <details ref={root} className={classNames("group relative", className)}>
      <summary
        aria-label={name}
        className={
          triggerClassName ??
          "inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-control border border-line bg-card px-3 py-1 font-semibold hover:bg-sunken"
        }
      >
        {label}
        {chevron ? (
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-180"
          />
        ) : null}
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: closes after a link inside was followed; the links do the work. */}
      <div
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a") && root.current)
            root.current.open = false;
        }}
        className={classNames(
          "absolute z-30 min-w-52 max-w-[min(22rem,90vw)] rounded-card border border-line bg-card p-1.5 shadow-pop",
          align === "start" ? "left-0" : "right-0",
          side === "below" ? "top-[calc(100%+6px)]" : "bottom-[calc(100%+6px)] mr-2",
        )}
      >
        {children}
      </div>
    </details>
  );
}
