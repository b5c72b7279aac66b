import { discardBatch } from "@/lib/imports/pending-batch";
import { importing } from "../answer";

/** Throws uploaded files away that were not imported. */
export const DELETE = importing(async (_request, session, batchId) => {
  await discardBatch(session.scope, batchId);
  return new Response(null, { status: 204 });
});
