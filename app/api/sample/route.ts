import { z } from "zod";
import { toHref } from "@/lib/domain/address";
import { SAMPLE_ADDRESS, toTourHref } from "@/lib/domain/sample-tour";
import { addSample, removeSample } from "@/lib/sample/manage-sample";
import { answerRefusal, importing, readText } from "../imports/answer";

const FORM = z.strictObject({ do: z.enum(["add", "remove"]) });

const change = importing(async (request, { scope }) => {
  const text = await readText(request);
  const form = FORM.safeParse(Object.fromEntries(new URLSearchParams(text ?? "")));
  if (!form.success)
    return answerRefusal(400, {
      code: "request/answers",
      message: "The form was not complete. Reload the page.",
    });
  const now = new Date();
  if (form.data.do === "remove") {
    await removeSample(scope, now);
    return seeOther("/overview");
  }
  const isNew = await addSample(scope, now);
  return seeOther(isNew ? toTourHref(1) : toHref("/overview", SAMPLE_ADDRESS));
});

/** Makes or removes the made-up profile, and leads to it or away from it. */
export function POST(request: Request): Promise<Response> {
  return change(request, { params: Promise.resolve({ id: "" }) });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}
