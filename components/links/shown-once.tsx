"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";

const SHOWN_MS = 2_500;

type ShownOnceProps = {
  readonly address: string;
  /** The address as an SVG; null: it goes to one person, who gets it as text. */
  readonly qrCode: string | null;
  readonly label: string;
};

/** An address that cannot be shown again, ready to be copied. */
export function ShownOnce({ address, qrCode, label }: ShownOnceProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <div className="flex flex-col gap-1" role="status">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <Input
          id={id}
          ref={box}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 basis-60 font-mono text-sm"
        />
        <Button look="primary" onClick={async () => setCopied(await copy(address, box.current))}>
          {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      {qrCode === null ? null : <QrCode svg={qrCode} />}
      <p className="text-sm text-muted text-pretty">
        Copy it now: only a fingerprint of it is kept, so it cannot be shown again. Whoever has it can open
        it.
      </p>
    </div>
  );
}

function QrCode({ svg }: { readonly svg: string }) {
  const href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return (
    <details className="rounded-control border border-line px-3.5 py-2">
      <summary className="cursor-pointer text-sm font-semibold">QR code</summary>
      <div className="mt-2 flex flex-wrap items-end gap-3">
        {/* biome-ignore lint/performance/noImgElement: it is in the page already; nothing is fetched. */}
        <img src={href} alt="QR code of the address" className="size-44 rounded-lg border border-line" />
        <a
          href={href}
          download="tallyboard-link.svg"
          className="inline-flex min-h-7 items-center rounded-control border border-line bg-card px-2.5 text-sm font-semibold hover:bg-sunken"
        >
          Download as SVG
        </a>
      </div>
    </details>
  );
}

/** The clipboard is closed to pages over plain http from other machines; there the selected text can still be copied. */
async function copy(text: string, box: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box?.focus();
    box?.select();
    return document.execCommand("copy");
  }
}
