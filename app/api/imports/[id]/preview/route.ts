import { type Answers, NO_ANSWERS } from "@/lib/imports/answers";
import { previewBatch } from "@/lib/imports/pending-batch";
import { answerJson, answerProblem, importing, readAnswers } from "../../answer";

type Scope = Parameters<typeof previewBatch>[0];

/** What importing the uploaded files would do, nothing being answered yet. */
export const GET = importing((request, session, batchId) =>
  answer(session.scope, batchId, { answers: NO_ANSWERS, signal: request.signal }),
);

/** The same with what a person answered. Who goes away does not want to know any more. */
export const POST = importing(async (request, session, batchId) => {
  const given = await readAnswers(request);
  if (!given.ok) return given.response;
  return answer(session.scope, batchId, { answers: given.answers, signal: request.signal });
});

type Wanted = { readonly answers: Answers; readonly signal: AbortSignal };

async function answer(scope: Scope, batchId: string, wanted: Wanted): Promise<Response> {
  const preview = await previewBatch(scope, batchId, wanted);
  return preview === null ? answerProblem(404, "batch/gone") : answerJson(preview);
}
