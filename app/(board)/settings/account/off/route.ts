import { z } from "zod";
import { dropSecondFactor } from "@/lib/accounts/second-factor";
import { answerFactor } from "../factor-answer";

/** Turns the second factor off for who knows the password. */
export function POST(request: Request): Promise<Response> {
  return answerFactor(request, {
    form: z.strictObject({ password: z.string().max(1_024) }),
    run: (session, { password }, headers) =>
      dropSecondFactor(session, password, { headers, now: new Date() }),
    changed: "off",
    wrong: { field: "password", problem: "This is not your password. Nothing was changed." },
  });
}
