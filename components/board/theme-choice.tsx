"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";

export type Theme = "system" | "light" | "dark";

const CHOICES = [
  { theme: "system", label: "As the device", Icon: Monitor },
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

const YEAR_IN_SECONDS = 31_536_000;

/** Kept in a cookie, so that the server sends the right colours at once and nothing flashes. */
function choose(theme: Theme) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `theme=${theme}; path=/; max-age=${theme === "system" ? 0 : YEAR_IN_SECONDS}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Three radios without words on them; their names are read aloud and shown as tooltips. */
export function ThemeChoice({ initial, name }: { readonly initial: Theme; readonly name: string }) {
  const [chosen, setChosen] = useState(initial);
  return (
    <div
      role="radiogroup"
      aria-label="Appearance"
      className="inline-flex rounded-control border border-line bg-card p-0.5 has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      {CHOICES.map(({ theme, label, Icon }) => (
        <label
          key={theme}
          title={label}
          className={classNames(
            "relative grid size-7 cursor-pointer place-items-center rounded-[7px] text-muted hover:text-ink",
            "has-checked:bg-sunken has-checked:text-ink forced-colors:has-checked:forced-color-adjust-none forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]",
          )}
        >
          <input
            type="radio"
            name={name}
            aria-label={label}
            checked={chosen === theme}
            onChange={() => {
              setChosen(theme);
              choose(theme);
            }}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <Icon aria-hidden className="size-4" />
        </label>
      ))}
    </div>
  );
}
