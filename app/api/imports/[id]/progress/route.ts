import { findBatchActivity } from "@/lib/imports/pending-batch";
import { answerJson, answerProblem, importing } from "../../answer";

/** What is going on with uploaded files, for who uploaded them: `{doing: "preview" | "commit" | null, progress}`. */
export const GET = importing(async (_request, session, batchId) => {
  const activity = await findBatchActivity(session.scope, batchId);
  return activity === null ? answerProblem(404, "batch/gone") : answerJson(activity);
});
