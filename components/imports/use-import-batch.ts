"use client";

import { useEffect, useRef, useState } from "react";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { ImportProgress } from "@/lib/domain/import-progress";
import {
  type Answers,
  commitBatch,
  discardBatch,
  NO_ANSWERS,
  previewBatch,
  RequestFailed,
  stopBatch,
  uploadFile,
  watchBatch,
} from "./import-requests";

/** A file that the server would not take, and why. */
export type NotSent = { readonly name: string; readonly message: string };

export type ImportBatch = {
  /** `reading`: sent, the preview is being made. `ready`: the preview waits for Import. */
  readonly phase: "idle" | "sending" | "reading" | "ready" | "importing" | "done";
  readonly batchId: string | null;
  readonly files: readonly File[];
  readonly notSent: readonly NotSent[];
  /** Bytes, while sending. */
  readonly sending: { readonly sent: number; readonly total: number };
  /** While reading or importing; null until the server has been asked. */
  readonly progress: ImportProgress | null;
  /** The import is told to stop and has not answered yet. */
  readonly isStopping: boolean;
  /** The last import was stopped and has changed nothing. */
  readonly wasStopped: boolean;
  readonly answers: Answers;
  /** null with files that wait: their reading was cancelled or went wrong. */
  readonly preview: BatchPreview | null;
  /** Those that the preview rests on. */
  readonly answered: Answers;
  /** What went wrong with the last step. */
  readonly failure: string | null;
};

const NOTHING: ImportBatch = {
  phase: "idle",
  batchId: null,
  files: [],
  notSent: [],
  sending: { sent: 0, total: 0 },
  progress: null,
  isStopping: false,
  wasStopped: false,
  answers: NO_ANSWERS,
  preview: null,
  answered: NO_ANSWERS,
  failure: null,
};

/** How the steps below write down where they are; `begin` ends the step before. */
type Desk = {
  readonly change: (part: Partial<ImportBatch>) => void;
  readonly begin: () => AbortSignal;
};

/** One drop from its files to the import: what stands, and what can be done next. */
export function useImportBatch(onImported: () => void) {
  const [batch, setBatch] = useState(NOTHING);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const desk: Desk = {
    change: (part) => setBatch((before) => ({ ...before, ...part })),
    begin: () => {
      running.current.abort();
      running.current = new AbortController();
      return running.current.signal;
    },
  };
  const forget = () => {
    desk.begin();
    if (batch.batchId !== null && batch.phase !== "done") void discardBatch(batch.batchId);
    setBatch(NOTHING);
  };
  return {
    batch,
    forget,
    /** More files for this batch, or for a new one when the last is imported. */
    add: (files: readonly File[]) => {
      if (files.length > 0) void sendFiles(desk, batch.phase === "done" ? NOTHING : batch, files);
    },
    /** Takes one dropped file out again: the rest is sent as a new batch. */
    remove: (file: File) => {
      const rest = batch.files.filter((each) => each !== file);
      forget();
      if (rest.length > 0) void sendFiles(desk, { ...NOTHING, answers: batch.answers }, rest);
    },
    answer: (part: Partial<Answers>) => {
      if (batch.batchId !== null) void answerQuestion(desk, batch.batchId, { ...batch.answers, ...part });
    },
    readAgain: () => {
      if (batch.batchId !== null) void answerQuestion(desk, batch.batchId, batch.answers);
    },
    /** Ends the step that is going on; what has been sent completely goes on waiting. */
    cancel: () => {
      if (batch.phase === "sending" || batch.batchId === null) return forget();
      desk.change({ isStopping: true });
      if (batch.phase === "reading") desk.begin();
      void stopBatch(batch.batchId);
      if (batch.phase === "reading")
        desk.change({ phase: "ready", isStopping: false, answers: batch.answered });
    },
    commit: () => {
      if (batch.batchId !== null)
        void importBatch(desk, batch.batchId, { answers: batch.answers, onImported });
    },
  };
}

async function sendFiles(desk: Desk, given: ImportBatch, files: readonly File[]): Promise<void> {
  const signal = desk.begin();
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const onProgress = (sent: number) => desk.change({ sending: { sent, total } });
  desk.change({ ...given, files: [...given.files, ...files], phase: "sending", failure: null });
  onProgress(0);
  let { batchId } = given;
  try {
    const uploaded = await uploadAll({ files, batchId, signal, onProgress });
    batchId = uploaded.batchId;
    desk.change({ batchId, notSent: [...given.notSent, ...uploaded.notSent], phase: "ready" });
    if (batchId !== null) await readPreview(desk, batchId, { answers: given.answers, signal });
  } catch (error) {
    fail(desk, error, batchId === null ? "idle" : "ready");
  }
}

type Reading = { readonly answers: Answers; readonly signal: AbortSignal };

async function readPreview(desk: Desk, batchId: string, { answers, signal }: Reading): Promise<void> {
  desk.change({ phase: "reading", answers, failure: null, progress: null, wasStopped: false });
  const end = watchBatch(batchId, { signal, onProgress: (progress) => desk.change({ progress }) });
  const preview = await previewBatch(batchId, answers, signal).finally(end);
  desk.change({ phase: "ready", preview, answered: answers });
}

async function answerQuestion(desk: Desk, batchId: string, answers: Answers): Promise<void> {
  try {
    await readPreview(desk, batchId, { answers, signal: desk.begin() });
  } catch (error) {
    fail(desk, error, "ready");
  }
}

type Importing = { readonly answers: Answers; readonly onImported: () => void };

async function importBatch(desk: Desk, batchId: string, { answers, onImported }: Importing): Promise<void> {
  desk.change({ phase: "importing", failure: null, progress: null, wasStopped: false });
  const signal = desk.begin();
  const end = watchBatch(batchId, { signal, onProgress: (progress) => desk.change({ progress }) });
  try {
    const preview = await commitBatch(batchId, answers).finally(end);
    const isIn = preview.files.some(({ status }) => status === "committed");
    desk.change({
      phase: isIn ? "done" : "ready",
      isStopping: false,
      preview,
      failure: isIn ? null : NOT_IMPORTED,
    });
    if (isIn) onImported();
  } catch (error) {
    fail(desk, error, "ready");
    // The answer may be lost and not the import: the list below knows.
    onImported();
  }
}

/** Cancelling is no failure; everything else is said in the sentence that came with it. */
function fail({ change }: Desk, error: unknown, phase: ImportBatch["phase"]): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (!(error instanceof RequestFailed)) throw error;
  const wasStopped = error.code === "import/stopped";
  change({ phase, isStopping: false, wasStopped, failure: wasStopped ? null : error.message });
}

const NOT_IMPORTED =
  "Nothing was imported, because something changed since the preview. Look at the files once more.";

type Uploads = {
  readonly files: readonly File[];
  readonly batchId: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number) => void;
};

/** One after the other, so that each finds the batch of the first; a file that is refused does not stop the rest. */
async function uploadAll({ files, batchId, signal, onProgress }: Uploads) {
  const notSent: NotSent[] = [];
  let batch = batchId;
  let before = 0;
  for (const file of files) {
    const start = before;
    try {
      const uploaded = await uploadFile({
        file,
        batchId: batch,
        signal,
        onProgress: (bytes) => onProgress(start + bytes),
      });
      batch = uploaded.batchId;
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status === 0 || error.status === 401) throw error;
      notSent.push({ name: file.name, message: error.message });
    }
    before += file.size;
    onProgress(before);
  }
  return { batchId: batch, notSent };
}
