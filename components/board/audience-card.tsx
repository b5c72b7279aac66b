import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import type { Day } from "@/lib/domain/day";
import { formatCountry, formatDay, formatPercent, formatPoints } from "@/lib/domain/format";
import type { AudienceChange, AudienceShares } from "@/lib/domain/report";
import { Note, NoteFacts } from "./note";

type AudienceCardProps = {
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceShares | null;
  /** Against the export before; null without one. */
  readonly change: AudienceChange | null;
  /** In a report of the past without shares: the first day of which there are any. */
  readonly begins: Day | null;
  /** The export that would fill it. */
  readonly file: string;
  readonly shared: boolean;
  /** Where there is something to take away. */
  readonly actions: ReactNode;
};

/** Shares of the followers as bars, largest first, with how they moved since the export before. */
export function AudienceCard(props: AudienceCardProps) {
  const { id, title, audience, change, actions } = props;
  const known = audience !== null && audience.shares.length > 0;
  return (
    <Card aria-labelledby={`${id}-title`} className="keep-together">
      <CardHeading
        id={`${id}-title`}
        title={title}
        actions={
          known ? (
            <>
              <SharesNote {...props} audience={audience} />
              {actions}
            </>
          ) : null
        }
        hint={known ? sayRead(audience, change) : undefined}
      />
      {known ? (
        <ul className="flex flex-col gap-2.5">
          {audience.shares.map(({ label, share }) => (
            <li key={label} className="text-sm">
              <div className="mb-1 flex items-baseline gap-3">
                <bdi className="min-w-0 flex-1 truncate">{formatCountry(label)}</bdi>
                <Points change={change} label={label} />
                <span className="w-14 text-right font-semibold">{formatPercent(share)}</span>
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
        <p className="text-sm text-muted">{sayWhyEmpty(props)}</p>
      )}
    </Card>
  );
}

function SharesNote({
  id,
  title,
  audience,
  change,
  file,
  shared,
}: AudienceCardProps & { readonly audience: AudienceShares }) {
  const from = { name: "From", text: `${shared ? "an export" : file} of ${formatDay(audience.readOn)}` };
  const against = change && {
    name: "Change",
    text: `Percentage points against the export of ${formatDay(change.before)}. What that export did not list by name is unknown then, not 0.`,
  };
  return (
    <Note id={`${id}-formula`} label={title}>
      <p>
        Shares of all followers as TikTok exported them; nothing is computed but the order and the change.
      </p>
      <NoteFacts facts={against === null ? [from] : [from, against]} />
    </Note>
  );
}

function Points({ change, label }: { readonly change: AudienceChange | null; readonly label: string }) {
  if (change === null) return null;
  const points = change.points.find((each) => each.label === label)?.points ?? null;
  if (points === null) {
    return (
      <span className="text-muted" title={`Not listed by name on ${formatDay(change.before)}`}>
        <span aria-hidden>–</span>
        <span className="sr-only">change unknown</span>
      </span>
    );
  }
  return <span className="text-muted">{points === 0 ? "no change" : formatPoints(points)}</span>;
}

function sayRead({ readOn }: AudienceShares, change: AudienceChange | null): string {
  return change === null
    ? `Share of all followers, as exported on ${formatDay(readOn)}.`
    : `Share of all followers on ${formatDay(readOn)}, and points against the export of ${formatDay(change.before)}.`;
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
