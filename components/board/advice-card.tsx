import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import type { AdvisedExport } from "@/lib/domain/advice";
import { formatDayWithYear } from "@/lib/domain/format";

type AdviceCardProps = {
  readonly title: ReactNode;
  readonly exports: readonly AdvisedExport[];
  /** Unique on the page. */
  readonly id: string;
  readonly actions?: ReactNode;
};

/** The downloads to make next, one per tab of TikTok Studio, with why and by when. */
export function AdviceCard({ title, exports, id, actions }: AdviceCardProps) {
  return (
    <Card aria-labelledby={id}>
      <CardHeading
        id={id}
        title={title}
        actions={actions}
        hint={
          exports.length === 0
            ? "Nothing to fetch: every day that an export can still give is here."
            : "In TikTok Studio, Analytics, choose the dates and press Download data."
        }
      />
      {exports.length > 0 ? (
        <ul>
          {exports.map((advised) => (
            <Advised key={advised.tab} advised={advised} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Advised({ advised: { tab, reasons, by, isUrgent } }: { readonly advised: AdvisedExport }) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-t border-line py-2.5 text-sm sm:grid-cols-[9rem_minmax(0,1fr)_auto] sm:items-baseline">
      <b className="font-[650]">{tab}</b>
      <div className="text-muted text-pretty">
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
      {by === null ? null : (
        <p>
          <Badge tone={isUrgent ? "warn" : "neutral"}>by {formatDayWithYear(by)}</Badge>
        </p>
      )}
    </li>
  );
}
