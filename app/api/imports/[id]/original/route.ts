import { Readable } from "node:stream";
import { getImport, readOriginal } from "@/lib/imports/history";
import { answerProblem, signedIn } from "../../answer";
import { toDisposition } from "../../attachment";

/** The file as it was imported, byte for byte. */
export const GET = signedIn(async (_request, session, importId) => {
  const original = await readOriginal(session.scope, importId);
  if (original === null) {
    const record = await getImport(session.scope, importId);
    return answerProblem(record?.originalRemovedAt ? 410 : 404, "import/no-original");
  }
  return new Response(Readable.toWeb(Readable.from(original.chunks)) as ReadableStream, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": toDisposition(original.fileName),
      "Cache-Control": "private, no-store",
    },
  });
});
