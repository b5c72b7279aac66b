"use client";

import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ChartModel } from "@/lib/charts/chart-model";

type Moving = typeof import("./moving-lines");

/** Asked for as soon as this file is read, beside the rest of the page: a chart that waits for hydration first answers a tenth of a second later. */
const loading: Promise<Moving> | null = typeof window === "undefined" ? null : import("./moving-lines");

type LivingLinesProps = {
  readonly model: ChartModel;
  readonly id: string;
  /** The server's picture of the lines. It stays until Recharts has drawn the same in the same place. */
  readonly children: ReactNode;
};

/** Draws with Recharts when the chart comes near the screen and lays it exactly over the server's picture. */
export function LivingLines({ model, id, children }: LivingLinesProps) {
  const plot = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const [ready, setReady] = useState(false);
  const onReady = useCallback(() => setReady(true), []);

  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const measure = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    const arrive = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        arrive.disconnect();
        void loading?.then(setMoving);
      },
      { rootMargin: "400px" },
    );
    measure.observe(element);
    arrive.observe(element);
    return () => {
      measure.disconnect();
      arrive.disconnect();
    };
  }, []);

  const Lines: ComponentType<Parameters<Moving["MovingLines"]>[0]> | undefined = moving?.MovingLines;
  return (
    <div ref={plot} data-living={ready} className="absolute inset-0">
      <div className={classNames("absolute inset-0", ready && "invisible print:visible")}>{children}</div>
      {Lines && size && size.width > 0 ? (
        <div className={classNames("absolute -inset-[10px] print:hidden", !ready && "opacity-0")}>
          <Lines model={model} id={id} width={size.width} height={size.height} onReady={onReady} />
        </div>
      ) : null}
    </div>
  );
}
