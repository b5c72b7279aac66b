"use client";

import Link from "next/link";
import { useId } from "react";
import { PostTitle } from "@/components/board/post-title";
import type { Day } from "@/lib/domain/day";
import {
  DETAIL_COLUMNS,
  type DetailCells,
  type DetailColumn,
  findCellProblems,
  NO_CELLS,
  toDetailCells,
} from "@/lib/domain/detail-cells";
import { lastDetailDay } from "@/lib/domain/detail-window";
import { formatDay } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { PostDetailFigures } from "@/lib/domain/report";
import { CONTENT_DETAIL_DAYS } from "@/lib/domain/thresholds";
import { CellTable, type GridColumn, type NamedRow, type RowGroup } from "./cell-table";
import type { EntryAction } from "./entry-dialog";
import { SaveBar } from "./save-bar";
import { type GridCells, useCells } from "./use-cells";
import { useLocalToday } from "./use-local-today";
import { focusFirstWrong, useSave } from "./use-save";

/** A post of which something can be entered, with what was entered by hand of it, of every day. */
type PostToEnter = {
  readonly postId: string;
  readonly title: string;
  readonly url: string;
  readonly publishedOn: Day;
  readonly entered: readonly PostDetailFigures[];
};

type EnterManyDetailsProps = {
  readonly profile: Handle;
  /** Newest first. */
  readonly posts: readonly PostToEnter[];
  readonly serverToday: Day;
  readonly action: EntryAction;
  readonly backHref: string;
};

const percent = { placeholder: "%", width: "w-20", isNumber: true } as const;

const WORDS = {
  capturedOn: { label: "Read on", placeholder: "yyyy-mm-dd", width: "w-28", isNumber: false },
  averageWatchSeconds: { label: "Average watch time", placeholder: "7.4 s", width: "w-20", isNumber: true },
  watchedFull: { label: "Watched to the end", ...percent },
  from_for_you_percent: { label: "From For You", ...percent },
  from_personal_profile_percent: { label: "From personal profile", ...percent },
  from_search_percent: { label: "From search", ...percent },
  from_following_percent: { label: "From following", ...percent },
  from_sound_percent: { label: "From sound", ...percent },
  from_direct_message_percent: { label: "From direct message", ...percent },
  otherSources: { label: "Other sources", placeholder: "Hashtag 2.5", width: "w-40", isNumber: false },
  viewerLocations: {
    label: "Viewers’ locations",
    placeholder: "DE 40; US 12.5",
    width: "w-56",
    isNumber: false,
  },
} as const satisfies Record<DetailColumn, Omit<GridColumn, "id">>;

const COLUMNS: readonly GridColumn[] = DETAIL_COLUMNS.map((id) => ({ id, ...WORDS[id] }));

/** What TikTok shows of several posts, typed or pasted from a spreadsheet and kept with one press, all of it or nothing. */
export function EnterManyDetails({ profile, posts, serverToday, action, backHref }: EnterManyDetailsProps) {
  const today = useLocalToday(serverToday);
  const rows = posts.map((post) => toRow(post, today));
  const cells = useCells(rows, DETAIL_COLUMNS);
  const save = useSave(action, cells.discard);
  const wrong = cells.changed.reduce((sum, row) => sum + cells.problemsOf(row).length, 0);
  const id = useId();
  return (
    <form
      aria-labelledby={id}
      onChange={save.forget}
      onPaste={save.forget}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong > 0) return focusFirstWrong(event.currentTarget);
        const sent = cells.changed;
        const payload = sent.map((row) => ({ postId: row.id, cells: toAllCells(cells.cellsOf(row)) }));
        save.send({
          fields: { profile, rows: JSON.stringify(payload) },
          placeOf: (field) => {
            const [index = "", column = ""] = field.split(".");
            const row = /^\d+$/.test(index) ? sent[Number(index)] : undefined;
            return row === undefined ? null : { rowId: row.id, column };
          },
        });
      }}
    >
      <h2 id={id} className="sr-only">
        Details of several posts
      </h2>
      <CellTable
        caption="What TikTok shows of each post"
        headLabel="Post"
        columns={COLUMNS}
        groups={toGroups(rows, posts, today)}
        cells={cells}
        refusals={save.refusals}
      />
      <SaveBar
        save={save}
        changed={cells.changed.length}
        wrong={wrong}
        said={cells.said}
        onUndoPaste={cells.undoPaste}
        onDiscard={cells.discard}
        saved={
          <>
            Saved. It stands on{" "}
            <Link href={backHref} prefetch={false} className="font-semibold text-accent underline">
              Content
            </Link>{" "}
            with your name and its day.
          </>
        }
      />
    </form>
  );
}

function toRow(post: PostToEnter, today: Day): NamedRow {
  const { postId, title, url, publishedOn } = post;
  return {
    id: postId,
    name: title || `post of ${formatDay(publishedOn)}`,
    head: (
      <>
        <PostTitle title={title} url={url} />
        <span className="block text-muted">{formatDay(publishedOn)}</span>
      </>
    ),
    start: (typed) => startOf(post, typed, today),
    check: (cells) => {
      const all = toAllCells(cells);
      const problems = findCellProblems(all, { publishedOn, today });
      return problems.length > 0 ? problems : findEmptied(post, all);
    },
  };
}

/** What was entered by hand of the day that the row says; an older post says no day until somebody does. */
function startOf({ publishedOn, entered }: PostToEnter, typed: GridCells, today: Day): GridCells {
  const isOpen = today >= publishedOn && today <= lastDetailDay(publishedOn);
  const capturedOn = typed["capturedOn"] ?? (isOpen ? today : "");
  const found = entered.findLast((one) => one.capturedOn === capturedOn.trim());
  return { ...(found === undefined ? NO_CELLS : toDetailCells(found)), capturedOn };
}

/** A row that was entered before cannot be taken back by emptying it. */
function findEmptied({ entered }: PostToEnter, cells: DetailCells) {
  const isEmpty = DETAIL_COLUMNS.every((column) => column === "capturedOn" || cells[column].trim() === "");
  if (!isEmpty || !entered.some(({ capturedOn }) => capturedOn === cells.capturedOn.trim())) return [];
  const message =
    "Nothing is left of what was entered. Leave at least one figure, or press Escape in each cell.";
  return [{ column: "averageWatchSeconds", message }];
}

function toAllCells(cells: GridCells): DetailCells {
  return { ...NO_CELLS, ...cells };
}

function toGroups(rows: readonly NamedRow[], posts: readonly PostToEnter[], today: Day): readonly RowGroup[] {
  const isOpen = (row: NamedRow) => {
    const post = posts.find(({ postId }) => postId === row.id);
    return post !== undefined && lastDetailDay(post.publishedOn) >= today;
  };
  const groups = [
    {
      title: "Shown by TikTok now",
      hint: `Published within the last ${CONTENT_DETAIL_DAYS} days.`,
      rows: rows.filter(isOpen),
    },
    {
      title: "No longer shown by TikTok",
      hint: `What was read within ${CONTENT_DETAIL_DAYS} days of publishing can still be entered, with the day on which it was read.`,
      rows: rows.filter((row) => !isOpen(row)),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}
