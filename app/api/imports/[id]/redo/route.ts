import { redoInWorker } from "@/lib/imports/worker/change-import";
import { answerJson, answerProblem, answerRefusal, importing } from "../../answer";

/** Imports an undone import again, from its kept original; doing it twice is the same as once. */
export const POST = importing(async (_request, session, importId) => {
  const outcome = await redoInWorker(session.scope, importId);
  switch (outcome.kind) {
    case "unknown":
      return answerProblem(404, "import/unknown");
    case "no-original":
      return answerProblem(410, "import/no-original");
    case "unreadable":
      return answerRefusal(422, outcome.problems[0] ?? { code: "file/unreadable", message: "" });
    case "redone":
    case "already-there":
      return answerJson({ record: outcome.record });
  }
});
