import { Readable } from "node:stream";
import { writeAudit } from "@/lib/accounts/audit";
import { requireApiSession } from "@/lib/accounts/session";
import { toDisposition } from "../../../../api/imports/attachment";
import { readQuestion } from "../read-question";

const TYPES = {
  "audit.csv": ["csv", "text/csv; charset=utf-8"],
  "audit.json": ["json", "application/json; charset=utf-8"],
} as const;

type Context = { readonly params: Promise<{ readonly file: string }> };

/** The log as the page shows it, all of it, as a file; for owners. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const { file } = await params;
  if (session.owner === null || (file !== "audit.csv" && file !== "audit.json"))
    return new Response("There is nothing to download here.\n", { status: 404 });
  const [format, type] = TYPES[file];
  const question = readQuestion(Object.fromEntries(new URL(request.url).searchParams));
  const body = Readable.toWeb(Readable.from(writeAudit(session.owner, question, format)));
  return new Response(body as ReadableStream, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": toDisposition(file),
      "Cache-Control": "private, no-store",
    },
  });
}
