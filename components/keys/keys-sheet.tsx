"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isTaken, KEYS, pressKey } from "./keys";

const ID = "keys-sheet";
const STORE = "tallyboard.keys";
const CHANGED = "tallyboard-keys";

/** What the browser and the charts do by themselves, whether the keys above are used or not. */
const ALWAYS = [
  { key: "← →", does: "In a chart that has the focus: one day after another" },
  { key: "Esc", does: "Close what lies over the page" },
] as const;

/** A sheet of the keys, and the keys themselves. They can be switched off, because speech input and trembling hands press them unmeant (WCAG 2.1.4). */
export function KeysSheet() {
  const sheet = useRef<HTMLDivElement>(null);
  const isOn = useSyncExternalStore(listen, readIsOn, () => true);
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTaken(event, document)) return;
      if (event.key === "?") sheet.current?.showPopover();
      else if (!pressKey(event.key, document)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
  return (
    <div
      ref={sheet}
      id={ID}
      popover="auto"
      role="dialog"
      aria-labelledby="keys-title"
      className="m-auto w-[min(26rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] overflow-auto rounded-[16px] border border-line bg-card p-5 text-ink shadow-pop backdrop:bg-[rgb(20_18_12/0.45)]"
    >
      <div className="mb-2 flex items-center gap-3">
        <h2 id="keys-title" className="flex-1 text-lg font-[650] tracking-[-0.01em]">
          Keys
        </h2>
        <button
          type="button"
          // biome-ignore lint/a11y/noAutofocus: a sheet that opens over the page takes the focus into it.
          autoFocus
          popoverTarget={ID}
          popoverTargetAction="hide"
          aria-label="Close keys"
          className="grid size-8 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-[18px]" />
        </button>
      </div>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {[{ key: "?", does: "This sheet" }, ...KEYS, ...ALWAYS].map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-grid min-h-7 min-w-7 place-items-center rounded-[6px] border border-field bg-sunken px-1.5 font-sans font-semibold">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-7 items-center gap-2 border-t border-line pt-3 text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => keep(event.currentTarget.checked)}
          className="size-4"
        />
        Use these keys in this browser
      </label>
    </div>
  );
}

/** Opens the sheet without a key. It needs no script. */
export function KeysButton() {
  return (
    <button
      type="button"
      popoverTarget={ID}
      className="min-h-7 rounded-control px-1.5 text-sm text-muted hover:bg-sunken hover:text-ink"
    >
      Keys
    </button>
  );
}

/** A browser that keeps nothing has the keys on. */
function readIsOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

function keep(isOn: boolean): void {
  try {
    localStorage.setItem(STORE, isOn ? "on" : "off");
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

function listen(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}
