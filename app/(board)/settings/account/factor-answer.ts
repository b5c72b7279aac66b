import type { z } from "zod";
import { refuseForeignOrigin } from "@/lib/accounts/same-origin";
import type { CookieResult } from "@/lib/accounts/second-factor";
import { findSession, type SignedIn } from "@/lib/accounts/session";
import { answerForm, formatWait, readForm } from "../../../(door)/form-answer";

const HERE = "/settings/account";

type Change<Form> = {
  readonly form: z.ZodType<Form>;
  readonly run: (session: SignedIn, form: Form, headers: Headers) => Promise<CookieResult>;
  /** Said on the page afterwards. */
  readonly changed: "on" | "off";
  readonly wrong: { readonly field: string; readonly problem: string };
};

/** Answers a form that turns the second factor on or off, after which the session has a new token. */
export async function answerFactor<Form>(request: Request, change: Change<Form>): Promise<Response> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return foreign;
  const session = await findSession(request.headers);
  if (session === null) {
    const problem = "You are no longer signed in. Sign in and try again.";
    return answerForm(request, { status: 401, location: "/sign-in", problem });
  }
  const form = await readForm(request, change.form);
  if (form === null) return answerForm(request, { status: 400, location: HERE, ...change.wrong });
  const result = await change.run(session, form, request.headers);
  switch (result.kind) {
    case "done": {
      const { cookies } = result;
      return answerForm(request, { status: 200, location: `${HERE}?changed=${change.changed}`, cookies });
    }
    case "wrong":
      return answerForm(request, { status: 400, location: HERE, ...change.wrong });
    case "already-on":
      return answerForm(request, { status: 409, location: HERE, problem: "It is on already." });
    case "too-many": {
      const { retryAfterSeconds } = result;
      const problem = `Too many attempts. Wait ${formatWait(retryAfterSeconds)}, then try again.`;
      return answerForm(request, { status: 429, location: HERE, retryAfterSeconds, problem });
    }
  }
}
