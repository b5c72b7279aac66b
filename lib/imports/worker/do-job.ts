import { readFile } from "node:fs/promises";
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

async function toUploaded({ name, modifiedOn, path }: StoredUpload): Promise<UploadedFile> {
  return { name, modifiedOn, bytes: await readFile(path) };
}
