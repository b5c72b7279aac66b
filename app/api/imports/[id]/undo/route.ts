import { undoInWorker } from "@/lib/imports/worker/change-import";
import { answerJson, answerProblem, importing } from "../../answer";

/** Takes an import back; doing it twice is the same as once. */
export const POST = importing(async (_request, session, importId) => {
  const outcome = await undoInWorker(session.scope, importId);
  if (outcome.kind === "unknown") return answerProblem(404, "import/unknown");
  return answerJson({ record: outcome.record });
});
