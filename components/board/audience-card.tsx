import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import type { Day } from "@/lib/domain/day";
import { formatCountry, formatDay, formatPercent } from "@/lib/domain/format";
import type { AudienceShares } from "@/lib/domain/report";
import { Note, NoteFacts } from "./note";

type AudienceCardProps = {
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceShares | null;
  /** In a report of the past without shares: the first day of which there are any. */
  readonly begins: Day | null;
  /** The export that would fill it. */
  readonly file: string;
  readonly shared: boolean;
  /** Where there is something to take away. */
  readonly actions: ReactNode;
};

/** Shares of the followers as bars, largest first. */
export function AudienceCard({ id, title, audience, begins, file, shared, actions }: AudienceCardProps) {
  const known = audience !== null && audience.shares.length > 0;
  return (
    <Card aria-labelledby={`${id}-title`} className="keep-together">
      <CardHeading
        id={`${id}-title`}
        title={title}
        actions={
          known ? (
            <>
              <Note id={`${id}-formula`} label={title}>
                <p>Shares of all followers as TikTok exported them; nothing is computed but the order.</p>
                <NoteFacts
                  facts={[
                    { name: "From", text: `${shared ? "an export" : file} of ${formatDay(audience.readOn)}` },
                  ]}
                />
              </Note>
              {actions}
            </>
          ) : null
        }
        hint={known ? `Share of all followers, as exported on ${formatDay(audience.readOn)}.` : undefined}
      />
      {known ? (
        <ul className="flex flex-col gap-2.5">
          {audience.shares.map(({ label, share }) => (
            <li key={label} className="text-sm">
              <div className="mb-1 flex justify-between gap-4">
                <bdi>{formatCountry(label)}</bdi>
                <span className="font-semibold">{formatPercent(share)}</span>
              </div>
              <svg aria-hidden="true" width="100%" height="7" className="block">
                <rect width="100%" height="7" rx="3.5" className="fill-sunken" />
                <rect
                  width={`${Math.min(100, share * 100)}%`}
                  height="7"
                  rx="3.5"
                  className={isRest(label) ? "fill-previous" : "fill-accent"}
                />
              </svg>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{sayWhyEmpty({ audience, begins, file, shared })}</p>
      )}
    </Card>
  );
}

function sayWhyEmpty({
  audience,
  begins,
  file,
  shared,
}: Pick<AudienceCardProps, "audience" | "begins" | "file" | "shared">): string {
  if (audience !== null)
    return `The export of ${formatDay(audience.readOn)} has no rows: TikTok had nothing to tell.`;
  if (begins !== null)
    return `Not known of these days: the first export that tells is of ${formatDay(begins)}, which is later.`;
  return shared ? "Not known for this profile yet." : `Not known yet. ${file} from TikTok Studio fills it.`;
}

function isRest(label: string): boolean {
  return label === "Other" || label === "Others";
}
