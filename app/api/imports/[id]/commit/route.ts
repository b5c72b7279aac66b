import { commitBatch } from "@/lib/imports/pending-batch";
import { answerJson, answerProblem, importing, readAnswers } from "../../answer";

/** Imports the uploaded files; 409 with the preview when something stands in the way and nothing was imported. */
export const POST = importing(async (request, session, batchId) => {
  const given = await readAnswers(request);
  if (!given.ok) return given.response;
  const outcome = await commitBatch(session.scope, batchId, given.answers);
  if (outcome === null) return answerProblem(404, "batch/gone");
  return answerJson(outcome, outcome.problems.length > 0 ? 409 : 200);
});
