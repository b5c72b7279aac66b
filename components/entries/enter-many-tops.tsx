"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { Field, Input } from "@/components/ui/field";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { TopItemEntry } from "@/lib/domain/report";
import { findTopProblems, TOP_COLUMNS, type TopCells } from "@/lib/domain/top-cells";
import { CellTable, type GridColumn, type NamedRow } from "./cell-table";
import type { EntryAction } from "./entry-dialog";
import { SaveBar } from "./save-bar";
import { type Cells, type GridCells, useCells } from "./use-cells";
import { useLocalToday } from "./use-local-today";
import { focusFirstWrong, type Sending, useSave } from "./use-save";

type Kind = "video" | "sound";

/** A list that was entered by hand. */
type EnteredTopList = {
  readonly kind: Kind;
  readonly readOn: Day;
  readonly items: readonly TopItemEntry[];
};

type EnterManyTopsProps = {
  readonly profile: Handle;
  readonly entered: readonly EnteredTopList[];
  readonly serverToday: Day;
  readonly action: EntryAction;
  readonly backHref: string;
};

const PLACES = 10;
const KINDS = ["video", "sound"] as const;
const WORDS = {
  video: { title: "Top videos", one: "Video" },
  sound: { title: "Top sounds", one: "Sound" },
} as const;

const COLUMNS: readonly GridColumn[] = [
  { id: "label", label: "Name", placeholder: "As TikTok shows it", width: "w-64", isNumber: false },
  { id: "url", label: "Link", placeholder: "https:// (may be empty)", width: "w-72", isNumber: false },
];

/** Both rankings of the followers, typed or pasted and kept with one press. */
export function EnterManyTops({ profile, entered, serverToday, action, backHref }: EnterManyTopsProps) {
  const today = useLocalToday(serverToday);
  const [chosen, setChosen] = useState<string | null>(null);
  const readOn = chosen ?? today;
  const rows = KINDS.flatMap((kind) => toRows(kind, entered, readOn));
  const cells = useCells(rows, TOP_COLUMNS);
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
        save.send(toSending({ profile, readOn, rows, cells }));
      }}
    >
      <h2 id={id} className="sr-only">
        Top videos and sounds
      </h2>
      <ReadOn value={readOn} today={today} onChoose={setChosen} />
      <div className="mt-3">
        <CellTable
          caption="Top videos and sounds in TikTok’s order"
          headLabel="Place"
          columns={COLUMNS}
          groups={KINDS.map((kind) => ({
            title: WORDS[kind].title,
            hint: "In TikTok’s order. Empty lines are left out.",
            rows: rows.filter((row) => row.id.startsWith(kind)),
          }))}
          cells={cells}
          refusals={save.refusals}
        />
      </div>
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
              Followers
            </Link>{" "}
            with your name and its day.
          </>
        }
      />
    </form>
  );
}

type ReadOnProps = {
  readonly value: string;
  readonly today: Day;
  readonly onChoose: (day: string) => void;
};

function ReadOn({ value, today, onChoose }: ReadOnProps) {
  return (
    <Field
      id="readOn"
      label="Read on"
      hint="Both lists are kept under this day. What was entered by hand of that day stands below."
    >
      <Input
        id="readOn"
        type="date"
        required
        max={today}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
        aria-describedby="readOn-hint"
        className="max-w-48"
      />
    </Field>
  );
}

type Filled = {
  readonly profile: Handle;
  readonly readOn: string;
  readonly rows: readonly NamedRow[];
  readonly cells: Cells;
};

/** A list is sent whole once one of its lines is changed; a problem counts the lines that are filled in. */
function toSending({ profile, readOn, rows, cells }: Filled): Sending {
  const changed = KINDS.filter((kind) => cells.changed.some((row) => row.id.startsWith(kind)));
  const lists = changed.map((kind) => ({
    kind,
    rows: rows.filter((row) => row.id.startsWith(kind) && isFilled(toTopCells(cells.cellsOf(row)))),
  }));
  const payload = lists.map(({ kind, rows: own }) => ({
    kind,
    readOn,
    rows: own.map((row) => toTopCells(cells.cellsOf(row))),
  }));
  return {
    fields: { profile, lists: JSON.stringify(payload) },
    placeOf: (field) => {
      const [, list, item, column = ""] = /^(\d+)\.items\.(\d+)\.(\w+)$/.exec(field) ?? [];
      const row = lists[Number(list ?? "-1")]?.rows[Number(item ?? "-1")];
      return row === undefined ? null : { rowId: row.id, column };
    },
  };
}

function toRows(kind: Kind, entered: readonly EnteredTopList[], readOn: string): readonly NamedRow[] {
  const list = entered.find((one) => one.kind === kind && one.readOn === readOn)?.items ?? [];
  return Array.from({ length: PLACES }, (_, index) => {
    const rank = index + 1;
    const item = list.find((each) => each.rank === rank);
    return {
      id: `${kind}-${rank}`,
      name: `${WORDS[kind].one.toLowerCase()} ${rank}`,
      head: `${WORDS[kind].one} ${rank}`,
      start: () => ({ label: item?.label ?? "", url: item?.url ?? "" }),
      check: (cells) => findTopProblems(toTopCells(cells)),
    };
  });
}

function toTopCells(cells: GridCells): TopCells {
  return { label: cells["label"] ?? "", url: cells["url"] ?? "" };
}

function isFilled({ label, url }: TopCells): boolean {
  return label.trim() !== "" || url.trim() !== "";
}
