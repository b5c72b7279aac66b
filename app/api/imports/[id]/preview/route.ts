import { type Answers, NO_ANSWERS } from "@/lib/imports/answers";
import { previewBatch } from "@/lib/imports/pending-batch";
import { answerJson, answerProblem, readAnswers, signedIn } from "../../answer";

type Scope = Parameters<typeof previewBatch>[0];

/** What importing the uploaded files would do, nothing being answered yet. */
export const GET = signedIn((_request, session, batchId) => answer(session.scope, batchId, NO_ANSWERS));

/** The same with what a person answered. */
export const POST = signedIn(async (request, session, batchId) => {
  const given = await readAnswers(request);
  return given.ok ? answer(session.scope, batchId, given.answers) : given.response;
});

async function answer(scope: Scope, batchId: string, answers: Answers): Promise<Response> {
  const preview = await previewBatch(scope, batchId, answers);
  return preview === null ? answerProblem(404, "batch/gone") : answerJson(preview);
}
