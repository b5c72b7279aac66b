import { sampleRequestSchema, sampleUpload } from "@/lib/imports/sample-upload";
import { answerJson, answerProblem, answerRefusal, importing, parseJson, readText } from "../../answer";

const MESSAGE = "What was chosen for the columns could not be understood. Reload the page and try again.";

/** The beginning of a waiting file that is no export, and how the columns chosen so far read it. */
export const POST = importing(async (request, session, batchId) => {
  const question = sampleRequestSchema.safeParse(parseJson((await readText(request)) ?? ""));
  if (!question.success) return answerRefusal(400, { code: "request/sample", message: MESSAGE });
  const sampled = await sampleUpload(session.scope, batchId, { question: question.data });
  if (sampled.kind === "gone") return answerProblem(404, "batch/gone");
  return sampled.kind === "no-table" ? answerProblem(422, "file/no-rows") : answerJson(sampled.sample);
});
