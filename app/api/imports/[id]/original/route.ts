import { readOriginal } from "@/lib/imports/history";
import { answerProblem, signedIn } from "../../answer";
import { toDisposition } from "../../attachment";

/** The file as it was imported, byte for byte. */
export const GET = signedIn(async (_request, session, importId) => {
  const original = await readOriginal(session.scope, importId);
  if (original === null) return answerProblem(404, "import/no-original");
  return new Response(Buffer.from(original.bytes), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": toDisposition(original.fileName),
      "Content-Length": String(original.bytes.byteLength),
      "Cache-Control": "private, no-store",
    },
  });
});
