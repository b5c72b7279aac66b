import { Flag } from "lucide-react";
import type { ChartFlag, ChartNotes } from "@/lib/charts/chart-flags";
import { toPercentage, xShare } from "@/lib/charts/geometry";

type NoteFlagsProps = {
  /** Of the chart; names what the flags open. */
  readonly id: string;
  readonly notes: ChartNotes;
  /** Of days in the chart. */
  readonly length: number;
};

/** Notes above the plot: a flag where one begins, a bar over the days of a range. A flag opens its words, by pointer and by keyboard, without script too. */
export function NoteFlags({ id, notes: { flags, bars }, length }: NoteFlagsProps) {
  return (
    <>
      {bars.map(({ id: note, first, last, lane }) => (
        <span
          key={note}
          aria-hidden
          className="pointer-events-none absolute h-[3px] min-w-1.5 rounded-full bg-ink/55 forced-colors:bg-[CanvasText]"
          style={{
            left: toPercentage(xShare(first, length)),
            width: toPercentage(xShare(last, length) - xShare(first, length)),
            top: -11 + lane * 5,
          }}
        />
      ))}
      {flags.map((flag) => (
        <OneFlag key={flag.position} id={`${id}-flag-${flag.position}`} flag={flag} length={length} />
      ))}
    </>
  );
}

type OneFlagProps = { readonly id: string; readonly flag: ChartFlag; readonly length: number };

function OneFlag({ id, flag: { position, notes }, length }: OneFlagProps) {
  const left = toPercentage(xShare(position, length));
  const several = notes.length > 1;
  const said = notes.map(({ daysText, text }) => `${daysText}: ${text}`).join("\n");
  return (
    <>
      <span
        aria-hidden
        className="pointer-events-none absolute -top-3 bottom-0 border-l border-dashed border-field/60"
        style={{ left }}
      />
      <button
        type="button"
        popoverTarget={id}
        aria-label={several ? `${notes.length} notes. ${said}` : `Note. ${said}`}
        title={said}
        style={{ left }}
        className="absolute -top-[34px] inline-flex h-5 min-w-5 -translate-x-1/2 items-center justify-center gap-0.5 rounded-md border border-field/70 bg-card px-[3px] text-[11px] leading-none font-semibold text-ink hover:border-ink hover:bg-sunken"
      >
        <Flag aria-hidden className="size-3" strokeWidth={2.2} />
        {several ? notes.length : null}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={several ? `${notes.length} notes` : "Note"}
        className="m-auto w-[min(20rem,calc(100vw-2rem))] rounded-card border border-line bg-card px-3.5 py-3 text-sm text-ink shadow-pop supports-[position-area:bottom]:m-1.5 supports-[position-area:bottom]:[position-area:bottom] supports-[position-area:bottom]:[position-try-fallbacks:bottom_span-right,bottom_span-left]"
      >
        <ul className="flex flex-col gap-2">
          {notes.map(({ id: note, daysText, text }) => (
            <li key={note}>
              <p className="text-muted">{daysText}</p>
              <p className="wrap-anywhere">
                <bdi>{text}</bdi>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
