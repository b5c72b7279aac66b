import type { OwnerScope } from "@/lib/db/scope";
import { addDays, type Day, daysBetween, toDay } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { NO_ANSWERS } from "../answers";
import { listImports } from "../history";
import { commitFiles } from "../import-batch";
import { redoImport } from "../redo";
import { undoImport } from "../undo";
import { contentFile, followerFile, overviewFile } from "./made-up-exports";

type Step =
  | { readonly does: "import"; readonly exportedOn: Day }
  | { readonly does: "undo" | "redo"; readonly exportedOn: Day; readonly fileName: string };

const FIRST = toDay("2025-11-03");
const DAYS = 120;
const EXPORTS = 10;

/** Not in the order of their days: an older export that comes late, and figures that are restated. */
const exportDays = Array.from({ length: EXPORTS }, (_, index) =>
  addDays(FIRST, DAYS + 9 * ((index * 7) % EXPORTS)),
);

/** Each is one transaction, and each leaves another state behind it. */
export const STEPS: readonly Step[] = exportDays.flatMap((exportedOn, index): Step[] => {
  const steps: Step[] = [{ does: "import", exportedOn }];
  if (index % 4 === 3) {
    const fileName = index % 8 === 3 ? "Overview.csv" : "Content.csv";
    steps.push({ does: "undo", exportedOn, fileName }, { does: "redo", exportedOn, fileName });
  }
  return steps;
});

export async function runStep(scope: OwnerScope, step: Step): Promise<void> {
  if (step.does === "import") {
    const { problems } = await commitFiles(scope, { files: download(step.exportedOn), answers: NO_ANSWERS });
    if (problems.length > 0) throw new Error(problems[0]?.message);
    return;
  }
  const isUndo = step.does === "undo";
  const imports = await listImports(scope, { profile: handle, limit: 1_000, before: null });
  const subject = imports.find(
    ({ exportedOn, fileName, undoneAt }) =>
      exportedOn.day === step.exportedOn && fileName === step.fileName && (undoneAt === null) === isUndo,
  );
  const run = isUndo ? undoImport : redoImport;
  const { kind } = await run(scope, subject?.importId ?? "");
  if (kind !== `${step.does === "undo" ? "undone" : "redone"}`) throw new Error(`${step.does}: ${kind}`);
}

const handle = toHandle("northwind.bakes");

/** What Studio gives on one day: Overview, FollowerHistory and Content, whose newest days are still being counted. */
export function download(exportedOn: Day): readonly UploadedFile[] {
  const from = addDays(exportedOn, -DAYS);
  const first = daysBetween(FIRST, from);
  const days = Array.from({ length: DAYS }, (_, index) => {
    const views = 5_000 + (((first + index) * 7_919) % 3_000);
    const missing = index < DAYS - 2 ? 0 : 7;
    return [
      views - missing,
      Math.floor(views / 40),
      Math.floor(views / 11),
      index % 9 === 4 ? null : first + index,
      3,
    ];
  });
  const totals = Array.from(
    { length: DAYS },
    (_, index) => 900 + 3 * (first + index) + ((first + index) % 4),
  );
  const posts = Array.from({ length: 15 }, (_, index) => {
    const publishedOn = addDays(exportedOn, -1 - index);
    return { publishedOn, title: `Loaf ${daysBetween(FIRST, publishedOn)}`, views: 900 + first + 30 * index };
  });
  return [
    overviewFile({ from, days, mode: "A" }),
    followerFile({ from, totals, mode: "A" }),
    contentFile({ handle, exportedOn, posts }),
  ];
}

function toHandle(text: string): Handle {
  const parsed = parseHandle(text);
  if (parsed === null) throw new Error(`Not a handle: ${text}`);
  return parsed;
}
