import { foldInImport } from "@/lib/db/board";
import { insertImport } from "@/lib/db/imports";
import { insertRows } from "@/lib/db/ledger";
import { newId } from "@/lib/db/new-id";
import { showPostsOf } from "@/lib/db/posts-derived";
import { type EditableProfile, ensureProfile, type OwnedProfile, operatorScope } from "@/lib/db/scope";
import { lockProfile, write } from "@/lib/db/writer";
import { addDays, type Day, daysIn, toDay } from "@/lib/domain/day";
import type { FormatId } from "@/lib/domain/export-format";
import type { Handle } from "@/lib/domain/handle";
import type { Measure } from "@/lib/domain/measure";
import type { PostRow, Rows } from "@/lib/domain/reading";

/** One export as a test tells it; its bytes do not matter here, only what it says. */
export type SeededExport = {
  readonly format: FormatId;
  readonly exportedOn: string;
  readonly rows: Rows;
  readonly shiftDays?: number;
};

/** A profile of the operator's workspace, created when it is new. */
export async function seedProfile(handle: string): Promise<OwnedProfile> {
  const scope = await operatorScope();
  return write((tx) => ensureProfile(tx, scope, handle as Handle));
}

/** Lays exports into the ledger and onto the board, through the statements that an import uses. */
export async function seedExports(profile: EditableProfile, exports: readonly SeededExport[]): Promise<void> {
  for (const { format, exportedOn, rows, shiftDays = 0 } of exports) {
    const importId = newId();
    const added = { importId, exportedOn, sha256: importId.padStart(64, "0") };
    await write(async (tx) => {
      await lockProfile(tx, profile);
      await insertImport(tx, profile, {
        ...added,
        format,
        exportedOn: { day: toDay(exportedOn), source: "given" },
        labels: labelsOf(rows),
        ownMode: null,
        shiftOverride: null,
        shiftDays,
        shiftReason: "none",
        mapping: null,
        batchId: importId,
        fileName: "Export.csv",
        byteSize: 1,
        encoding: "utf-8",
        profileSource: "given",
        rowsRead: rows.rows.length,
        rowsRefused: 0,
        problems: [],
        importedBy: "operator",
        importedAt: new Date("2026-03-25T08:00:00Z"),
      });
      await insertRows(tx, profile, { importId, readOn: toDay(exportedOn), rows });
      if (rows.kind === "daily" || rows.kind === "columns") await foldInImport(tx, profile, added);
      if (rows.kind === "posts") await showPostsOf(tx, profile, added);
    });
  }
}

/** The values of a measure, one per day, the last of them on `lastDay`; null is what TikTok writes as undefined. */
export function dailyRows(
  lastDay: string,
  values: Readonly<Partial<Record<Measure, readonly (number | null)[]>>>,
): Rows {
  const measures = Object.keys(values) as Measure[];
  const length = Math.max(...measures.map((measure) => values[measure]?.length ?? 0));
  const days = daysIn({ from: addDays(toDay(lastDay), 1 - length), to: toDay(lastDay) });
  const cell = (measure: Measure, index: number) => {
    const value = values[measure]?.[index] ?? null;
    return [measure, value === null ? null : BigInt(value)] as const;
  };
  const rows = days.map((labelDay, index) => ({
    line: index + 2,
    labelDay,
    values: Object.fromEntries(measures.map((measure) => cell(measure, index))),
  }));
  return { kind: "daily", measures, rows };
}

/** A post with engagement of a tenth of its views. */
export function postRow(postId: string, publishedOn: string, views: number): PostRow {
  return {
    line: 2,
    postId,
    kind: "video",
    url: `https://www.tiktok.com/@northwind.bakes/video/${postId}`,
    title: `Loaf ${postId}`,
    publishedOn: toDay(publishedOn),
    views: BigInt(views),
    likes: BigInt(views) / 10n,
    comments: 0n,
    shares: 0n,
    saves: null,
  };
}

function labelsOf(rows: Rows): { readonly from: Day; readonly to: Day } | null {
  if (rows.kind !== "daily" && rows.kind !== "hours") return null;
  const days = rows.rows.map(({ labelDay }) => labelDay).sort();
  const from = days[0];
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
