import { z } from "zod";
import { confirmSecondFactor } from "@/lib/accounts/second-factor";
import { answerFactor } from "../factor-answer";

/** Turns the second factor on for who types the code that the app shows. */
export function POST(request: Request): Promise<Response> {
  return answerFactor(request, {
    form: z.strictObject({ code: z.string().max(100) }),
    run: (session, { code }, headers) => confirmSecondFactor(session, code, { headers, now: new Date() }),
    changed: "on",
    wrong: {
      field: "code",
      problem: "This is not a code that works now. Wait for the next one, then type that.",
    },
  });
}
