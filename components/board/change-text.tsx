import { classNames } from "@/components/ui/class-names";
import { formatChange, formatSigned } from "@/lib/domain/format";
import type { Change, Figure } from "@/lib/domain/report";

const COLOURS = { up: "text-up", down: "text-down", flat: "text-muted", unknown: "text-muted" } as const;

type ChangeTextProps = {
  readonly change: Change;
  readonly days: number;
  /** Without the absolute. */
  readonly short?: boolean;
};

/** A change with its direction as a sign and a word, never as a colour alone, and the absolute beside a percentage. */
export function ChangeText({ change, days, short = false }: ChangeTextProps) {
  const { direction, text, spoken, absolute } = formatChange(change);
  if (change.kind === "none") return <span className="text-muted">{sayWhyNot(change, days)}</span>;
  const partly = change.matchedDays < days;
  return (
    <>
      <span aria-hidden className={classNames("font-semibold", COLOURS[direction])}>
        {text}
      </span>
      <span className="sr-only">{spoken}</span>
      {absolute === null || short ? null : (
        <span className={classNames("text-muted", partly && "@max-[175px]:hidden")}> {absolute}</span>
      )}
      {partly ? <span className="text-muted"> on {change.matchedDays} days</span> : null}
    </>
  );
}

/** The short form for a tile; the sentence under the chart has the whole of it. */
function sayWhyNot({ reason, matchedDays }: Change, days: number): string {
  if (matchedDays === 0 && reason !== "not-summable") return "nothing to compare with";
  if (reason === "too-few-days") return `${matchedDays} of ${days} days match`;
  if (reason === "not-summable") return "not compared";
  return "no comparison";
}

/** Followers tell what was gained and lost, because a percentage of a total hides it. */
export function NetText({ net, fallback }: { readonly net: Figure; readonly fallback: Figure }) {
  if (net.value === null) return <ChangeText change={fallback.change} days={fallback.coverage.days} />;
  const colour = net.value === 0 ? "text-muted" : net.value > 0 ? "text-up" : "text-down";
  return <span className={classNames("font-semibold", colour)}>{formatSigned(net.value)} net</span>;
}
