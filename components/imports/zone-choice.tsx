"use client";

import { useId } from "react";
import type { FilePreview } from "@/lib/domain/import-preview";
import { formatZone } from "@/lib/domain/zone-check";
import type { Answers } from "./import-requests";

type ZoneChoiceProps = {
  readonly file: FilePreview;
  readonly answers: Answers;
  /** null once the file is imported. */
  readonly onAnswer: ((part: Partial<Answers>) => void) | null;
};

/** What the posts say of the exporting computer's clock, and the zone to go with it; it is kept with the profile. */
export function ZoneChoice({ file: { zone, profile }, answers, onAnswer }: ZoneChoiceProps) {
  const id = useId();
  const sentence = zone && formatZone(zone);
  if (zone === null || sentence === null || profile === null) return null;
  const said = answers.timeZones[profile.handle] ?? "";
  const choose = (name: string) => {
    const { [profile.handle]: _, ...others } = answers.timeZones;
    onAnswer?.({ timeZones: name === "" ? others : { ...others, [profile.handle]: name } });
  };
  const isSettled = zone.check?.verdict === "fits" && said === "";
  return (
    <div className="text-sm text-pretty">
      <p className={zone.check !== null && zone.check.verdict !== "fits" ? "text-warn" : "text-muted"}>
        {sentence}
      </p>
      {onAnswer === null || isSettled ? null : (
        <p className="mt-1.5 flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="text-muted">
            Time zone of @{profile.handle}
          </label>
          <select
            id={id}
            value={said}
            onChange={(event) => choose(event.currentTarget.value)}
            className="min-h-7 max-w-full rounded-control border border-line bg-card px-2 text-sm"
          >
            <option value="">
              {zone.zone === null ? "Not said" : `${zone.zone.replaceAll("_", " ")}, as set`}
            </option>
            {Intl.supportedValuesOf("timeZone").map((name) => (
              <option key={name} value={name}>
                {name.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </p>
      )}
    </div>
  );
}
