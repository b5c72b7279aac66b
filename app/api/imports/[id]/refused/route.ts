import { answersSchema } from "@/lib/imports/answers";
import { readRefusedRows } from "@/lib/imports/refused-rows";
import { answerProblem, answerRefusal, parseJson, signedIn } from "../../answer";
import { toDisposition } from "../../attachment";

const MESSAGE = "The answers to the open questions could not be understood. Reload the page and try again.";

/** The refused rows of an import or of a waiting batch with their reasons, as CSV; `?answers=` as the preview takes them. */
export const GET = signedIn(async (request, session, id) => {
  const given = new URL(request.url).searchParams.get("answers") ?? "{}";
  const answers = answersSchema.safeParse(parseJson(given));
  if (!answers.success) return answerRefusal(400, { code: "request/answers", message: MESSAGE });
  const refused = await readRefusedRows(session.scope, id, answers.data);
  if (refused === null) return answerProblem(404, "import/unknown");
  return new Response(refused.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(refused.fileName),
      "Cache-Control": "private, no-store",
    },
  });
});
