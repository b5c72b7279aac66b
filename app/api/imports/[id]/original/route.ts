import { Readable } from "node:stream";
import { readOriginal } from "@/lib/imports/history";
import { answerProblem, signedIn } from "../../answer";
import { toDisposition } from "../../attachment";

/** The file as it was imported, byte for byte. */
export const GET = signedIn(async (_request, session, importId) => {
  const original = await readOriginal(session.scope, importId);
  if (original === null) return answerProblem(404, "import/no-original");
  return new Response(Readable.toWeb(Readable.from(original.chunks)) as ReadableStream, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": toDisposition(original.fileName),
      "Cache-Control": "private, no-store",
    },
  });
});
