"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { formatQuantity } from "@/lib/domain/format";
import type { ColumnRole } from "@/lib/domain/mapping";
import type { TableSample } from "@/lib/domain/table-sample";
import { NotationQuestions } from "./notation-questions";
import { ProfileField } from "./profile-field";
import { RememberField } from "./remember-field";
import { SampleColumns } from "./sample-columns";
import { SheetField } from "./sheet-field";
import { type MappingTask, useMappingScreen } from "./use-mapping-screen";

type MappingScreenProps = MappingTask & {
  readonly name: string;
  readonly handles: readonly string[];
  readonly onCancel: () => void;
};

/** What the columns of a table mean that is no export: proposed, checked cell by cell, and settled by a person. */
export function MappingScreen({ name, handles, onCancel, ...task }: MappingScreenProps) {
  const id = useId();
  const screen = useMappingScreen(task);
  const { sample, isChecking, failure, objection } = screen;
  return (
    <section
      aria-labelledby={`${id}-title`}
      aria-busy={isChecking}
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-sunken p-3 sm:p-4"
    >
      <ScreenHeading id={`${id}-title`} name={name} />
      {failure === null ? null : (
        <Notice tone="danger" role="alert">
          {failure}
        </Notice>
      )}
      {sample === null && failure === null ? (
        <p className="text-sm text-muted">Looking at the first rows…</p>
      ) : null}
      {sample === null ? null : <Choices id={id} sample={sample} screen={screen} handles={handles} />}
      <div aria-live="assertive">
        {objection === null ? null : <p className="font-semibold text-danger text-pretty">{objection}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={screen.use} disabled={sample === null}>
          Use these columns
        </Button>
        <Button onClick={onCancel}>Not now</Button>
      </div>
    </section>
  );
}

const TARGETS = [
  { value: "daily", label: "one day" },
  { value: "posts", label: "one post" },
] as const;

type ChoicesProps = {
  readonly id: string;
  readonly sample: TableSample;
  readonly screen: ReturnType<typeof useMappingScreen>;
  readonly handles: readonly string[];
};

function Choices({ id, sample, screen, handles }: ChoicesProps) {
  const { columns, target, dates, numbers, isChecking, choose, asksProfile, profile, remember } = screen;
  return (
    <>
      {sample.sheets.length < 2 ? null : (
        <SheetField
          id={`${id}-sheet`}
          value={sample.sheet}
          sheets={sample.sheets}
          onChange={screen.chooseSheet}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-sm font-semibold">One row of the table is</span>
        <Segmented
          label="One row of the table is"
          name={`${id}-target`}
          size="small"
          value={target}
          options={TARGETS}
          onChange={screen.chooseTarget}
        />
      </div>
      <div className="rounded-card border border-line bg-card p-2">
        <SampleColumns
          sample={sample}
          columns={columns}
          onChoose={(index, role) => choose({ columns: withRole(columns, index, role) })}
        />
      </div>
      <p role="status" className="text-sm text-muted">
        {isChecking ? "Checking…" : describeCheck(sample)}
      </p>
      <NotationQuestions sample={sample} dates={dates} numbers={numbers} onChoose={choose} />
      <div className="grid gap-4 sm:grid-cols-2">
        {asksProfile ? (
          <ProfileField id={`${id}-profile`} value={profile} handles={handles} onChange={screen.setProfile} />
        ) : null}
        <RememberField
          id={`${id}-remember`}
          value={remember}
          profile={asksProfile ? profile : null}
          onChange={screen.setRemembered}
        />
      </div>
    </>
  );
}

/** Takes the focus, so that whoever opened the screen with the keyboard is in it. */
function ScreenHeading({ id, name }: { readonly id: string; readonly name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <h4
        id={id}
        ref={heading}
        tabIndex={-1}
        className="text-lg font-[650] tracking-[-0.01em] text-balance wrap-anywhere outline-none"
      >
        What do the columns of {name} mean?
      </h4>
      <p className="text-sm text-muted text-pretty">
        Choose a meaning for the columns you want to import. What is not sure starts as left out.
      </p>
    </div>
  );
}

function withRole(columns: readonly ColumnRole[], index: number, role: ColumnRole): readonly ColumnRole[] {
  return columns.map((before, place) => (place === index ? role : before));
}

function describeCheck({ sampled, columns, draft }: TableSample): string {
  const refused = columns.map(({ check }) => (check === null ? 0 : check.sampled - check.readable));
  const most = Math.max(0, ...refused);
  const looked = `${formatQuantity(sampled, "row", "rows")} looked at`;
  if (draft.columns.some(({ kind }, index) => kind !== "ignored" && columns[index]?.check === null))
    return `${looked}. What is not settled yet is not checked.`;
  return most === 0
    ? `${looked}: every cell that was checked is readable.`
    : `${looked}: at least ${formatQuantity(most, "row", "rows")} would be refused.`;
}
