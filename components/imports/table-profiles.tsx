import Link from "next/link";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatQuantity, formatRange, formatWhole } from "@/lib/domain/format";
import type { FilePreview, ProfilePreview } from "@/lib/domain/import-preview";

type TableProfilesProps = Pick<FilePreview, "name" | "profiles">;

/** So many stand open; more are a list to be opened. */
const SHOWN_AT_ONCE = 8;

/** Whose rows a table holds, and what it does to each of them: every profile becomes an import of its own. */
export function TableProfiles({ name, profiles }: TableProfilesProps) {
  if (profiles.length === 0) return null;
  const created = profiles.filter(({ createsProfile }) => createsProfile).length;
  return (
    <details className="rounded-control border border-line" open={profiles.length <= SHOWN_AT_ONCE}>
      <summary className="flex min-h-9 items-center gap-1 px-3 text-sm font-semibold hover:bg-sunken">
        {formatQuantity(profiles.length, "profile", "profiles")}
        {created === 0 ? null : (
          <span className="font-normal text-muted">
            , {created === profiles.length ? "all" : created} new here
          </span>
        )}
        <span aria-hidden className="ml-auto text-muted">
          ▾
        </span>
      </summary>
      <div className="max-h-96 overflow-y-auto border-t border-line px-3 pb-2">
        <Table caption={`Profiles in ${name}`}>
          <thead>
            <tr>
              <HeaderCell align="start">Profile</HeaderCell>
              <HeaderCell align="start">Days</HeaderCell>
              <HeaderCell>New</HeaderCell>
              <HeaderCell>Changed</HeaderCell>
              <HeaderCell>Same</HeaderCell>
              <HeaderCell>Left out</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {profiles.map((profile) => (
              <ProfileRow key={profile.profile.handle} {...profile} />
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}

function ProfileRow({ profile, createsProfile, importId, range, rows, status }: ProfilePreview) {
  return (
    <tr>
      <RowHeader className="wrap-anywhere">
        {importId === null ? (
          `@${profile.handle}`
        ) : (
          <Link
            href={`/imports/${importId}`}
            prefetch={false}
            className="font-semibold text-accent-strong underline-offset-2 hover:underline"
          >
            @{profile.handle}
          </Link>
        )}
        <span className="block text-xs text-muted">{describeStanding(status, createsProfile)}</span>
      </RowHeader>
      <Cell align="start">{range === null ? "" : formatRange(range)}</Cell>
      <Cell>{formatWhole(rows.new)}</Cell>
      <Cell>{formatWhole(rows.changed)}</Cell>
      <Cell>{formatWhole(rows.same)}</Cell>
      <Cell>{formatWhole(rows.refused)}</Cell>
    </tr>
  );
}

function describeStanding(status: ProfilePreview["status"], createsProfile: boolean): string | null {
  if (status === "duplicate") return "imported before";
  return createsProfile ? "new here" : null;
}
