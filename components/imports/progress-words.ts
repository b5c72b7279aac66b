import { formatQuantity, formatWhole } from "@/lib/domain/format";
import type { ImportProgress } from "@/lib/domain/import-progress";
import { formatBytes } from "./format-bytes";

export type ToldProgress = {
  /** 0 to 1; null while nobody can say how long it takes. */
  readonly share: number | null;
  readonly words: string;
};

/** What a bar shows of a preview or an import; reading is its first half, storing its second. */
export function tellProgress(doing: "preview" | "commit", progress: ImportProgress): ToldProgress {
  const { phase, bytes, rows } = progress;
  const isKept = doing === "commit";
  switch (phase) {
    case "waiting":
      return rows.read === 0
        ? { share: 0, words: "Waiting for its turn" }
        : { share: 0.5, words: "Waiting until another import is stored" };
    case "reading": {
      const read = `${formatBytes(bytes.read)} of ${formatBytes(bytes.total)} read`;
      const counted = rows.read === 0 ? "" : `, ${formatQuantity(rows.read, "row", "rows")}`;
      return { share: (0.5 * bytes.read) / Math.max(1, bytes.total), words: `${read}${counted}` };
    }
    case "storing": {
      const done = isKept ? "stored" : "compared with what is known";
      return {
        share: 0.5 + (0.5 * rows.stored) / Math.max(1, rows.read),
        words: `${formatWhole(rows.stored)} of ${formatQuantity(rows.read, "row", "rows")} ${done}`,
      };
    }
    case "finishing": {
      const done = isKept ? "stored, bringing the board up to date" : "compared, counting what would change";
      return { share: 1, words: `${formatQuantity(rows.read, "row", "rows")} ${done}` };
    }
  }
}

/** For people who listen: a change of phase and each quarter, not every step of the bar. */
export function spokenProgress(doing: string, share: number | null): string {
  const quarter = Math.floor((share ?? 0) * 4) * 25;
  return quarter === 0 ? doing : `${doing}: ${quarter} percent`;
}
