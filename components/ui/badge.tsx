import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Tone = "neutral" | "good" | "warn" | "danger";

const TONES: Readonly<Record<Tone, string>> = {
  neutral: "bg-sunken text-muted",
  good: "bg-accent-soft text-accent-strong",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

export function Badge({
  tone = "neutral",
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-full px-2.5 py-px text-sm font-semibold whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
