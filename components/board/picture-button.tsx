"use client";

import { useState, useSyncExternalStore } from "react";

/** Pixels per unit of the drawing: sharp on paper and on dense screens. */
const SCALE = 2;

type PictureButtonProps = {
  readonly href: string;
  readonly className: string;
  /** What is drawn. */
  readonly name?: string;
};

/** Paints the SVG at `href` onto a canvas and hands it over as PNG. Only with script, so it is not there without. */
export function PictureButton({ href, className, name = "Chart" }: PictureButtonProps) {
  const hasScript = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  if (!hasScript) return null;
  const save = async () => {
    setState("busy");
    try {
      await savePicture(href);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" onClick={save} disabled={state === "busy"} className={className}>
      {name} as PNG
      {state === "failed" ? (
        <span role="alert" className="block text-danger">
          It could not be drawn. Try again, or take the SVG.
        </span>
      ) : null}
    </button>
  );
}

async function savePicture(href: string): Promise<void> {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`The chart answered ${answer.status}.`);
  const name =
    /filename="([^"]+)\.svg"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "chart";
  const drawing = URL.createObjectURL(new Blob([await answer.text()], { type: "image/svg+xml" }));
  try {
    const png = URL.createObjectURL(await paint(drawing));
    const link = document.createElement("a");
    link.href = png;
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(png), 10_000);
  } finally {
    URL.revokeObjectURL(drawing);
  }
}

async function paint(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("Nothing was drawn.")) : resolve(blob)),
      "image/png",
    );
  });
}
