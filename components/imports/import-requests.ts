import type { Day } from "@/lib/domain/day";
import type { BatchPreview, ImportRecord } from "@/lib/domain/import-preview";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { modifiedOn } from "./dropped-files";

/** What a person said about a batch so far; the keys are those of the preview and commit requests. */
export type Answers = {
  readonly profile: string | null;
  readonly exportedOn: string | null;
  readonly shifts: Readonly<Record<string, number>>;
  readonly encodings: Readonly<Record<string, TextEncoding>>;
  readonly lastDays: Readonly<Record<string, Day>>;
  readonly sameProfile: readonly string[];
  readonly importRest: boolean;
};

export const NO_ANSWERS: Answers = {
  profile: null,
  exportedOn: null,
  shifts: {},
  encodings: {},
  lastDays: {},
  sameProfile: [],
  importRest: false,
};

/** A request that was not answered as it should be; the message is for people. */
export class RequestFailed extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
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

/** Imports the batch; a batch with something in its way comes back unimported, with what that is. */
export function commitBatch(batchId: string, answers: Answers): Promise<BatchPreview> {
  return send(`/api/imports/${batchId}/commit`, { body: answers, alsoAnswers: 409 });
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

type Sent = { readonly body: object; readonly signal?: AbortSignal; readonly alsoAnswers?: number };

async function send<Answer>(path: string, { body, signal, alsoAnswers }: Sent): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RequestFailed(0, UNREACHABLE);
  });
  const answer = parseJson(await response.text());
  if (response.ok || response.status === alsoAnswers) return answer as Answer;
  throw new RequestFailed(response.status, sentenceOf(response.status, answer));
}

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
