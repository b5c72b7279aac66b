import { requireApiSession, type SignedIn } from "@/lib/accounts/session";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import { type Answers, answersSchema } from "@/lib/imports/answers";
import { NotAnImporterError, requireImporter } from "@/lib/imports/importer";
import { JobEndedError } from "@/lib/imports/worker/job-errors";

/** Answers to a few hundred files at most. */
const ANSWERS_BYTES = 128 * 1024;
const RETRY_SECONDS = "2";

export type Context = { readonly params: Promise<{ readonly id: string }> };
type Handler = (request: Request, session: SignedIn, id: string) => Promise<Response>;
type Importer = SignedIn & { readonly scope: ReturnType<typeof requireImporter> };
type ImportHandler = (request: Request, session: Importer, id: string) => Promise<Response>;

/** Lets in who is signed in and comes from our own page, and says the expected troubles in words. */
export function signedIn(handle: Handler): (request: Request, context: Context) => Promise<Response> {
  return async (request, { params }) => {
    const session = await requireApiSession(request);
    if (!session.ok) return session.response;
    try {
      return await handle(request, session, (await params).id ?? "");
    } catch (error) {
      return answerTrouble(error);
    }
  };
}

/** The same for what only those may ask who may import. */
export function importing(handle: ImportHandler): (request: Request, context: Context) => Promise<Response> {
  return signedIn((request, session, id) =>
    handle(request, { ...session, scope: requireImporter(session.scope) }, id),
  );
}

export function answerProblem(status: number, code: ProblemCode): Response {
  return answerRefusal(status, { code, message: problem(code, { severity: "refused" }).message });
}

/** `problem` is the sentence for people, `code` is for programs. */
export function answerRefusal(
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
): Response {
  return Response.json({ problem: message, code }, { status, headers: { "Cache-Control": "no-store" } });
}

export function answerJson(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { "Cache-Control": "no-store" } });
}

/** What a person answered, or the refusal to give instead. An empty body answers nothing. */
export async function readAnswers(
  request: Request,
): Promise<
  { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly response: Response }
> {
  const text = await readText(request);
  const answers = answersSchema.safeParse(text === null ? null : parseJson(text === "" ? "{}" : text));
  if (answers.success) return { ok: true, answers: answers.data };
  const message = "The answers to the open questions could not be understood. Reload the page and try again.";
  return { ok: false, response: answerRefusal(400, { code: "request/answers", message }) };
}

/** null when it is longer than any answer. */
export async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > ANSWERS_BYTES) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** null for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const STATUS = { "import/stopped": 409, "import/broken-off": 503, "import/out-of-memory": 413 } as const;

function answerTrouble(error: unknown): Response {
  if (error instanceof NotAnImporterError)
    return answerRefusal(403, { code: error.code, message: error.message });
  if (error instanceof JobEndedError) return answerRefusal(STATUS[error.code], error);
  if (error instanceof Error && "code" in error && error.code === "database/busy") {
    const answer = answerRefusal(503, { code: error.code, message: error.message });
    answer.headers.set("Retry-After", RETRY_SECONDS);
    return answer;
  }
  if (error instanceof Error && "code" in error && error.code === "database/read-only")
    return answerRefusal(503, { code: "database/read-only", message: error.message });
  throw error;
}
