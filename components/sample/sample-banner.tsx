"use client";

import { FlaskConical } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { parseHandle } from "@/lib/domain/handle";
import { isSample } from "@/lib/domain/sample";
import { parseTour, toTourHref } from "@/lib/domain/sample-tour";
import { SampleForm } from "./sample-form";
import { SampleTour } from "./sample-tour";

type SampleBannerProps = {
  /** The workspace has no other profile, so an address that names none shows the sample. */
  readonly isOnly: boolean;
  readonly mayRemove: boolean;
};

/** On every page that shows the made-up profile: that it is made up, a way through it, and a way to be rid of it. */
export function SampleBanner({ isOnly, mayRemove }: SampleBannerProps) {
  const query = useSearchParams();
  const path = usePathname();
  const tour = parseTour(query.get("tour"));
  const named = query.get("profile");
  const isShown = named === null ? isOnly : isSample(parseHandle(named) ?? "");
  if (!isShown) return null;
  return (
    <>
      <aside
        aria-label="Made-up profile"
        className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-dashed border-field px-4 py-2 text-sm"
      >
        <FlaskConical aria-hidden className="size-[18px] shrink-0 text-muted" />
        <p className="min-w-0 flex-1 basis-56 text-pretty">
          <b className="font-semibold">Everything about this profile is made up</b>{" "}
          <span className="text-muted">to look around with. It never mixes with your own figures.</span>
        </p>
        <div className="no-print flex flex-wrap items-center gap-2">
          {tour === null ? (
            <ButtonLink size="small" href={toTourHref(1)}>
              Show me around
            </ButtonLink>
          ) : null}
          {mayRemove ? (
            <SampleForm what="remove" size="small" busy="Removing…">
              Remove the sample
            </SampleForm>
          ) : null}
        </div>
      </aside>
      {tour === null ? null : <SampleTour key={tour} number={tour} leaveHref={`${path}?${without(query)}`} />}
    </>
  );
}

/** The same page without the tour. */
function without(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== "tour")
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%40", "@")}`)
    .join("&");
}
