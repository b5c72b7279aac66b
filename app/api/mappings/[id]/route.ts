import { writeMappingFile } from "@/lib/imports/mappings";
import { answerRefusal, signedIn } from "../../imports/answer";
import { toDisposition } from "../../imports/attachment";

const GONE = {
  code: "mapping/unknown",
  message: "These columns are not remembered any more. Open the settings again.",
};

/** The remembered columns of the tables with this header (SHA-256) as a file; `?profile=` is a handle, without it they are everybody's. */
export const GET = signedIn(async (request, session, headerHash) => {
  const profileKey = new URL(request.url).searchParams.get("profile") ?? "";
  const text = await writeMappingFile(session.scope, { headerHash, profileKey });
  if (text === null) return answerRefusal(404, GONE);
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": toDisposition("Columns.json"),
      "Cache-Control": "private, no-store",
    },
  });
});
