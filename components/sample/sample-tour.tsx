"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import { TOUR, toTourHref } from "@/lib/domain/sample-tour";

type SampleTourProps = {
  /** The step, from 1. */
  readonly number: number;
  /** The same page without the tour. */
  readonly leaveHref: string;
};

/** One step of the walk: a card beside the page, which stays usable. Steps are addresses, so back and forth work without script. */
export function SampleTour({ number, leaveHref }: SampleTourProps) {
  const card = useRef<HTMLElement>(null);
  const router = useRouter();
  const step = TOUR[number - 1];
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  if (step === undefined) return null;
  const isLast = number === TOUR.length;
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby="tour-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") router.push(leaveHref, { scroll: false });
      }}
      className="no-print fixed right-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] left-3 z-30 rounded-[16px] border border-line bg-card p-4 shadow-pop outline-none md:right-6 md:bottom-6 md:left-auto md:w-[22rem]"
    >
      <p className="text-sm text-muted">
        {number} of {TOUR.length}
      </p>
      <h2 id="tour-title" className="text-lg font-[650] tracking-[-0.01em]">
        {step.title}
      </h2>
      <p className="mt-1 text-sm text-pretty">{step.text}</p>
      <div className="mt-3 flex items-center gap-2">
        {isLast ? null : (
          <ButtonLink look="primary" size="small" href={toTourHref(number + 1)}>
            Next
          </ButtonLink>
        )}
        {number === 1 ? null : (
          <ButtonLink size="small" href={toTourHref(number - 1)}>
            Back
          </ButtonLink>
        )}
        <ButtonLink look={isLast ? "primary" : "quiet"} size="small" href={leaveHref} scroll={false}>
          {isLast ? "Done" : "Skip the tour"}
        </ButtonLink>
      </div>
    </section>
  );
}
