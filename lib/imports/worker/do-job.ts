import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { doUpkeep } from "@/lib/db/daily-upkeep";
import type { UploadedFile } from "@/lib/exports/read-export";
import { commitFiles, previewFiles } from "../import-batch";
import { redoImport } from "../redo";
import { undoImport } from "../undo";
import type { StoredUpload } from "../uploads";
import { writeRefusedRows } from "../write-refused-rows";
import type { FromWorker, Job, JobOutcomes } from "./messages";
import { trackProgress } from "./track-progress";

type Surroundings = {
  readonly signal: AbortSignal;
  readonly tell: (message: FromWorker) => void;
};

/** Does one job to its end and returns its outcome; throws the signal's reason when it was stopped before. */
export async function doJob(
  job: Job,
  { signal, tell }: Surroundings,
): Promise<JobOutcomes[keyof JobOutcomes]> {
  switch (job.kind) {
    case "undo":
      return undoImport(job.scope, job.importId);
    case "redo":
      return redoImport(job.scope, job.importId);
    case "upkeep":
      return doUpkeep(job.order);
    case "refused": {
      const { scope, importId, answers, path } = job;
      const files = await Promise.all(job.files.map(toUploaded));
      return writeRefusedRows(scope, importId === null ? { files, answers } : { importId }, { path });
    }
    case "preview":
    case "commit": {
      const total = job.files.reduce((sum, { size }) => sum + size, 0);
      const onStep = trackProgress(total, (progress) => tell({ say: "progress", progress }));
      onStep({});
      const files = await Promise.all(job.files.map(toUploaded));
      const request = { files, answers: job.answers, watch: { signal, onStep } };
      return job.kind === "preview" ? previewFiles(job.scope, request) : commitFiles(job.scope, request);
    }
  }
}

/** Beyond this a file is read from where it lies, as far as it is understood that way. */
const LARGE_BYTES = 8 * 1024 * 1024;
/** What is known of such a file before it is read. */
const START_BYTES = 256 * 1024;

async function toUploaded({ name, modifiedOn, path, size }: StoredUpload): Promise<UploadedFile> {
  if (size <= LARGE_BYTES) return { name, modifiedOn, bytes: await readFile(path) };
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return { name, modifiedOn, bytes: buffer, large: { size, open: () => createReadStream(path) } };
  } finally {
    await file.close();
  }
}
