import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/client";
import { OPERATOR } from "@/lib/db/import-records";
import { packOriginal } from "@/lib/db/originals";
import { type EditorScope, ensureProfile, findProfile, updateProfile } from "@/lib/db/scope";
import { write } from "@/lib/db/writer";
import { dayAt } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { ImportWatch } from "@/lib/domain/import-progress";
import { problem } from "@/lib/domain/problem";
import { readBatch } from "@/lib/exports/read-batch";
import type { ReadFile, SplitFacts, TableFacts, UploadedFile } from "@/lib/exports/read-export";
import { type Answers, toReadOptions } from "./answers";
import { type Applied, applyFiles, type ImportContext, type Outcome, type OwnedExport } from "./apply";
import { toFilePreview, toTablePreview } from "./file-preview";
import { fitToPosts } from "./fit-to-posts";
import { type Foresight, foresee, NO_FORESIGHT } from "./foresight";
import { heedStop } from "./heed-stop";
import { listMappings } from "./mappings";
import { packStream } from "./pack-stream";
import { rememberAnswers } from "./remember-answers";

type Request = {
  readonly files: readonly UploadedFile[];
  readonly answers: Answers;
  readonly now?: Date;
  /** Sees the progress; its signal stops everything before the commit, by throwing its reason. */
  readonly watch?: ImportWatch;
};

/**
 * What importing these files would do, exactly: it is done, counted and rolled back. Nothing is written. Throws
 * DatabaseBusyError when another program holds the database.
 */
export async function previewFiles(scope: EditorScope, request: Request): Promise<BatchPreview> {
  return runBatch(scope, request, "preview");
}

/**
 * Imports all files in one transaction, or none: when a file is refused or needs an answer, and it was not said to import
 * the rest, or there is no rest, nothing is written and `problems` says so. Files are then `ready` instead of `committed`.
 */
export async function commitFiles(scope: EditorScope, request: Request): Promise<BatchPreview> {
  return runBatch(scope, request, "commit");
}

type Mode = "preview" | "commit";

/** Carries what would have happened out of a transaction that must not happen. */
class RolledBack extends Error {
  override readonly name = "RolledBack";
  readonly preview: BatchPreview;
  constructor(preview: BatchPreview) {
    super("Nothing is kept of this transaction.");
    this.preview = preview;
  }
}

async function runBatch(
  scope: EditorScope,
  { files, answers, now = new Date(), watch }: Request,
  mode: Mode,
): Promise<BatchPreview> {
  const settled = await listMappings(scope);
  const options = { ...toReadOptions(answers, dayAt(now.getTime())), settled, watch: watch ?? null };
  const read = await fitToPosts(scope, await readBatch(files, options));
  const owned = read.filter(isOwned);
  const known = await knownHandles(scope, owned);
  if (owned.length === 0) return toPreview(read, { known, applied: NOTHING, kept: false, answers });
  const context: ImportContext = {
    batchId: randomUUID(),
    by: scope.userId ?? OPERATOR,
    at: now,
    answers,
    originals: mode === "commit" ? packAll(owned) : null,
    watch: watch ?? null,
  };
  try {
    return await write(async (tx) => {
      const applied = await applyAll(tx, scope, { owned, context });
      const blocked = isIncomplete(read, applied) && !(answers.importRest && isAnyTaken(applied));
      const kept = mode === "commit" && !blocked;
      const preview = toPreview(read, { known, applied, kept, answers });
      if (!kept) throw new RolledBack(preview);
      await auditImports(tx, scope, { context, preview });
      await rememberAnswers(tx, scope, { answers, files: preview.files, now });
      await heedStop(context.watch);
      return preview;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.preview;
    throw error;
  }
}

type AppliedBatch = Applied & { readonly foresights: ReadonlyMap<OwnedExport, Foresight> };

const NOTHING: AppliedBatch = { outcomes: new Map(), reshifted: [], foresights: new Map() };

function isOwned(file: ReadFile): file is OwnedExport {
  return file.kind === "read" && file.profile !== null;
}

/** Profile by profile in the order of their handles, so that two batches lock them in the same order. */
async function applyAll(
  tx: Tx,
  scope: EditorScope,
  { owned, context }: { readonly owned: readonly OwnedExport[]; readonly context: ImportContext },
): Promise<AppliedBatch> {
  const outcomes = new Map<OwnedExport, Outcome>();
  const foresights = new Map<OwnedExport, Foresight>();
  const reshifted: Applied["reshifted"][number][] = [];
  for (const handle of handlesOf(owned)) {
    const files = owned.filter((file) => file.profile.handle === handle);
    const applied = await applyFiles(tx, scope, { handle, files, context });
    for (const [file, outcome] of applied.outcomes) outcomes.set(file, outcome);
    const profile = await ensureProfile(tx, scope, handle);
    const timeZone = context.answers.timeZones[handle] ?? null;
    for (const [file, outcome] of applied.outcomes)
      foresights.set(file, await foresee(tx, profile, { file, outcome, timeZone }));
    if (timeZone !== null) await updateProfile(tx, profile, { timeZone });
    reshifted.push(...applied.reshifted);
  }
  return { outcomes, reshifted, foresights };
}

function handlesOf(owned: readonly OwnedExport[]): readonly Handle[] {
  return [...new Set(owned.map((file) => file.profile.handle))].sort();
}

async function knownHandles(scope: EditorScope, owned: readonly OwnedExport[]): Promise<ReadonlySet<Handle>> {
  const known = new Set<Handle>();
  for (const handle of handlesOf(owned)) if (await findProfile(scope, handle)) known.add(handle);
  return known;
}

/** Begins to pack: other threads do it while this one stores the rows. */
function packAll(owned: readonly OwnedExport[]): ReadonlyMap<string, Promise<Uint8Array>> {
  const packed = new Map<string, Promise<Uint8Array>>();
  for (const { sha256, bytes, large } of owned) {
    if (packed.has(sha256)) continue;
    const packing = large === null ? packOriginal(bytes) : packStream(large.open());
    // Awaited where it is stored; when the import stops before that, nobody is left to be told.
    packing.catch(() => undefined);
    packed.set(sha256, packing);
  }
  return packed;
}

function isIncomplete(read: readonly ReadFile[], { outcomes }: Applied): boolean {
  return read.some((file) => !isOwned(file) || outcomes.get(file)?.kind === "contradicts");
}

function isAnyTaken({ outcomes }: Applied): boolean {
  return [...outcomes.values()].some(({ kind }) => kind !== "contradicts");
}

type Result = {
  readonly known: ReadonlySet<Handle>;
  readonly applied: AppliedBatch;
  readonly kept: boolean;
  readonly answers: Answers;
};

function toPreview(read: readonly ReadFile[], { known, applied, kept, answers }: Result): BatchPreview {
  const previewOf = (file: ReadFile) => {
    const outcome = isOwned(file) ? (applied.outcomes.get(file) ?? null) : null;
    const foresight = (isOwned(file) ? applied.foresights.get(file) : undefined) ?? NO_FORESIGHT;
    return toFilePreview(file, { outcome, foresight, known, kept });
  };
  const files = groupTables(read).map(({ table, files: [first, ...others] }) =>
    table === null ? previewOf(first) : toTablePreview(table, [previewOf(first), ...others.map(previewOf)]),
  );
  const left = files.filter((file) => file.status === "refused" || file.status === "needs-answer").length;
  const incomplete =
    left === 0 || (answers.importRest && left < files.length)
      ? []
      : [
          problem("batch/incomplete", {
            severity: "refused",
            params: { count: left, total: files.length },
          }),
        ];
  return { batchId: null, files, reshifted: applied.reshifted, problems: incomplete };
}

type Group = { readonly table: TableFacts | SplitFacts | null; readonly files: [ReadFile, ...ReadFile[]] };

/** The exports of the profiles of one table stand together. */
function groupTables(read: readonly ReadFile[]): readonly Group[] {
  const groups: Group[] = [];
  for (const file of read) {
    const table = file.kind === "read" ? (file.table ?? file.split ?? null) : null;
    const last = groups.at(-1);
    if (table !== null && last?.table === table) last.files.push(file);
    else groups.push({ table, files: [file] });
  }
  return groups;
}

async function auditImports(
  tx: Tx,
  scope: EditorScope,
  { context, preview }: { readonly context: ImportContext; readonly preview: BatchPreview },
): Promise<void> {
  for (const file of preview.files) {
    const imports = file.profiles.length > 0 ? file.profiles : [file];
    for (const { status, importId, rows } of imports) {
      if (status !== "committed" || importId === null) continue;
      await recordAudit(tx, scope.workspaceId, {
        at: context.at,
        actor: context.by,
        kind: "import/committed",
        subject: importId,
        detail: `${file.name}: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused`,
      });
    }
  }
}
