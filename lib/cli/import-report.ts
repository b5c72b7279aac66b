import type { FilePreview, FileStatus } from "@/lib/domain/import-preview";

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
  };
}

/** The same in a line or more for people. */
export function toImportText(file: FilePreview, shown: Shown): string {
  const { rows, range, profile } = file;
  const parts = [
    `${file.name}: ${toStatus(file, shown)}`,
    ...(profile ? [`@${profile.handle}`] : []),
    ...(range ? [`${range.from} to ${range.to}`] : []),
    ...(file.shiftDays === 0 ? [] : [`labels moved by ${file.shiftDays} day (${file.shiftReason})`]),
    `${rows.read} rows: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused`,
    ...(file.status === "committed" ? [`import ${file.importId}`] : []),
  ];
  return [parts.join(" · "), ...file.problems.map(({ message }) => `  ${message}`)].join("\n");
}

function toStatus(file: FilePreview, { dryRun }: Shown): FileStatus {
  return file.status === "ready" || (dryRun && file.status === "committed") ? "dry-run" : file.status;
}
