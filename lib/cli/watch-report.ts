import type { FilePreview } from "@/lib/domain/import-preview";

export type Verdict = "done" | "refused";

type Report = {
  readonly name: string;
  readonly verdict: Verdict;
  readonly files: readonly FilePreview[];
  readonly said: string | null;
  readonly movedTo: string;
  readonly at: Date;
};

/** What became of one file of a watched folder, in sentences for whoever finds the report beside it. */
export function writeReport({ name, verdict, files, said, movedTo, at }: Report): string {
  const when = at.toISOString().slice(0, 16).replace("T", " at ");
  const opening =
    verdict === "done"
      ? `${name} was taken in on ${when} UTC.`
      : `${name} was not imported on ${when} UTC: nothing of it was kept.`;
  const parts = files.flatMap((file) => ["", ...sentences(file, verdict)]);
  const help = verdict === "refused" ? ["", ...whatToDo(files, movedTo)] : [];
  return `${[opening, ...(said === null ? [] : ["", said]), ...parts, ...help].join("\n")}\n`;
}

function sentences(file: FilePreview, verdict: Verdict): readonly string[] {
  return [stateOf(file, verdict), ...file.problems.map(({ message }) => `- ${message}`)];
}

function stateOf(file: FilePreview, verdict: Verdict): string {
  const { name, importId } = file;
  switch (file.status) {
    case "committed":
      return `${name} was imported${ofProfile(file)}${daysOf(file)}. ${rowsOf(file)} To take it back: npx tallyboard undo ${importId}`;
    case "duplicate":
      return `${name} was imported before${importId === null ? "" : `, as import ${importId}`}. Nothing was changed.`;
    case "refused":
      return `${name} was refused.`;
    case "needs-answer":
      return `${name} needs an answer before it can be imported.`;
    case "ready":
    case "dry-run":
      return verdict === "refused"
        ? `${name} can be read, but a file is imported whole or not at all.`
        : `${name} was left out.`;
  }
}

function ofProfile({ profile }: FilePreview): string {
  return profile === null ? "" : ` for @${profile.handle}`;
}

function daysOf({ range }: FilePreview): string {
  return range === null ? "" : `, ${range.from} to ${range.to}`;
}

function rowsOf({ rows }: FilePreview): string {
  const { read, new: added, changed, same, refused } = rows;
  return `Of ${read} rows ${added} are new, ${changed} changed what was known, ${same} were known and ${refused} were refused.`;
}

function whatToDo(files: readonly FilePreview[], path: string): readonly string[] {
  if (!files.some(({ status }) => status === "needs-answer")) return [];
  if (files.some(({ problems }) => problems.some(({ code }) => code === "file/needs-mapping")))
    return [
      "To say what the columns mean, drop the file on the page Imports; it is remembered for the next one. Or give a file of columns, saved on the page Settings:",
      `npx tallyboard import --mapping columns.json --profile @name "${path}"`,
    ];
  return [
    "To answer, drop the file on the page Imports, or give the profile and the day of the download by hand:",
    `npx tallyboard import --profile @name --exported-on YYYY-MM-DD "${path}"`,
  ];
}
