import { z } from "zod";
import { parseDay } from "@/lib/domain/day";
import { type Announced, receiveUpload } from "@/lib/imports/receive";
import { answerJson, answerRefusal, importing } from "./answer";

const LONGEST_NAME = 1_000;

const headersSchema = z.object({
  name: z.string().min(1).max(LONGEST_NAME),
  size: z.coerce.number().int().min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  length: z.coerce.number().int().min(0).nullable(),
});

/**
 * Takes one file: the request's body as it is, described by headers (`x-file-name` percent-encoded, `x-file-size` in bytes, and where
 * known `x-file-modified` as a day and `x-file-sha256`). `?batch=` adds it to the files of an earlier request.
 */
const upload = importing(async (request, session) => {
  const announced = parseAnnounced(request);
  if (announced === null) {
    const message = "The upload does not say what it is. Reload the page and drop the file again.";
    return answerRefusal(400, { code: "request/upload", message });
  }
  const received = await receiveUpload(session.scope, announced, { body: request.body });
  if (!received.ok) return answerRefusal(received.status, received);
  const { name, size, sha256 } = received.file;
  return answerJson({ batchId: received.batchId, name, size, sha256 }, 201);
});

export function POST(request: Request): Promise<Response> {
  return upload(request, { params: Promise.resolve({ id: "" }) });
}

function parseAnnounced(request: Request): Announced | null {
  const { headers } = request;
  const read = headersSchema.safeParse({
    name: decodeName(headers.get("x-file-name")),
    size: headers.get("x-file-size") ?? undefined,
    sha256: headers.get("x-file-sha256"),
    length: headers.get("content-length"),
  });
  if (!read.success) return null;
  const { name, size, sha256, length } = read.data;
  if (length !== null && length !== size) return null;
  const batchId = new URL(request.url).searchParams.get("batch");
  return { batchId, name, size, sha256, modifiedOn: parseDay(headers.get("x-file-modified") ?? "") };
}

function decodeName(text: string | null): string | null {
  try {
    return text === null ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}
