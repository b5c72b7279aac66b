import { Readable } from "node:stream";
import { z } from "zod";
import { requireApiSession } from "@/lib/accounts/session";
import { takeWorkspaceArchive } from "@/lib/leaving/workspace-archive";
import { readForm } from "../../../(door)/form-answer";
import { answerRefusal } from "../../imports/answer";
import { toDisposition } from "../../imports/attachment";

const FORM = z.strictObject({ take: z.literal("everything") });

/** Everything of the workspace as one ZIP; a form sends here, because taking everything along is written down. */
export async function POST(request: Request): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  if ((await readForm(request, FORM)) === null)
    return answerRefusal(400, { code: "request/form", message: "Press Download everything in Settings." });
  if (session.owner === null)
    return answerRefusal(403, { code: "request/owner", message: "Ask an owner of the workspace for it." });
  const now = new Date();
  const { bytes, stream } = await takeWorkspaceArchive(session.owner, now);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Length": String(bytes),
      "Content-Disposition": toDisposition(`tallyboard-workspace-${now.toISOString().slice(0, 10)}.zip`),
      "Cache-Control": "private, no-store",
    },
  });
}
