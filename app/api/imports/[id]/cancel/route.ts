import { stopBatchWork } from "@/lib/imports/pending-batch";
import { answerProblem, importing } from "../../answer";

/**
 * Stops the preview or the import of uploaded files; they go on waiting. The request that is being stopped answers 409 with `import/stopped`,
 * or with the import when that was faster.
 */
export const POST = importing(async (_request, session, batchId) => {
  const isKnown = await stopBatchWork(session.scope, batchId);
  return isKnown ? new Response(null, { status: 202 }) : answerProblem(404, "batch/gone");
});
