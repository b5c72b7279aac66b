import { requireApiSession } from "@/lib/accounts/session";
import { dayAt, daysBetween, parseDay } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import { getTemplate, isTemplateName } from "@/lib/imports/templates";
import { toDisposition } from "../../imports/attachment";

type Context = { readonly params: Promise<{ readonly name: string }> };

/** A table to fill in: `?profile=@handle` makes its posts ready, `on` is the reader's own day, `separator=semicolon` suits some spreadsheets. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const session = await requireApiSession(request);
  if (!session.ok) return session.response;
  const { name } = await params;
  if (!isTemplateName(name)) return NOT_FOUND();
  const query = new URL(request.url).searchParams;
  const template = await getTemplate(session.scope, {
    name,
    profile: parseHandle(query.get("profile") ?? ""),
    on: readDay(query.get("on")),
    separator: query.get("separator") === "semicolon" ? ";" : ",",
  });
  if (template === null) return NOT_FOUND();
  return new Response(template.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": toDisposition(template.fileName),
      "Cache-Control": "private, no-store",
    },
  });
}

const NOT_FOUND = () => new Response("There is no such template.\n", { status: 404 });

/** Zones differ by a day at most; anything further is no reader's day. */
function readDay(text: string | null) {
  const utc = dayAt(Date.now());
  const told = parseDay(text ?? "");
  return told !== null && Math.abs(daysBetween(utc, told)) <= 1 ? told : utc;
}
