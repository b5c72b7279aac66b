import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { LinkPending } from "@/components/ui/pending-bar";
import type { Address } from "@/lib/domain/address";
import { toCampaignHref } from "@/lib/domain/campaign-address";
import type { WindowDays } from "@/lib/domain/report";
import { WINDOW_LENGTHS } from "@/lib/domain/window";

type CampaignRangeProps = {
  readonly address: Address;
  readonly id: string;
  /** null: the campaign's own days. */
  readonly days: WindowDays | null;
};

/** The campaign's own days, or the 7, 28 or 60 that the sections show. */
export function CampaignRange({ address, id, days }: CampaignRangeProps) {
  return (
    <nav
      aria-label="Days"
      className="no-print inline-flex overflow-hidden rounded-control border border-line bg-card"
    >
      {[null, ...WINDOW_LENGTHS].map((choice) => (
        <Link
          key={choice ?? "own"}
          href={toCampaignHref(address, id, choice)}
          prefetch={false}
          scroll={false}
          aria-current={choice === days ? "true" : undefined}
          className={classNames(
            "px-3 py-[7px] font-medium whitespace-nowrap -outline-offset-2",
            choice === days
              ? "bg-ink font-semibold text-page forced-colors:forced-color-adjust-none forced-colors:bg-[Highlight] forced-colors:text-[HighlightText]"
              : "hover:bg-sunken",
          )}
        >
          {choice === null ? "Its days" : `${choice} days`}
          <LinkPending />
        </Link>
      ))}
    </nav>
  );
}
