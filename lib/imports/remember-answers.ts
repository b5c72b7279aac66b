import type { Tx } from "@/lib/db/client";
import type { EditorScope } from "@/lib/db/scope";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Answers } from "./answers";
import { rememberMapping } from "./mappings";

type Batch = {
  readonly answers: Pick<Answers, "mappings" | "remember">;
  /** As they were imported. */
  readonly files: readonly FilePreview[];
  readonly now: Date;
};

/** Keeps the mappings that a person wants to keep, of the tables that were imported with them, in the transaction of the import. */
export async function rememberAnswers(
  tx: Tx,
  scope: EditorScope,
  { answers, files, now }: Batch,
): Promise<void> {
  for (const { sha256, status, profile } of files) {
    const [whose, mapping] = [answers.remember[sha256], answers.mappings[sha256]];
    if (whose === undefined || mapping === undefined) continue;
    if (status !== "committed" && status !== "duplicate") continue;
    const handle = whose === "profile" ? (profile?.handle ?? null) : null;
    await rememberMapping(tx, scope, { mapping, profile: handle, now });
  }
}
