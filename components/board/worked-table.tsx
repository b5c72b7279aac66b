import { classNames } from "@/components/ui/class-names";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatCount, formatQuantity, formatWeekday } from "@/lib/domain/format";
import type { WorkedSlot, WorkedTimes } from "@/lib/domain/report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { DAY_PARTS } from "@/lib/domain/worked-times";
import { formatDayPart } from "@/lib/domain/worked-words";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Median views by weekday and part of the day. A slot of fewer than 5 posts tells how many it has and no median. */
export function WorkedTable({ worked }: { readonly worked: WorkedTimes }) {
  const parts = worked.zone === null ? [] : DAY_PARTS.map((_, part) => part);
  const at = (weekday: number | null, part: number | null) =>
    worked.slots.find((slot) => slot.weekday === weekday && slot.part === part) ?? null;
  const row = (weekday: number | null, name: string) => (
    <tr key={name}>
      <RowHeader className="py-1 text-muted">{name}</RowHeader>
      {parts.map((part) => (
        <SlotCell key={part} slot={at(weekday, part)} best={worked.best} />
      ))}
      <SlotCell slot={at(weekday, null)} best={worked.best} />
    </tr>
  );
  return (
    <>
      <Table caption="Median views by the time of publishing">
        <thead>
          <tr>
            <HeaderCell>Published</HeaderCell>
            {parts.map((part) => (
              <HeaderCell key={part}>{formatDayPart(part)}</HeaderCell>
            ))}
            <HeaderCell>Any time</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => row(weekday, formatWeekday(weekday)))}
          {row(null, "Any day")}
        </tbody>
      </Table>
      <p className="mt-1.5 text-sm text-muted">
        Median views, with the number of posts. Hatched: fewer than {POSTS_NEEDED} posts, no median.
      </p>
    </>
  );
}

type SlotCellProps = { readonly slot: WorkedSlot | null; readonly best: readonly WorkedSlot[] };

function SlotCell({ slot, best }: SlotCellProps) {
  if (slot === null || slot.posts === 0) {
    return (
      <Cell className="py-1 text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">no posts</span>
      </Cell>
    );
  }
  const posts = formatQuantity(slot.posts, "post", "posts");
  if (slot.medianViews === null) {
    return (
      <Cell className="py-1 text-muted">
        <span className="hatched rounded-[4px] px-1.5">{posts}</span>
      </Cell>
    );
  }
  const isBest = best.some(({ weekday, part }) => weekday === slot.weekday && part === slot.part);
  return (
    <Cell className="py-1">
      <span
        className={classNames(
          isBest && "rounded-[4px] bg-accent-soft px-1.5 py-0.5 font-semibold text-accent-strong",
        )}
      >
        {formatCount(slot.medianViews)}
      </span>{" "}
      <span className="text-xs text-muted">
        <span aria-hidden>·{slot.posts}</span>
        <span className="sr-only">in {posts}</span>
      </span>
    </Cell>
  );
}
