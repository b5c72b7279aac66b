"use client";

import { useActionState } from "react";
import type { FormState } from "@/components/entries/form-state";
import { nameRole } from "@/components/imports/mapping/mapping-words";
import { Button } from "@/components/ui/button";
import type { Day } from "@/lib/domain/day";
import { formatDayWithYear } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";

type RememberedColumns = {
  readonly headerHash: string;
  readonly mapping: Mapping;
  /** null: of every profile. */
  readonly profile: Handle | null;
  readonly savedOn: Day;
};

type Action = (before: FormState, form: FormData) => Promise<FormState>;

type ColumnListProps = { readonly columns: readonly RememberedColumns[]; readonly forget: Action };

/** Tables that are no export and are read without asking, because somebody said once what their columns mean. */
export function ColumnList({ columns, forget }: ColumnListProps) {
  return (
    <ul className="flex flex-col">
      {columns.map((each) => (
        <li
          key={`${each.headerHash} ${each.profile ?? ""}`}
          className="border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0"
        >
          <Remembered columns={each} forget={forget} />
        </li>
      ))}
    </ul>
  );
}

function Remembered({ columns, forget }: { readonly columns: RememberedColumns; readonly forget: Action }) {
  const { headerHash, mapping, profile, savedOn } = columns;
  const [state, submit, isPending] = useActionState(forget, { kind: "fresh" });
  const [refusal] = state.kind === "refused" ? state.problems : [];
  const query = profile === null ? "" : `?profile=${encodeURIComponent(profile)}`;
  const about = mapping.header.join(", ");
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold wrap-anywhere">{describeRoles(mapping)}</p>
        <p className="text-sm text-muted wrap-anywhere">
          {profile === null ? "For every profile" : `For @${profile}`}, settled on{" "}
          {formatDayWithYear(savedOn)}. Headings: {about}
        </p>
        {refusal === undefined ? null : (
          <p role="alert" className="text-sm font-semibold text-danger">
            {refusal.message}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <a
          href={`/api/mappings/${headerHash}${query}`}
          download
          className="inline-flex min-h-7 items-center rounded-control border border-line bg-card px-2.5 py-0.5 text-sm font-semibold hover:bg-sunken"
        >
          Save as file<span className="sr-only"> the columns {about}</span>
        </a>
        <form action={submit}>
          <input type="hidden" name="header" value={headerHash} />
          <input type="hidden" name="profile" value={profile ?? ""} />
          <Button type="submit" size="small" look="danger" disabled={isPending}>
            Forget<span className="sr-only"> the columns {about}</span>
          </Button>
        </form>
      </div>
    </div>
  );
}

/** "Datum is Day, Aufrufe is Video views"; what is left out is not named. */
function describeRoles({ header, columns }: Mapping): string {
  return header
    .flatMap((heading, index) => {
      const role = columns[index];
      return role === undefined || role.kind === "ignored" ? [] : [`${heading} is ${nameRole(role)}`];
    })
    .join(", ");
}
