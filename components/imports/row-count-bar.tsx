import { classNames } from "@/components/ui/class-names";
import { formatWhole } from "@/lib/domain/format";
import type { RowCounts } from "@/lib/domain/import-preview";
import { describeRows } from "./import-words";

const PARTS = [
  { key: "new", label: "New", fill: "fill-accent", dot: "bg-accent" },
  { key: "changed", label: "Changed", fill: "fill-warn", dot: "bg-warn" },
  { key: "same", label: "Same", fill: "fill-previous", dot: "bg-previous" },
  { key: "refused", label: "Refused", fill: "fill-danger", dot: "bg-danger" },
] as const;

/** Every row read is in exactly one of four parts; the bar is for the eye, the numbers are the fact. */
export function RowCountBar({ rows }: { readonly rows: RowCounts }) {
  let before = 0;
  return (
    <div>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
      >
        {PARTS.map(({ key, fill }) => {
          const width = (rows[key] / Math.max(1, rows.read)) * 100;
          const x = before;
          before += width;
          return <rect key={key} x={x} width={width} height="1" className={fill} />;
        })}
      </svg>
      <p className="sr-only">{describeRows(rows)}</p>
      <ul aria-hidden="true" className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
        {PARTS.map(({ key, label, dot }) => (
          <li key={key} className={classNames("flex items-center gap-1.5", rows[key] > 0 && "text-ink")}>
            <span className={classNames("size-2 rounded-full", rows[key] > 0 ? dot : "bg-line")} />
            <span className="font-semibold tabular-nums">{formatWhole(rows[key])}</span> {label.toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  );
}
