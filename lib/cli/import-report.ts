import type { FilePreview, FileStatus, ProfilePreview } from "@/lib/domain/import-preview";
import { onOneLine } from "./print";

type Shown = { readonly dryRun?: boolean };

/** One file of an import in the shape of the contract: people script against it. */
export function toImportJson(file: FilePreview, shown: Shown) {
  return {
    name: file.name,
    status: toStatus(file, shown),
    importId: file.importId,
    format: file.format,
    profile: file.profile && `@${file.profile.handle}`,
    exportedOn: file.exportedOn?.day ?? null,
    range: file.range,
    shiftDays: file.shiftDays,
    rows: file.rows,
    problems: file.problems.map(({ code, line, column, value, message, severity }) => ({
      code,
      line,
      column,
      value,
      message,
      severity,
    })),
    sha256: file.sha256,
    shiftReason: file.shiftReason,
    profiles: file.profiles.map(({ profile, importId, range, rows, ...one }) => ({
      profile: `@${profile.handle}`,
      status: toStatus(one, shown),
      importId,
      range,
      rows,
    })),
  };
}

/** The same in a line or more for people. */
export function toImportText(file: FilePreview, shown: Shown): string {
  const { rows, range, profile } = file;
  const parts = [
    `${onOneLine(file.name)}: ${toStatus(file, shown)}`,
    ...(profile ? [`@${profile.handle}`] : []),
    ...(range ? [`${range.from} to ${range.to}`] : []),
    ...(file.shiftDays === 0 ? [] : [`labels moved by ${file.shiftDays} day (${file.shiftReason})`]),
    `${rows.read} rows: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused`,
    ...(file.status === "committed" && file.importId !== null ? [`import ${file.importId}`] : []),
  ];
  const profiles = file.profiles.map((one) => toProfileText(one, shown));
  const problems = file.problems.map(({ message }) => `  ${onOneLine(message)}`);
  return [parts.join(" · "), ...profiles, ...problems].join("\n");
}

function toProfileText({ profile, range, rows, importId, status }: ProfilePreview, shown: Shown): string {
  const parts = [
    `  @${profile.handle}: ${toStatus({ status }, shown)}`,
    ...(range ? [`${range.from} to ${range.to}`] : []),
    `${rows.read} rows: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused`,
    ...(status === "committed" ? [`import ${importId}`] : []),
  ];
  return parts.join(" · ");
}

function toStatus(file: Pick<FilePreview, "status">, { dryRun }: Shown): FileStatus {
  return file.status === "ready" || (dryRun && file.status === "committed") ? "dry-run" : file.status;
}
