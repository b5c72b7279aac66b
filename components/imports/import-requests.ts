import type { Day } from "@/lib/domain/day";
import type { BatchPreview, ImportRecord } from "@/lib/domain/import-preview";
import type { ImportActivity, ImportProgress } from "@/lib/domain/import-progress";
import type { Mapping } from "@/lib/domain/mapping";
import type { TableSample } from "@/lib/domain/table-sample";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { modifiedOn } from "./dropped-files";

/** What a person said about a batch so far; the keys are those of the preview and commit requests. */
export type Answers = {
  readonly profile: string | null;
  readonly exportedOn: string | null;
  readonly shifts: Readonly<Record<string, number>>;
  readonly encodings: Readonly<Record<string, TextEncoding>>;
  /** By the profile's handle. */
  readonly timeZones: Readonly<Record<string, string>>;
  readonly exportDays: Readonly<Record<string, Day>>;
  readonly lastDays: Readonly<Record<string, Day>>;
  readonly mappings: Readonly<Record<string, Mapping>>;
  readonly profiles: Readonly<Record<string, string>>;
  readonly remember: Readonly<Record<string, "profile" | "everyone">>;
  readonly sameProfile: readonly string[];
  readonly importRest: boolean;
};

export const NO_ANSWERS: Answers = {
  profile: null,
  exportedOn: null,
  shifts: {},
  encodings: {},
  timeZones: {},
  exportDays: {},
  lastDays: {},
  mappings: {},
  profiles: {},
  remember: {},
  sameProfile: [],
  importRest: false,
};

/** A request that was not answered as it should be; the message is for people. */
export class RequestFailed extends Error {
  readonly status: number;
  /** As in the catalogue of problems; null: not ours. */
  readonly code: string | null;
  constructor(status: number, message: string, code: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type UploadedTo = { readonly batchId: string; readonly sha256: string };

type Upload = {
  readonly file: File;
  readonly batchId: string | null;
  readonly signal: AbortSignal;
  /** Bytes of this file that are on their way or there. */
  readonly onProgress: (bytes: number) => void;
};

/** Sends one file as it is; `fetch` cannot tell how far an upload is, so this is an XMLHttpRequest. */
export function uploadFile({ file, batchId, signal, onProgress }: Upload): Promise<UploadedTo> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      batchId === null ? "/api/imports" : `/api/imports?batch=${encodeURIComponent(batchId)}`,
    );
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-file-modified", modifiedOn(file));
    request.setRequestHeader("x-file-size", String(file.size));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else
        reject(
          new RequestFailed(request.status, sentenceOf(request.status, parseJson(request.responseText))),
        );
    });
    request.addEventListener("error", () => reject(new RequestFailed(0, UNREACHABLE)));
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** What importing the batch would do, with these answers. */
export function previewBatch(batchId: string, answers: Answers, signal: AbortSignal): Promise<BatchPreview> {
  return send(`/api/imports/${batchId}/preview`, { body: answers, signal });
}

/** How a waiting file that is no export begins, and what its columns may mean or how a draft reads them; columns null: nothing is chosen yet. */
export function sampleTable(
  batchId: string,
  asked: {
    readonly sha256: string;
    readonly draft: unknown;
    readonly encoding: TextEncoding | null;
    readonly sheet: string | null;
  },
  signal: AbortSignal,
): Promise<TableSample> {
  return send(`/api/imports/${batchId}/sample`, { body: asked, signal });
}

/** Imports the batch; a batch with something in its way comes back unimported, with what that is. */
export function commitBatch(batchId: string, answers: Answers): Promise<BatchPreview> {
  return send(`/api/imports/${batchId}/commit`, { body: answers, alsoAnswers: 409, lost: LOST });
}

/** Asked this often how far it is, once it takes longer than that. */
const WATCH_MS = 400;

type Watching = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

/** Asks how far the preview or the import of a batch is, until the returned function is called. Without an answer it asks again. */
export function watchBatch(batchId: string, { signal, onProgress }: Watching): () => void {
  let isOver = false;
  const ask = async () => {
    if (isOver || signal.aborted) return;
    const response = await fetch(`/api/imports/${batchId}/progress`).catch(() => null);
    const activity = response?.ok
      ? ((await response.json().catch(() => null)) as ImportActivity | null)
      : null;
    if (isOver || signal.aborted) return;
    if (activity?.progress) onProgress(activity.progress);
    setTimeout(ask, WATCH_MS);
  };
  setTimeout(ask, WATCH_MS);
  return () => {
    isOver = true;
  };
}

/** Stops the preview or the import of a batch. That request then says so, or that it was faster. */
export async function stopBatch(batchId: string): Promise<void> {
  await fetch(`/api/imports/${batchId}/cancel`, { method: "POST" }).catch(() => undefined);
}

/** Forgets uploaded files. Nothing depends on it: files that wait too long are removed anyway. */
export async function discardBatch(batchId: string): Promise<void> {
  await fetch(`/api/imports/${batchId}`, { method: "DELETE" }).catch(() => undefined);
}

export async function undoImport(importId: string): Promise<ImportRecord> {
  const { record } = await send<{ record: ImportRecord }>(`/api/imports/${importId}/undo`, { body: {} });
  return record;
}

/** Brings an undone import back; the record is that of the import that holds its figures now. */
export async function redoImport(importId: string): Promise<ImportRecord> {
  const { record } = await send<{ record: ImportRecord }>(`/api/imports/${importId}/redo`, { body: {} });
  return record;
}

type Sent = {
  readonly body: object;
  readonly signal?: AbortSignal;
  /** A status with which something else than a refusal may come. */
  readonly alsoAnswers?: number;
  /** What to say when no answer of ours comes back. */
  readonly lost?: string;
};

async function send<Answer>(path: string, { body, signal, alsoAnswers, lost }: Sent): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RequestFailed(0, lost ?? UNREACHABLE);
  });
  const answer = parseJson(await response.text());
  const isRefusal = messageIn(answer) !== null;
  if (response.ok || (response.status === alsoAnswers && !isRefusal)) return answer as Answer;
  const message = isRefusal ? null : (lost ?? null);
  throw new RequestFailed(response.status, message ?? sentenceOf(response.status, answer), codeIn(answer));
}

/** The program's word for what is wrong. */
function codeIn(answer: unknown): string | null {
  const hasCode = typeof answer === "object" && answer !== null && "code" in answer;
  return hasCode && typeof answer.code === "string" ? answer.code : null;
}

const LOST =
  "The connection broke while the files were being imported. They are in the list of imports below whole or not at all: look there in a moment, before you try again.";

const UNREACHABLE =
  "Tallyboard did not answer. Nothing was imported. Check that it is running and that you are online, then try again.";

function sentenceOf(status: number, answer: unknown): string {
  if (status === 401)
    return "You are no longer signed in. Nothing was imported. Sign in and drop the files again.";
  return (
    messageIn(answer) ?? "Something went wrong on the server. Nothing was imported. Try again in a moment."
  );
}

/** What the server says is wrong, in a sentence for people. */
function messageIn(answer: unknown): string | null {
  const isRefusal = typeof answer === "object" && answer !== null && "problem" in answer;
  return isRefusal && typeof answer.problem === "string" ? answer.problem : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
